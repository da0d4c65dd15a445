import { useState } from 'react';
import type { Slot, SlotsAnswer } from '#contract/submission.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { openingSpansOn } from '#domain/boutique/opening-hours.ts';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { dayParts, isoWeekday, timeIn } from '../../boutique-time.ts';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';
import { useSlots } from './use-slots.ts';

/** Days as a calm ribbon, the hours of one of them, and where this knowledge comes from and how old it is; `isFixed` when a time is wanted. */
export function When({ kind, isFixed = false, onChoose }: { readonly kind: AppointmentKind; readonly isFixed?: boolean; readonly onChoose: (slot: Slot | null) => void }) {
  const { document, locale, words } = useScene();
  const { timeZone } = document.boutique;
  const { answer, isHeard } = useSlots(kind, timeZone);
  const [date, setDate] = useState<string | null>(null);
  const days = answer?.days ?? [];
  const shown = days.find((day) => day.date === date) ?? days.find((day) => day.slots.length > 0);
  return (
    <div className="scene when">
      <div className="low">
        <Lit of={words.when} as="h1" className="display ice">{words.when}</Lit>
        <div className="ribbon" role="group" aria-label={words.when}>
          {days.map((day, index) => <Day key={day.date} date={day.date} isFirst={index === 0} isFree={day.slots.length > 0} isShown={day === shown} onChoose={() => setDate(day.date)} />)}
        </div>
        <Lit of={shown?.date ?? ''} className="hours figures">
          {(shown?.slots ?? []).map((slot) => <button type="button" key={slot.startsAt} onClick={() => onChoose(slot)}>{timeIn(timeZone, locale, slot.startsAt)}</button>)}
        </Lit>
        <nav className="when-ways">
          <p className="small" role="status">{isHeard ? sourceOf(answer) : ''}</p>
          {!isFixed && <Verb onDo={() => onChoose(null)}>{words.anyTime}<span className="small aside">{words.anyTimeHow}</span></Verb>}
        </nav>
      </div>
    </div>
  );

  function sourceOf(heard: SlotsAnswer | null): string {
    if (!heard) return words.noSlots;
    return heard.source === 'hub' && heard.asOf ? fill(words.asHeard, { time: timeIn(timeZone, locale, heard.asOf) }) : words.asHours;
  }
}

/** A day of the ribbon; one without hours says whether the boutique is closed or has none left. */
function Day({ date, isFirst, isFree, isShown, onChoose }: { readonly date: string; readonly isFirst: boolean; readonly isFree: boolean; readonly isShown: boolean; readonly onChoose: () => void }) {
  const { locale, words, document } = useScene();
  const isOpen = openingSpansOn(document.boutique.hours, date, isoWeekday(date)).length > 0;
  const why = isOpen ? words.full : words.closed;
  const { weekday, day, month } = dayParts(date, locale);
  return (
    <button type="button" disabled={!isFree} aria-pressed={isShown} onClick={onChoose} aria-label={`${weekday} ${day} ${month}${isFree ? '' : `, ${why}`}`}>
      <span className="small">{weekday}</span>
      <span className="day figures">{day}</span>
      <span className="small month">{isFree ? (isFirst || day === '1' ? month : '') : why}</span>
    </button>
  );
}
