import { useEffect, type ReactNode } from 'react';
import { askHub } from './hub.ts';
import type { Me } from './console.tsx';

export type SectionName = 'windows' | 'settings' | 'appointments' | 'receipts' | 'badges' | 'parked' | 'access';

const titles: readonly (readonly [SectionName, string])[] = [
  ['windows', 'Windows'], ['settings', 'Content and settings'], ['appointments', 'Appointments'], ['receipts', 'Receipts'],
  ['badges', 'Badges'], ['parked', 'Parked'], ['access', 'Access and audit'],
];

/** The console's frame. Keys 1 to 7 go to a section, wherever nothing is being typed. */
export function Frame({ me, section, children }: { readonly me: Me; readonly section: SectionName; readonly children: ReactNode }) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = titles[Number(event.key) - 1];
      if (target) window.location.hash = target[0];
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  useEffect(() => document.getElementById('section-title')?.focus(), [section]);

  const leave = async () => {
    await askHub('sign-out', {});
    window.dispatchEvent(new Event('signed-out'));
  };
  return (
    <div className="frame">
      <nav aria-label="Sections">
        <div className="maison">{me.maison}</div>
        {titles.map(([name, title], index) => (
          <a key={name} href={`#${name}`} aria-current={name === section ? 'page' : undefined}>{title}<kbd aria-hidden="true">{index + 1}</kbd></a>
        ))}
        <div className="foot">
          <span>{me.account.name}</span>
          <button onClick={() => void leave()}>Sign out</button>
        </div>
      </nav>
      <main>{children}</main>
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
