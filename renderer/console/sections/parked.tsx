import { useState } from 'react';
import { askHub } from '../hub.ts';
import { Moment } from '../parts/age.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { CrmLines } from './crm-lines.tsx';

/** What arrived and could not be taken into the CRM: why, and a button to try again once the cause is mended. */
export function Parked({ seesCrm }: { readonly seesCrm: boolean }) {
  const { value, trouble, refresh } = useAnswer('parked.list', {}, 5000);
  const [words, setWords] = useState<string | null>(null);
  const replay = async (id: string) => {
    const answer = await askHub('parked.replay', { id });
    if (answer.outcome !== 'answered') setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
    else setWords(answer.value.outcome === 'done' ? 'Taken in.' : `Parked again. ${answer.value.reason ?? ''}`);
    await refresh();
  };
  return (
    <Section title="Parked" trouble={trouble}>
      {words && <p className="said" role="status">{words}</p>}
      {value?.parked.length === 0 && <Empty title="Nothing is parked.">What arrives and cannot be taken in waits here with its reason, and holds up nobody else.</Empty>}
      {value && value.parked.length > 0 && (
        <table>
          <thead><tr><th>Arrived</th><th>Window</th><th>Why</th><th className="figure">Waiting behind it</th><td /></tr></thead>
          <tbody>{value.parked.map((entry) => (
            <tr key={entry.id}>
              <td><Moment instant={entry.arrivedAt} /></td><td>{entry.windowName}</td><td>{entry.reason}</td><td className="figure">{entry.waitingBehind}</td>
              <td className="end"><button className="plain" data-row aria-label={`Replay what ${entry.windowName} sent`} onClick={() => void replay(entry.id)}>Replay</button></td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {seesCrm && <CrmLines />}
    </Section>
  );
}
