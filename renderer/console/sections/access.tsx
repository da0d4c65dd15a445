import { useState } from 'react';
import { askHub } from '../hub.ts';
import type { Me } from '../me.ts';
import { Moment } from '../parts/age.tsx';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { AddAccount } from './add-account.tsx';
import { Audit } from './audit.tsx';

export function Access({ me }: { readonly me: Me }) {
  const sessions = useAnswer('sessions.list', {}, 10_000);
  const [isAdding, setAdding] = useState(false);
  const isMaison = me.account.role === 'maison';
  const revoke = async (id: string) => {
    await askHub('sessions.revoke', { id });
    await sessions.refresh();
  };
  return (
    <Section title="Access and audit" trouble={sessions.trouble} actions={isMaison && <button aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>Add an account</button>}>
      {isAdding && <AddAccount me={me} />}
      <p className="quiet fingerprint">This hub’s fingerprint <code>{me.hubFingerprint}</code></p>
      <table aria-label="Sessions">
        <thead><tr><th>Signed in</th><th>Since</th><th>Last seen</th><td /></tr></thead>
        <tbody>{(sessions.value?.sessions ?? []).map((entry) => (
          <tr key={entry.id}>
            <td>{entry.account}</td><td><Moment instant={entry.startedAt} /></td><td><Moment instant={entry.lastSeenAt} /></td>
            <td className="end">{entry.isThisOne ? <span className="quiet">this one</span> : <button className="plain" data-row aria-label={`Revoke the session of ${entry.account}`} onClick={() => void revoke(entry.id)}>Revoke</button>}</td>
          </tr>
        ))}</tbody>
      </table>
      {isMaison && <Audit />}
    </Section>
  );
}
