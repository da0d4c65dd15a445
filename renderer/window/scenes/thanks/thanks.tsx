import type { Slot } from '#contract/submission.ts';
import { calendarFile, calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import { CodePicture } from '../../../design/code-picture.tsx';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';
import type { SceneOf } from '../scene-of.ts';
import './thanks.css';

/** The state it truly has, a code for the visitor's calendar; then the light goes and nothing of the visitor remains. */
export function Thanks({ scene }: { readonly scene: SceneOf<'thanks'> }) {
  const { document, locale, words, visit } = useScene();
  const { boutique } = document;
  const said = scene.kind === 'now' ? words.nowStates[scene.state] : words.states[scene.state];
  const offer = boutique.offers.find((entry) => entry.kind === scene.kind);
  return (
    <div className="scene thanks" data-state={scene.state}>
      <div className="low">
        <Lit of={words.thanks} as="h1" className="display ice">{words.thanks}</Lit>
        <Lit of={scene.state} after={300} as="p" className="line said" isSpoken>{said}</Lit>
        {scene.slot && (
          <div className="meeting">
            <CodePicture text={calendarCode(scene.slot)} label={words.calendar} />
            <div>
              <p className="line figures">{dayIn(boutique.timeZone, locale, scene.slot.startsAt)}<br />{timeIn(boutique.timeZone, locale, scene.slot.startsAt)}</p>
              <p className="latin place" dir="ltr">{boutique.name}<br />{boutique.address}</p>
              <p className="small">{words.calendar}</p>
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
