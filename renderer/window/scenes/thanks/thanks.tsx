import type { Slot } from '#contract/submission.ts';
import { calendarFile, calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import { CodePicture } from '../../../design/code-picture.tsx';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';
import type { SceneOf } from '../scene-of.ts';
import './thanks.css';

/** The state it truly has, what the visitor carries away to change it by and a picture for their phone; then the light goes and nothing of the visitor remains. */
export function Thanks({ scene }: { readonly scene: SceneOf<'thanks'> }) {
  const { document, published, locale, words, visit } = useScene();
  const { boutique } = document;
  const { kind } = scene;
  const isThere = kind !== 'video' && kind !== 'at-home';
  // The hub's page can be opened once the hub knows of the appointment; until then a calendar file needs nobody.
  const hasPage = published.phoneUrl !== null && scene.state !== 'requested' && scene.state !== 'held';
  const qr = hasPage ? `${published.phoneUrl}#${scene.code}` : scene.slot && calendarCode(scene.slot);
  const said = kind === 'now' ? words.nowStates[scene.state] : words.states[scene.state];
  const offer = boutique.offers.find((entry) => entry.kind === kind);
  return (
    <div className="scene thanks" data-state={scene.state}>
      <div className="low">
        <Lit of={words.thanks} as="h1" className="display ice">{words.thanks}</Lit>
        <Lit of={scene.state} after={300} as="p" className="line said" isSpoken>{said}</Lit>
        {kind !== 'now' && (
          <div className="meeting">
            {qr !== null && <CodePicture text={qr} label={hasPage ? words.codeOnPhone : words.calendar} />}
            <div>
              {scene.slot && <p className="line figures">{dayIn(boutique.timeZone, locale, scene.slot.startsAt)}<br />{timeIn(boutique.timeZone, locale, scene.slot.startsAt)}</p>}
              {isThere && <p className="latin place" dir="ltr">{boutique.name}<br />{boutique.address}</p>}
              {words.kindNotes[kind] !== '' && <p className="small">{words.kindNotes[kind]}</p>}
              {qr !== null && <p className="small">{hasPage ? words.codeOnPhone : words.calendar}</p>}
              <p className="latin figures code" dir="ltr">{scene.code}</p>
              <p className="small">{words.codeHow}</p>
            </div>
          </div>
        )}
        <nav className="thanks-ways"><Verb isFirst onDo={() => visit.end('curtain')}>{words.leave}<span className="small aside">{words.nothingStays}</span></Verb></nav>
      </div>
    </div>
  );

  /** In UTC, since a code should carry few letters; an earlier word than any that the boutique sends later. */
  function calendarCode(slot: Slot): string {
    return calendarFile({
      ...slot, key: calendarKeyOf(scene.appointmentId), sequence: 0, timeZone: null, summary: `${document.maison.name} – ${offer?.name[locale] ?? ''}`,
      place: `${boutique.name}, ${boutique.address}`, description: null, link: null, status: scene.state === 'confirmed' ? 'confirmed' : 'tentative', writtenAt: new Date().toISOString(),
    }, null);
  }
}
