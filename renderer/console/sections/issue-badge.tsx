import { useState, type FormEvent } from 'react';
import type { BadgeFile } from '#contract/badge.ts';
import { advisorId, badgeId } from '#contract/ids.ts';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { Field } from '../parts/section.tsx';

export function IssueBadge({ me, onIssued }: { readonly me: Me; readonly onIssued: () => Promise<void> }) {
  const [id, setId] = useState('');
  const [boutiqueId, setBoutiqueId] = useState<string>(me.boutiques[0]?.id ?? '');
  const boutique = me.boutiques.find((entry) => entry.id === boutiqueId);
  const [chosen, setChosen] = useState<string | null>(null);
  const advisor = boutique?.advisors.find((entry) => entry.id === chosen) ?? boutique?.advisors[0];
  const [pin, setPin] = useState('');
  const [words, setWords] = useState<string | null>(null);
  const [file, setFile] = useState<BadgeFile | null>(null);

  const issue = async (event: FormEvent) => {
    event.preventDefault();
    const [badge, person] = [badgeId.safeParse(id), advisorId.safeParse(advisor?.id)];
    if (!boutique || !badge.success || !person.success) return setWords('A badge is named like A-01 and belongs to an advisor.');
    const answer = await askHub('badges.issue', { id: badge.data, boutiqueId: boutique.id, advisorId: person.data, pin });
    setPin('');
    if (answer.outcome !== 'answered') return setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer. No badge was issued.');
    if (answer.value.outcome === 'refused') return setWords(answer.value.reason);
    setFile(answer.value.file);
    setWords(null);
    await onIssued();
  };
  return (
    <>
      <form className="row" onSubmit={(event) => void issue(event)}>
        <Field label="Badge" isNarrow><input autoFocus required pattern="[A-Z]-[0-9]{2,4}" placeholder="A-01" value={id} onChange={(event) => setId(event.target.value)} /></Field>
        <Field label="Boutique"><select value={boutiqueId} onChange={(event) => setBoutiqueId(event.target.value)}>{me.boutiques.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}</select></Field>
        <Field label="Advisor"><select value={advisor?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>{(boutique?.advisors ?? []).map((entry) => <option key={entry.id} value={entry.id}>{entry.givenName}</option>)}</select></Field>
        <Field label="PIN, typed by the advisor"><input required type="password" inputMode="numeric" pattern="[0-9]{4,8}" autoComplete="off" value={pin} onChange={(event) => setPin(event.target.value)} /></Field>
        <button className="first">Issue</button>
      </form>
      {words && <p className="trouble" role="alert">{words}</p>}
      {file && (
        <p className="said" role="status">
          {file.badgeId} is issued. <a download={`${file.badgeId}.json`} href={`data:application/json,${encodeURIComponent(JSON.stringify(file, null, 2))}`}>Save its file</a>: it is written to the card once, then destroyed. Nobody keeps a copy; the PIN is known to the advisor alone.
        </p>
      )}
    </>
  );
}
