import { useState, type FormEvent } from 'react';
import { windowRole, type WindowRole } from '#contract/content.ts';
import type { Me } from '../console.tsx';
import { askHub } from '../hub.ts';
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
        <Field label="Name"><input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} /></Field>
        <Field label="Boutique"><select value={boutiqueId} onChange={(event) => setBoutiqueId(event.target.value)}>{me.boutiques.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}</select></Field>
        <Field label="Role"><select value={role} onChange={(event) => setRole(windowRole.parse(event.target.value))}>{windowRole.options.map((entry) => <option key={entry}>{entry}</option>)}</select></Field>
        <button className="first">Make a code</button>
      </form>
      {words && <p className="trouble" role="alert">{words}</p>}
      {issued && (
        <p className="said" role="status">
          <span className="code" data-testid="pairing-code">{issued.code}</span><br />
          Typed once on the window, before {new Date(issued.expiresAt).toLocaleTimeString()}. It carries this hub’s fingerprint: the window refuses any other.
        </p>
      )}
    </>
  );
}
