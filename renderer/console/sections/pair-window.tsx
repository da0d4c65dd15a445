import { useState, type FormEvent } from 'react';
import { windowRole, type WindowRole } from '#contract/content.ts';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { timeText } from '../parts/age.tsx';
import { Field } from '../parts/section.tsx';

type Issued = { readonly code: string; readonly expiresAt: string };

export function PairWindow({ me }: { readonly me: Me }) {
  const [name, setName] = useState('');
  const [boutiqueId, setBoutiqueId] = useState<string>(me.boutiques[0]?.id ?? '');
  const [role, setRole] = useState<WindowRole>('salon');
  const [issued, setIssued] = useState<Issued | null>(null);
  const [words, setWords] = useState<string | null>(null);

  const issue = async (event: FormEvent) => {
    event.preventDefault();
    const boutique = me.boutiques.find((entry) => entry.id === boutiqueId);
    if (!boutique) return;
    const answer = await askHub('pairing.issue', { boutiqueId: boutique.id, role, name });
    setIssued(answer.outcome === 'answered' ? answer.value : null);
    setWords(answer.outcome === 'answered' ? null : answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
  };
  return (
    <>
      <form className="row" onSubmit={(event) => void issue(event)}>
        <Field label="Name"><input autoFocus required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
        <Field label="Boutique"><select value={boutiqueId} onChange={(event) => setBoutiqueId(event.target.value)}>{me.boutiques.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}</select></Field>
        <Field label="Role" isNarrow><select value={role} onChange={(event) => setRole(windowRole.parse(event.target.value))}>{windowRole.options.map((entry) => <option key={entry}>{entry}</option>)}</select></Field>
        <button className="first">Make a code</button>
      </form>
      {words && <p className="trouble" role="alert">{words}</p>}
      {issued && (
        <div className="pairing" role="status">
          <span className="code" data-testid="pairing-code">{issued.code}</span>
          <span className="quiet">To be typed once on the window, before {timeText(issued.expiresAt)}. It carries this hub’s fingerprint: the window refuses any other.</span>
        </div>
      )}
    </>
  );
}
