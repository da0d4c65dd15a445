import { useEffect, useState } from 'react';
import type { CodeDeed, MeetingByCode } from '#contract/by-code.ts';
import type { Locale } from '#domain/locale.ts';
import type { HubSaid } from './ask-hub.ts';
import { timeText } from './meeting.tsx';
import type { PhoneWords } from './words/words.ts';

type Parts = {
  readonly meeting: MeetingByCode; readonly locale: Locale; readonly words: PhoneWords;
  readonly ask: (deed: CodeDeed) => Promise<HubSaid>; readonly onLeft: () => void;
};

/** A day, and what is free on it now; touching a time asks for it at once. */
export function ChooseTime({ meeting, locale, words, ask, onLeft }: Parts) {
  const { timeZone } = meeting.boutique;
  const [date, setDate] = useState(() => dateText(meeting.slot?.startsAt ?? new Date(Date.now() + 86_400_000).toISOString(), timeZone));
  const [today] = useState(() => dateText(new Date().toISOString(), timeZone));
  const [times, setTimes] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    setTimes(null);
    void ask({ act: 'times', date }).then((answer) => { if (isWanted && answer.outcome === 'times') setTimes(answer.startsAt); });
    return () => { isWanted = false; };
  }, [date]);
  return (
    <div role="group" aria-label={words.change}>
      <label>
        <span>{words.day}</span>
        <input type="date" value={date} min={today} required onChange={(event) => { if (event.target.value !== '') setDate(event.target.value); }} />
      </label>
      <div className="times">
        {(times ?? []).map((startsAt) => <button key={startsAt} onClick={() => void ask({ act: 'move', version: meeting.version, startsAt }).then(onLeft)}>{timeText(startsAt, timeZone, locale)}</button>)}
      </div>
      {times !== null && times.length === 0 && <p>{words.noneThatDay}</p>}
      <nav><button onClick={onLeft}>{words.keep}</button></nav>
    </div>
  );
}

function dateText(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
