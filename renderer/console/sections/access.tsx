import type { Me } from '../console.tsx';
import { askHub } from '../hub.ts';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';

export function Access({ me }: { readonly me: Me }) {
  const sessions = useAnswer('sessions.list', {});
  const audit = useAnswer('audit.list', {}, 10_000);
  const revoke = async (id: string) => {
    await askHub('sessions.revoke', { id });
    await sessions.refresh();
  };
  return (
    <Section title="Access and audit" trouble={sessions.trouble ?? audit.trouble}>
      <p className="quiet">This hub’s fingerprint: <code>{me.hubFingerprint}</code></p>
      <h2>Sessions</h2>
      <table>
        <thead><tr><th>Account</th><th>Since</th><th>Last seen</th><th></th></tr></thead>
        <tbody>{(sessions.value?.sessions ?? []).map((entry) => (
          <tr key={entry.id}><td>{entry.account}</td><td>{new Date(entry.startedAt).toLocaleString('en-GB')}</td><td>{new Date(entry.lastSeenAt).toLocaleString('en-GB')}</td>
            <td>{entry.isThisOne ? <span className="quiet">this one</span> : <button onClick={() => void revoke(entry.id)}>Revoke</button>}</td></tr>
        ))}</tbody>
      </table>
      <h2>Audit</h2>
      {audit.value && <p className={audit.value.isChainWhole ? 'good' : 'bad'}>{audit.value.isChainWhole ? 'The chain is whole.' : 'The chain is broken: an entry was changed or taken out.'}</p>}
      <table>
        <thead><tr><th>When</th><th>Who</th><th>What</th><th>On</th></tr></thead>
        <tbody>{(audit.value?.entries ?? []).map((entry) => (
          <tr key={`${entry.at} ${entry.act} ${entry.subject ?? ''}`}><td>{new Date(entry.at).toLocaleString('en-GB')}</td><td>{entry.who}</td><td>{entry.act}</td><td className="quiet">{entry.subject ?? '–'}</td></tr>
        ))}</tbody>
      </table>
    </Section>
  );
}
