import { useEffect, useState } from 'react';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import type { Slot, SlotsAnswer } from '#contract/submission.ts';
import { Lit } from '../../design/lit.tsx';
import { Verb } from '../../design/verb.tsx';
import { dateIn, dayParts, timeIn } from '../boutique-time.ts';
import { request } from '../bridge.ts';
import { useScene } from '../scene-context.ts';
import type { SceneOf } from './scene-of.ts';

const daysAhead = 14;

/** Where and how, then when: days as a calm ribbon, and what is true of them with its age. */
export function Meet({ scene }: { readonly scene: SceneOf<'meet'> }) {
  const { document, locale, words, visit } = useScene();
  const choose = (kind: AppointmentKind) => (kind === 'now' ? visit.go({ name: 'who', kind, slot: null }) : visit.go({ name: 'meet', kind }));
  if (scene.kind) return <When kind={scene.kind} />;
  return (
    <div className="scene meet">
      <Lit of={words.meet} as="h1" className="display ice meet-title">{words.meet}</Lit>
      <nav className="meet-ways" aria-label={words.how}>
        {document.boutique.offers.map((offer) => (
          <Verb key={offer.kind} isFirst={offer.kind === 'now'} onDo={() => choose(offer.kind)}>
            {offer.name[locale]}
            {offer.minutes > 0 && offer.kind !== 'now' && <span className="small aside figures">{words.minutes.replace('{count}', String(offer.minutes))}</span>}
          </Verb>
        ))}
      </nav>
    </div>
  );
}

function When({ kind }: { readonly kind: AppointmentKind }) {
  const { document, locale, words, visit } = useScene();
  const { timeZone } = document.boutique;
  const { answer, isHeard } = useSlots(kind, timeZone);
  const [date, setDate] = useState<string | null>(null);
  const shown = answer?.days.find((day) => day.date === date) ?? answer?.days.find((day) => day.slots.length > 0);
  const go = (slot: Slot | null) => visit.go({ name: 'who', kind, slot });
  return (
    <div className="scene when">
      <Lit of={words.when} as="h1" className="display ice meet-title">{words.when}</Lit>
      <div className="ribbon" role="group" aria-label={words.when}>
        {(answer?.days ?? []).map((day) => {
          const { weekday, day: number, month } = dayParts(day.date, locale);
          return (
            <button type="button" key={day.date} disabled={day.slots.length === 0} aria-pressed={day.date === shown?.date} onClick={() => setDate(day.date)} aria-label={`${weekday} ${number} ${month}`}>
              <span className="small">{weekday}</span><span className="ribbon-day figures">{number}</span>
            </button>
          );
        })}
      </div>
      {shown && <p className="line">{`${dayParts(shown.date, locale).month}`}</p>}
      <div className="hours figures" role="group" aria-label={words.when}>
        {(shown?.slots ?? []).map((slot) => <button type="button" key={slot.startsAt} onClick={() => go(slot)}>{timeIn(timeZone, locale, slot.startsAt)}</button>)}
      </div>
      <nav className="when-ways">
        <p className="small">{!isHeard ? '' : !answer ? words.noSlots : answer.source === 'hub' && answer.asOf ? words.asHeard.replace('{time}', timeIn(timeZone, locale, answer.asOf)) : words.asHours}</p>
        <Verb onDo={() => go(null)}>{words.anyTime}<span className="small aside">{words.anyTimeHow}</span></Verb>
      </nav>
    </div>
  );
}

function useSlots(kind: AppointmentKind, timeZone: string): { readonly answer: SlotsAnswer | null; readonly isHeard: boolean } {
  const [heard, setHeard] = useState<{ readonly answer: SlotsAnswer | null; readonly isHeard: boolean }>({ answer: null, isHeard: false });
  useEffect(() => {
    let isWanted = true;
    void request('slots.list', { kind, from: dateIn(timeZone, Date.now()), days: daysAhead }).then((answer) => { if (isWanted) setHeard({ answer: answer.ok ? answer.value : null, isHeard: true }); });
    return () => { isWanted = false; };
  }, [kind, timeZone]);
  return heard;
}
