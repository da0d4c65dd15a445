import { useState, type FormEvent } from 'react';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { Field } from '../parts/section.tsx';

export function AddAccount({ me }: { readonly me: Me }) {
  const [name, setName] = useState('');
  const [boutiqueId, setBoutiqueId] = useState('');
  const [password, setPassword] = useState('');
  const [told, setTold] = useState<{ readonly isDone: boolean; readonly words: string } | null>(null);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const boutique = me.boutiques.find((entry) => entry.id === boutiqueId);
    const account = boutique ? { name, role: 'boutique' as const, boutiqueId: boutique.id } : { name, role: 'maison' as const, boutiqueId: null };
    const answer = await askHub('accounts.add', { account, password });
    setPassword('');
    if (answer.outcome === 'answered') return setTold({ isDone: true, words: `${name} can sign in.` });
    setTold({ isDone: false, words: answer.outcome === 'refused' ? answer.words : 'The hub does not answer. No account was added.' });
  };
  return (
    <>
      <form className="row" onSubmit={(event) => void add(event)}>
        <Field label="Name"><input autoFocus required minLength={2} maxLength={60} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} /></Field>
        <Field label="Sees"><select value={boutiqueId} onChange={(event) => setBoutiqueId(event.target.value)}><option value="">all boutiques</option>{me.boutiques.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}</select></Field>
        <Field label="Password, 12 letters at least"><input required type="password" minLength={12} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field>
        <button className="first">Add</button>
      </form>
      {told && <p className={told.isDone ? 'said' : 'trouble'} role="status">{told.words}</p>}
    </>
  );
}
