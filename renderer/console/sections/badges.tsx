import { useState } from 'react';
import { badgeId } from '#contract/ids.ts';
import { askHub } from '../hub.ts';
import { boutiqueName, type Me } from '../me.ts';
import { Moment } from '../parts/age.tsx';
import { Empty, Section } from '../parts/section.tsx';
import { State } from '../parts/state.tsx';
import { useAnswer } from '../use-answer.ts';
import { IssueBadge } from './issue-badge.tsx';
import { IssueTag } from './issue-tag.tsx';

export function Badges({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('badges.list', {});
  const [isIssuing, setIssuing] = useState(false);
  const revoke = async (id: string) => {
    await askHub('badges.revoke', { id: badgeId.parse(id) });
    await refresh();
  };
  return (
    <Section title="Badges" trouble={trouble} actions={<button aria-expanded={isIssuing} onClick={() => setIssuing(!isIssuing)}>Issue a badge</button>}>
      {isIssuing && <IssueBadge me={me} onIssued={refresh} />}
      {value?.badges.length === 0 && <Empty title="No badge is issued.">A badge opens client mode on a salon or counter window, with its advisor’s PIN. Without badges, nobody reads a client.</Empty>}
      {value && value.badges.length > 0 && (
        <table>
          <thead><tr><th>Badge</th><th>Advisor</th><th>Boutique</th><th>Issued</th><th>State</th><td /></tr></thead>
          <tbody>{value.badges.map((entry) => (
            <tr key={`${entry.id} ${entry.issuedAt}`}>
              <td>{entry.id}</td><td>{entry.advisor}</td><td>{boutiqueName(me, entry.boutiqueId)}</td><td><Moment instant={entry.issuedAt} /></td>
              <td>{entry.revokedAt ? <State tone="bad">revoked</State> : <State tone="good">valid</State>}</td>
              <td className="end">{!entry.revokedAt && <button className="plain" data-row aria-label={`Revoke ${entry.id}`} onClick={() => void revoke(entry.id)}>Revoke</button>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      <h2>Tags</h2>
      <IssueTag me={me} />
    </Section>
  );
}
