import { useState, type FormEvent } from 'react';
import { askHub } from '../hub.ts';
import { Field } from '../parts/section.tsx';

export function SignIn({ wasInside, onSignedIn }: { readonly wasInside: boolean; readonly onSignedIn: () => void }) {
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [words, setWords] = useState<string | null>(wasInside ? 'Your session has ended. Sign in to go on where you were.' : null);
  const [isAsking, setAsking] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    const answer = await askHub('sign-in', { account, password });
    setAsking(false);
    setPassword('');
    if (answer.outcome !== 'answered') return setWords(answer.outcome === 'refused' ? answer.words : 'The hub does not answer.');
    if (answer.value.outcome === 'signed-in') return onSignedIn();
    setWords(answer.value.outcome === 'wait' ? `Too many attempts. Try again in ${answer.value.seconds} s.` : 'This account and password do not open the console.');
  };
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <h1>Vitrine</h1>
        {words && <p className="trouble" role="alert">{words}</p>}
        <Field label="Account"><input autoFocus autoComplete="username" required value={account} onChange={(event) => setAccount(event.target.value)} /></Field>
        <Field label="Password"><input type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} /></Field>
        <button className="first" disabled={isAsking}>Sign in</button>
      </form>
    </main>
  );
}
