import { useState } from 'react';
import type { AppointmentView } from '#contract/console-api.ts';
import type { ExpectationOutcome } from '#domain/appointments/expectation.ts';
import { askHub } from '../hub.ts';
import { Field } from '../parts/section.tsx';

export const expectationWords: Readonly<Record<ExpectationOutcome, string>> = { met: 'It was met', partly: 'In part', 'not-met': 'It was not met' };

/** After the visit: whether what the visitor hoped for was met, in words that they could read. */
export function AnswerExpectation({ entry, onAnswered }: { readonly entry: AppointmentView; readonly onAnswered: () => Promise<void> }) {
  const [note, setNote] = useState(entry.expectationAnswer?.note ?? '');
  const [words, setWords] = useState<string | null>(null);
  const answer = async (outcome: ExpectationOutcome) => {
    const answered = await askHub('appointments.answer-expectation', { id: entry.id, outcome, note: note.trim() === '' ? null : note.trim() });
    if (answered.outcome === 'refused') setWords(answered.words);
    else setWords(answered.outcome === 'answered' ? 'Kept.' : 'The hub does not answer. Nothing was kept.');
    await onAnswered();
  };
  return (
    <>
      {words && <p className="said" role="status">{words}</p>}
      <p>Hoped for: <span lang={entry.locale}>{entry.expectation}</span></p>
      <div className="reply">
        <Field label="What became of it, as the visitor could read it"><input maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
        <div className="actions">
          {(['met', 'partly', 'not-met'] as const).map((outcome) => <button key={outcome} aria-pressed={entry.expectationAnswer?.outcome === outcome} onClick={() => void answer(outcome)}>{expectationWords[outcome]}</button>)}
        </div>
      </div>
    </>
  );
}
