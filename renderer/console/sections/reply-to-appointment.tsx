import { useState, type FormEvent } from 'react';
import type { AppointmentReply, AppointmentView } from '#contract/console-api.ts';
import { askHub } from '../hub.ts';
import { momentText, timeText } from '../parts/age.tsx';
import { Field } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

type ReplyParts = { readonly entry: AppointmentView; readonly timeZone: string | undefined; readonly onAnswered: () => Promise<void> };

/** Yes, another time, or no with a reason. The window is told, and tells whoever asked if they are still there. */
export function ReplyToAppointment({ entry, timeZone, onAnswered }: ReplyParts) {
  const [reason, setReason] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const reply = async (given: AppointmentReply) => {
    const answer = await askHub('appointments.answer', { id: entry.id, version: entry.version, reply: given });
    if (answer.outcome !== 'answered') setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer. Nothing was changed.');
    else if (answer.value.outcome === 'refused') setWords(answer.value.reason);
    else setWords(answer.value.outcome === 'stale' ? 'It changed meanwhile: look again before you answer.' : `The window is told: ${answer.value.appointment.state}.`);
    await onAnswered();
  };
  const decline = (event: FormEvent) => {
    event.preventDefault();
    void reply({ act: 'decline', reason });
  };
  const canConfirm = (entry.slot !== null || entry.kind === 'now') && entry.state !== 'confirmed' && entry.state !== 'moved';
  return (
    <>
      {words && <p className="said" role="status">{words}</p>}
      <div className="reply">
        {canConfirm && <button className="first" onClick={() => void reply({ act: 'confirm' })}>{entry.kind === 'now' ? 'Someone is coming' : 'Confirm'}</button>}
        {entry.kind !== 'now' && <ProposeTime entry={entry} timeZone={timeZone} onChosen={(startsAt) => reply({ act: 'move', startsAt })} />}
        <form onSubmit={decline}>
          <Field label="Reason, as the visitor would read it"><input required minLength={3} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
          <button>Decline</button>
        </form>
      </div>
    </>
  );
}

function ProposeTime({ entry, timeZone, onChosen }: { readonly entry: AppointmentView; readonly timeZone: string | undefined; readonly onChosen: (startsAt: string) => Promise<void> }) {
  const [date, setDate] = useState(() => dayOf(entry.slot?.startsAt ?? new Date(Date.now() + 86_400_000).toISOString(), timeZone));
  const times = useAnswer('appointments.times', { id: entry.id, date });
  const startsAt = times.value?.startsAt ?? [];
  return (
    <div>
      <Field label={entry.slot ? 'Another day' : 'A day'}><input type="date" required value={date} onChange={(event) => { if (event.target.value !== '') setDate(event.target.value); }} /></Field>
      <div className="times" role="group" aria-label="Free times">
        {startsAt.map((each) => <button key={each} aria-label={`${entry.slot ? 'Move to' : 'Propose'} ${momentText(each, timeZone)}`} onClick={() => void onChosen(each)}>{timeText(each, timeZone)}</button>)}
        {times.value && startsAt.length === 0 && <span className="quiet">Nothing is free that day.</span>}
      </div>
    </div>
  );
}

function dayOf(instant: string, timeZone: string | undefined): string {
  return new Date(instant).toLocaleDateString('en-CA', { timeZone });
}
