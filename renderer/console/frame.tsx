import { useEffect, type ReactNode } from 'react';
import { type SectionName } from './address.ts';
import { askHub } from './hub.ts';
import { useKeys } from './keys.ts';
import type { Me } from './me.ts';
import { KeyHelp } from './parts/key-help.tsx';
import { StandingPeople } from './parts/standing-people.tsx';
import { useAnswer } from './use-answer.ts';

export const sectionTitles: readonly (readonly [SectionName, string])[] = [
  ['windows', 'Windows'], ['settings', 'Settings'], ['appointments', 'Appointments'], ['receipts', 'Receipts'],
  ['badges', 'Badges'], ['duplicates', 'Duplicates'], ['parked', 'Parked'], ['access', 'Access and audit'], ['models', 'Models'],
];

/** What stays around every section: the way to the others, who stands at a window now, and whether the hub answers. */
export function Frame({ me, section, place, onLeft, children }: { readonly me: Me; readonly section: SectionName; readonly place: string; readonly onLeft: () => void; readonly children: ReactNode }) {
  const attention = useAnswer('attention', {}, 3000);
  const standing = attention.value?.standing ?? [];
  const parked = attention.value?.parked ?? 0;
  const title = sectionTitles.find(([name]) => name === section)?.[1] ?? '';
  useKeys();
  useEffect(() => document.getElementById('section-title')?.focus(), [section, place]);
  useEffect(() => {
    document.title = standing.length > 0 ? `(${standing.length}) Somebody is standing at a window` : `${title} · ${me.maison}`;
  }, [standing.length, title, me.maison]);

  const leave = async () => {
    await askHub('sign-out', {});
    onLeft();
  };
  return (
    <div className="frame">
      <nav aria-label="Sections">
        <div className="maison">{me.maison}</div>
        {sectionTitles.map(([name, words], index) => (
          <a key={name} href={`#${name}`} aria-current={name === section ? 'page' : undefined}>
            <kbd aria-hidden="true">{index + 1}</kbd>{words}{name === 'parked' && parked > 0 && <span className="count">{parked}</span>}
          </a>
        ))}
        <div className="foot">
          <strong>{me.account.name}</strong>
          <span className="small">{me.account.boutiqueId === null ? 'all boutiques' : me.boutiques[0]?.name}</span>
          <button className="plain" onClick={() => void leave()}>Sign out</button>
          <KeyHelp />
        </div>
      </nav>
      <main className="work">
        <div className="above">
          {attention.trouble?.cause === 'away' && (
            <p className="away" role="status">The hub does not answer. What is shown is the last it said{attention.trouble.lastHeardAt && `, at ${attention.trouble.lastHeardAt.toLocaleTimeString('en-GB')}`}.</p>
          )}
          {attention.value && <StandingPeople me={me} standing={standing} now={attention.value.now} onAnswered={attention.refresh} />}
        </div>
        {children}
      </main>
    </div>
  );
}
