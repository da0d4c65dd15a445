import { useState } from 'react';
import { Moment } from '../parts/age.tsx';
import { Filter, holdsWords } from '../parts/filter.tsx';
import { State } from '../parts/state.tsx';
import { useAnswer } from '../use-answer.ts';

const shownAtFirst = 60;

/** Who did what to what, newest first, and whether the chain it is kept in is whole. */
export function Audit() {
  const { value } = useAnswer('audit.list', {}, 10_000);
  const [filter, setFilter] = useState('');
  const [isWhole, setWhole] = useState(false);
  const found = (value?.entries ?? []).filter((entry) => holdsWords([entry.who, actWords(entry.act), entry.subject], filter));
  const shown = isWhole ? found : found.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="audit-title">
      <header className="section-head">
        <div><h2 id="audit-title">Audit</h2>{value && <State tone={value.isChainWhole ? 'good' : 'bad'}>{value.isChainWhole ? 'the chain is whole' : 'the chain is broken: an entry was changed or taken out'}</State>}</div>
        <Filter of="the audit" value={filter} onChange={setFilter} />
      </header>
      <table>
        <thead><tr><th>When</th><th>Who</th><th>What</th><th>On</th></tr></thead>
        <tbody>{shown.map((entry, index) => (
          <tr key={`${entry.at} ${entry.act} ${entry.subject ?? ''} ${index}`}><td><Moment instant={entry.at} /></td><td>{entry.who}</td><td>{actWords(entry.act)}</td><td className="quiet">{entry.subject ?? '–'}</td></tr>
        ))}</tbody>
      </table>
      {found.length > shown.length && <p className="more"><button className="plain" onClick={() => setWhole(true)}>Show {found.length - shown.length} older</button></p>}
    </section>
  );
}

function actWords(act: string): string {
  return act.replaceAll('-', ' ');
}
