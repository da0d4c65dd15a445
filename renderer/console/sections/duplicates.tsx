import { useState } from 'react';
import type { ConsoleOutput } from '#contract/console-api.ts';
import { askHub, type HubAnswer } from '../hub.ts';
import { Moment } from '../parts/age.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

type Listed = ConsoleOutput<'duplicates.list'>;
type Suspect = Listed['suspects'][number];

const words: Readonly<Record<Suspect['reasons'][number], string>> = {
  'same-email': 'same e-mail', 'near-email': 'e-mail but for one letter', 'other-email': 'other e-mail', 'same-phone': 'same telephone', 'other-phone': 'other telephone',
  'same-birthday': 'same birthday', 'other-birthday': 'other birthday', 'same-family': 'same family name', 'near-family': 'nearly the same family name', 'other-family': 'other family name',
  'same-given': 'same given name', 'near-given': 'nearly the same given name', 'initial-given': 'given name fits its initial', 'other-given': 'other given name', 'names-swapped': 'names the other way round',
};

/** Records that may be one person, each with its reasons. Nothing is merged by itself, and every merge can be taken back. */
export function Duplicates() {
  const { value, trouble, refresh } = useAnswer('duplicates.list', {}, 15_000);
  const [said, setSaid] = useState<string | null>(null);
  const act = async (asking: Promise<HubAnswer<unknown>>, done: string): Promise<void> => {
    const answer = await asking;
    setSaid(answer.outcome === 'answered' ? done : answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
    await refresh();
  };
  return (
    <Section title="Duplicates" trouble={trouble}>
      {said && <p className="said" role="status">{said}</p>}
      {value?.suspects.length === 0 && <Empty title="No two records look like one person.">Names, addresses and numbers are compared as they arrive; a shared name or a shared number alone is not enough.</Empty>}
      {value && value.suspects.length > 0 && (
        <table>
          <thead><tr><th>One record</th><th>Another</th><th>Why it may be one person</th><th className="figure">Weight</th><th /></tr></thead>
          <tbody>{value.suspects.map((suspect) => <Pair key={`${suspect.left.id} ${suspect.right.id}`} suspect={suspect} act={act} />)}</tbody>
        </table>
      )}
      {value && value.merges.length > 0 && (
        <table>
          <caption>Merged</caption>
          <thead><tr><th>When</th><th>By</th><th>Record</th><th>From the other record</th><th /></tr></thead>
          <tbody>{value.merges.map(({ id, keptId, mergedAt, by, sources }) => (
            <tr key={id}>
              <td><Moment instant={mergedAt} /></td><td>{by}</td><td><code>{keptId.slice(-12)}</code></td>
              <td className="quiet">{Object.entries(sources).filter(([, source]) => source !== 'kept').map(([field, source]) => `${field} (${source === 'both' ? 'of both' : 'its own'})`).join(', ') || 'nothing'}</td>
              <td className="end"><button className="plain" data-row aria-label={`Undo the merge into ${keptId.slice(-12)}`} onClick={() => void act(askHub('duplicates.undo', { id }), 'Undone: both records are as they were.')}>Undo</button></td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </Section>
  );
}

type PairParts = { readonly suspect: Suspect; readonly act: (asking: Promise<HubAnswer<unknown>>, done: string) => Promise<void> };

function Pair({ suspect: { left, right, reasons, score }, act }: PairParts) {
  const keep = (kept: Suspect['left'], givenUp: Suspect['left']) => void act(askHub('duplicates.merge', { keptId: kept.id, givenUpId: givenUp.id }), `Merged into ${kept.name}. It can be undone below.`);
  return (
    <tr>
      <Person of={left} /><Person of={right} /><td>{reasons.map((reason) => words[reason]).join(', ')}</td><td className="figure">{score.toFixed(1)}</td>
      <td className="end">
        <button className="plain" data-row aria-label={`Keep ${left.name}, the first record`} onClick={() => keep(left, right)}>Keep first</button>
        <button className="plain" data-row aria-label={`Keep ${right.name}, the second record`} onClick={() => keep(right, left)}>Keep second</button>
        <button className="plain" data-row aria-label={`${left.name} and ${right.name} are two persons`} onClick={() => void act(askHub('duplicates.keep-apart', { oneId: left.id, otherId: right.id }), 'Two persons: they are not suggested again.')}>Two persons</button>
      </td>
    </tr>
  );
}

function Person({ of: { name, email, phone } }: { readonly of: Suspect['left'] }) {
  return <td><bdi>{name}</bdi><br /><span className="quiet">{[email, phone].filter((way) => way !== null).join(', ') || 'no contact'}</span></td>;
}
