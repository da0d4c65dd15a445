import { useState } from 'react';
import { askHub } from '../hub.ts';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

/** What arrived and could not be taken into the CRM: why, and a button to try again once the cause is mended. */
export function Parked() {
  const { value, trouble, refresh } = useAnswer('parked.list', {}, 5000);
  const [words, setWords] = useState<string | null>(null);
  const replay = async (id: string) => {
    const answer = await askHub('parked.replay', { id });
    if (answer.outcome !== 'answered') setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
    else setWords(answer.value.outcome === 'done' ? 'Taken in.' : `Parked again: ${answer.value.reason ?? 'the same reason'}`);
    await refresh();
  };
  return (
    <Section title="Parked" trouble={trouble}>
      {words && <p className="said" role="status">{words}</p>}
      {value && value.parked.length === 0 && <p className="quiet">Nothing is parked.</p>}
      {value && value.parked.length > 0 && (
        <table>
          <thead><tr><th>Arrived</th><th>Window</th><th>Why</th><th>Waiting behind</th><th></th></tr></thead>
          <tbody>{value.parked.map((entry) => (
            <tr key={entry.id}><td>{new Date(entry.arrivedAt).toLocaleString('en-GB')}</td><td>{entry.windowName}</td><td>{entry.reason}</td><td>{entry.waitingBehind}</td><td><button onClick={() => void replay(entry.id)}>Replay</button></td></tr>
          ))}</tbody>
        </table>
      )}
    </Section>
  );
}
