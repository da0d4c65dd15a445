import { useState, type FormEvent } from 'react';
import type { ConsoleOutput } from '#contract/console-api.ts';
import { advisorId, badgeId } from '#contract/ids.ts';
import type { Me } from '../console.tsx';
import { askHub } from '../hub.ts';
import { Field, Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

type BadgeFile = Extract<ConsoleOutput<'badges.issue'>, { outcome: 'issued' }>['file'];

export function Badges({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('badges.list', {});
  const revoke = async (id: string) => {
    await askHub('badges.revoke', { id: badgeId.parse(id) });
    await refresh();
  };
  return (
    <Section title="Badges" trouble={trouble}>
      <IssueBadge me={me} onIssued={refresh} />
      <h2>Issued</h2>
      <table>
        <thead><tr><th>Badge</th><th>Advisor</th><th>Boutique</th><th>Issued</th><th>State</th><th></th></tr></thead>
        <tbody>{(value?.badges ?? []).map((entry) => (
          <tr key={`${entry.id} ${entry.issuedAt}`}>
            <td>{entry.id}</td><td>{entry.advisor}</td><td>{entry.boutiqueId}</td><td>{new Date(entry.issuedAt).toLocaleString('en-GB')}</td>
            <td>{entry.revokedAt ? <span className="bad">revoked</span> : <span className="good">valid</span>}</td>
            <td>{!entry.revokedAt && <button onClick={() => void revoke(entry.id)}>Revoke</button>}</td>
          </tr>
        ))}</tbody>
      </table>
    </Section>
  );
}

function IssueBadge({ me, onIssued }: { readonly me: Me; readonly onIssued: () => Promise<void> }) {
  const [id, setId] = useState('');
  const [boutiqueId, setBoutiqueId] = useState<string>(me.boutiques[0]?.id ?? '');
  const boutique = me.boutiques.find((entry) => entry.id === boutiqueId);
  const [advisor, setAdvisor] = useState<string>(boutique?.advisors[0]?.id ?? '');
  const [pin, setPin] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const [file, setFile] = useState<BadgeFile | null>(null);

  const issue = async (event: FormEvent) => {
    event.preventDefault();
    const [badge, person] = [badgeId.safeParse(id), advisorId.safeParse(advisor)];
    if (!boutique || !badge.success || !person.success) return setWords('A badge is named like A-01 and belongs to an advisor.');
    const answer = await askHub('badges.issue', { id: badge.data, boutiqueId: boutique.id, advisorId: person.data, pin });
    setPin('');
    if (answer.outcome !== 'answered') return setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer. No badge was issued.');
    if (answer.value.outcome === 'refused') return setWords(answer.value.reason);
    setFile(answer.value.file);
    setWords(`${badge.data} is issued. Its file is written to the card once, then destroyed; the PIN is known to the advisor alone.`);
    await onIssued();
  };
  return (
    <>
      <form className="row" onSubmit={(event) => void issue(event)}>
        <Field label="Badge"><input required pattern="[A-Z]-[0-9]{2,4}" placeholder="A-01" value={id} onChange={(event) => setId(event.target.value)} /></Field>
        <Field label="Boutique"><select value={boutiqueId} onChange={(event) => setBoutiqueId(event.target.value)}>{me.boutiques.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}</select></Field>
        <Field label="Advisor"><select value={advisor} onChange={(event) => setAdvisor(event.target.value)}>{(boutique?.advisors ?? []).map((entry) => <option key={entry.id} value={entry.id}>{entry.givenName}</option>)}</select></Field>
        <Field label="PIN"><input required type="password" inputMode="numeric" pattern="[0-9]{4,8}" autoComplete="off" value={pin} onChange={(event) => setPin(event.target.value)} /></Field>
        <button className="first">Issue</button>
      </form>
      {words && <p className="said" role="status">{words}</p>}
      {file && <a download={`${id}.json`} href={`data:application/json,${encodeURIComponent(JSON.stringify(file, null, 2))}`}>Badge file for {id}</a>}
    </>
  );
}
