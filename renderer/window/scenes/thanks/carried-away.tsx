import type { Slot } from '#contract/submission.ts';
import { calendarFile, calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import { CodePicture } from '../../../design/code-picture.tsx';
import { receiverSentence } from '../../../design/receiver-words.ts';
import { dayIn, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';
import type { SceneOf } from '../scene-of.ts';

/** When and where, the code to change it by, and a picture for the visitor's phone: the hub's page once the hub knows of the appointment, until then a calendar file, which needs nobody. */
export function CarriedAway({ scene }: { readonly scene: SceneOf<'thanks'> }) {
  const { document, published, locale, words } = useScene();
  const { boutique, maison } = document;
  const { kind, slot, state, receivedBy } = scene;
  const isTrue = state === 'confirmed' || state === 'moved';
  const receiver = isTrue && receivedBy !== null ? receiverSentence(locale, receivedBy) : null;
  const isThere = kind !== 'video' && kind !== 'at-home';
  const place = isThere ? `${boutique.name}, ${boutique.address}` : '';
  const offered = boutique.offers.find((entry) => entry.kind === kind)?.name[locale] ?? '';
  const hasPage = published.phoneUrl !== null && state !== 'requested' && state !== 'held';
  const picture = hasPage ? `${published.phoneUrl}#${scene.code}` : slot && calendarCode(slot);
  const label = hasPage ? words.codeOnPhone : words.calendar;
  return (
    <div className="meeting">
      {picture !== null && <CodePicture text={picture} label={label} />}
      <div>
        {slot && <p className="line figures">{dayIn(boutique.timeZone, locale, slot.startsAt)}<br />{timeIn(boutique.timeZone, locale, slot.startsAt)}</p>}
        {isThere && <p className="latin place" dir="ltr">{boutique.name}<br />{boutique.address}</p>}
        {receiver !== null && <p className="small receiver" role="status">{receiver}</p>}
        {words.kindNotes[kind] !== '' && <p className="small">{words.kindNotes[kind]}</p>}
        {picture !== null && <p className="small">{label}</p>}
      </div>
      <div>
        <p className="latin figures code" dir="ltr">{scene.code}</p>
        <p className="small">{words.codeHow}</p>
      </div>
    </div>
  );

  /** In UTC, since a picture should carry few letters; an earlier word than any that the boutique sends later. */
  function calendarCode(time: Slot): string {
    return calendarFile({
      ...time, key: calendarKeyOf(scene.appointmentId), sequence: 0, timeZone: null, summary: `${maison.name} – ${offered}`,
      place, description: receiver, contact: null, link: null, status: isTrue ? 'confirmed' : 'tentative', writtenAt: new Date().toISOString(),
    }, null);
  }
}
