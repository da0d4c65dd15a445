import { useState } from 'react';
import type { AppointmentReply, AppointmentView } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';
import { momentText, timeText } from '../parts/age.tsx';
import { useAnswer } from '../use-answer.ts';

type Parts = { readonly entry: AppointmentView; readonly clash: NonNullable<AppointmentView['clash']>; readonly timeZone: string | undefined; readonly onSolved: () => Promise<void> };

/** A meeting that was promised, and an event of another calendar over it: another advisor, another time, or as it is. One touch each. */
export function SolveClash({ entry, clash, timeZone, onSolved }: Parts) {
  const { value } = useAnswer('appointments.ways-out', { id: entry.id });
  const [words, setWords] = useState<string | null>(null);
  const reply = async (given: AppointmentReply) => {
    const answer = await askHub('appointments.answer', { id: entry.id, version: entry.version, reply: given });
    if (answer.outcome !== 'answered') setWords(answer.outcome === 'refused' ? answer.words : away);
    else if (answer.value.outcome !== 'answered') setWords(answer.value.outcome === 'refused' ? answer.value.reason : 'It changed meanwhile: look again.');
    await onSolved();
  };
  const keep = async () => {
    const answer = await askHub('appointments.keep', { id: entry.id });
    if (answer.outcome !== 'answered') setWords(answer.outcome === 'refused' ? answer.words : away);
    await onSolved();
  };
  return (
    <div className="reply" role="group" aria-label={`Solve ${entry.client}`}>
      <p>{clash.over === 'advisor' ? `The time of ${entry.advisor ?? 'whoever receives'} was given away in ${clash.connector}` : `More was given away in ${clash.connector} than there are places`}: {momentText(clash.startsAt, timeZone)} to {timeText(endOf(clash), timeZone)}.</p>
      {words && <p className="said" role="status">{words}</p>}
      <div className="times">
        {value?.advisors.map(({ id, givenName }) => <button key={id} onClick={() => void reply({ act: 'hand-over', to: id })}>{givenName} receives</button>)}
        {value?.times.map(({ startsAt }) => <button key={startsAt} onClick={() => void reply({ act: 'move', startsAt })}>Move to {momentText(startsAt, timeZone)}</button>)}
        <button onClick={() => void keep()}>Keep it as it is</button>
      </div>
    </div>
  );
}

const away = 'The hub does not answer. Nothing was changed.';

function endOf({ startsAt, minutes }: Parts['clash']): string {
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}
