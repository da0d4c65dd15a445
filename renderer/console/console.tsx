import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { askHub } from './hub.ts';
import { Frame, type SectionName } from './frame.tsx';
import type { ConsoleOutput } from '#contract/console-api.ts';
import { SignIn } from './sections/sign-in.tsx';
import { Windows } from './sections/windows.tsx';
import { Settings } from './sections/settings.tsx';
import { Appointments } from './sections/appointments.tsx';
import { Receipts } from './sections/receipts.tsx';
import { Badges } from './sections/badges.tsx';
import { Parked } from './sections/parked.tsx';
import { Access } from './sections/access.tsx';

export type Me = ConsoleOutput<'me'>;

type Standing = { readonly at: 'unknown' } | { readonly at: 'outside' } | { readonly at: 'away' } | { readonly at: 'inside'; readonly me: Me };

const sections: Readonly<Record<SectionName, (me: Me) => ReactNode>> = {
  windows: (me) => <Windows me={me} />,
  settings: (me) => <Settings me={me} />,
  appointments: (me) => <Appointments me={me} />,
  receipts: () => <Receipts />,
  badges: (me) => <Badges me={me} />,
  parked: () => <Parked />,
  access: (me) => <Access me={me} />,
};

/** The staff console: a sign-in, then one section at a time, named in the address so that it can be kept and shared. */
export function Console() {
  const [standing, setStanding] = useState<Standing>({ at: 'unknown' });
  const [section, setSection] = useState<SectionName>(sectionInAddress);

  const enter = useCallback(async () => {
    const answer = await askHub('me', {});
    if (answer.outcome === 'answered') return setStanding({ at: 'inside', me: answer.value });
    setStanding({ at: answer.outcome === 'signed-out' ? 'outside' : 'away' });
  }, []);

  useEffect(() => {
    void enter();
    const moved = () => setSection(sectionInAddress());
    const left = () => setStanding({ at: 'outside' });
    window.addEventListener('hashchange', moved);
    window.addEventListener('signed-out', left);
    return () => {
      window.removeEventListener('hashchange', moved);
      window.removeEventListener('signed-out', left);
    };
  }, [enter]);

  if (standing.at === 'unknown') return null;
  if (standing.at === 'away') return <main className="sign-in"><p className="trouble" role="status">The hub does not answer.</p><button onClick={() => void enter()}>Try again</button></main>;
  if (standing.at === 'outside') return <SignIn onSignedIn={() => void enter()} />;
  return <Frame me={standing.me} section={section}>{sections[section](standing.me)}</Frame>;
}

function sectionInAddress(): SectionName {
  const named = window.location.hash.slice(1).split('/')[0] ?? '';
  return isSection(named) ? named : 'windows';
}

function isSection(name: string): name is SectionName {
  return Object.hasOwn(sections, name);
}
