import { useState } from 'react';
import type { WindowView } from '#contract/console-api.ts';
import type { Me } from '../console.tsx';
import { Age } from '../parts/age.tsx';
import { Section } from '../parts/section.tsx';
import { useAnswer } from '../use-answer.ts';
import { PairWindow } from './pair-window.tsx';
import { WindowDetail } from './window-detail.tsx';

const silentAfterMs = 5 * 60_000;

export function Windows({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('windows.list', {}, 4000);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isPairing, setPairing] = useState(false);
  const open = value?.windows.find((entry) => entry.id === openId) ?? null;

  return (
    <Section title="Windows" trouble={trouble} actions={<button onClick={() => setPairing(!isPairing)} aria-expanded={isPairing}>Pair a window</button>}>
      {isPairing && <PairWindow me={me} />}
      {value && value.windows.length === 0 && <p className="quiet">No window is paired yet. A pairing code opens the first.</p>}
      {value && value.windows.length > 0 && (
        <table>
          <thead><tr><th>Window</th><th>Boutique</th><th>Role</th><th>Desired</th><th>Applied</th><th>State</th><th>Last seen</th><th></th></tr></thead>
          <tbody>
            {value.windows.map((entry) => (
              <WindowRow key={entry.id} entry={entry} now={value.now} isOpen={entry.id === openId} onOpen={() => setOpenId(entry.id === openId ? null : entry.id)} />
            ))}
          </tbody>
        </table>
      )}
      {value && open && <WindowDetail entry={open} now={value.now} onPublished={refresh} />}
    </Section>
  );
}

function WindowRow({ entry, now, isOpen, onOpen }: { readonly entry: WindowView; readonly now: string; readonly isOpen: boolean; readonly onOpen: () => void }) {
  return (
    <tr data-open={isOpen || undefined}>
      <td>{entry.name}</td><td>{entry.boutiqueId}</td><td>{entry.role}</td><td>{entry.desired || '–'}</td><td>{entry.applied || '–'}</td>
      <td><State entry={entry} now={now} /></td>
      <td><Age instant={entry.lastSeenAt} now={now} /></td>
      <td><button onClick={onOpen} aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Open'} ${entry.name}`}>{isOpen ? 'Close' : 'Open'}</button></td>
    </tr>
  );
}

/** Says only what is known: a window that is silent is called silent, never well and never broken. */
function State({ entry, now }: { readonly entry: WindowView; readonly now: string }) {
  if (!entry.lastSeenAt) return <span className="quiet">not heard yet</span>;
  if (Date.parse(now) - Date.parse(entry.lastSeenAt) > silentAfterMs) return <span className="bad">silent; it goes on with what it has</span>;
  if (entry.failed && entry.failed.number >= entry.desired) return <span className="bad">refused {entry.failed.number}: {entry.failed.reason}</span>;
  if (entry.desired === 0) return <span className="quiet">nothing published</span>;
  return entry.applied === entry.desired ? <span className="good">shows {entry.applied}</span> : <span>fetching {entry.desired}</span>;
}
