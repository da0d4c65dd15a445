import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useAddress, type Address, type SectionName } from './address.ts';
import { Calls } from './calls.tsx';
import { Frame } from './frame.tsx';
import { askHub } from './hub.ts';
import type { Me } from './me.ts';
import { Access } from './sections/access.tsx';
import { Appointments } from './sections/appointments.tsx';
import { Badges } from './sections/badges.tsx';
import { Duplicates } from './sections/duplicates.tsx';
import { Models } from './sections/models.tsx';
import { Parked } from './sections/parked.tsx';
import { Receipts } from './sections/receipts.tsx';
import { Settings } from './sections/settings.tsx';
import { SignIn } from './sections/sign-in.tsx';
import { Windows } from './sections/windows.tsx';

type Standing = { readonly at: 'unknown' | 'away' } | { readonly at: 'outside'; readonly wasInside: boolean } | { readonly at: 'inside'; readonly me: Me };

const sections: Readonly<Record<SectionName, (me: Me, inside: Address['inside']) => ReactNode>> = {
  windows: (me, inside) => <Windows me={me} openId={inside[0] ?? null} />,
  settings: (me, inside) => <Settings me={me} inside={inside} />,
  appointments: (me) => <Appointments me={me} />,
  receipts: () => <Receipts />,
  badges: (me) => <Badges me={me} />,
  duplicates: () => <Duplicates />,
  parked: (me) => <Parked seesCrm={me.account.role === 'maison'} />,
  access: (me) => <Access me={me} />,
  models: (me) => <Models me={me} />,
};

/** The staff console: a sign-in, then one section at a time, named in the address. */
export function Console() {
  const [standing, setStanding] = useState<Standing>({ at: 'unknown' });
  const { section, inside, isCalls } = useAddress();

  const enter = useCallback(async () => {
    const answer = await askHub('me', {});
    if (answer.outcome === 'answered') return setStanding({ at: 'inside', me: answer.value });
    if (answer.outcome === 'signed-out') return setStanding((before) => (before.at === 'outside' ? before : { at: 'outside', wasInside: before.at === 'inside' }));
    // A page that is open stays open with what it last heard.
    setStanding((before) => (before.at === 'inside' ? before : { at: 'away' }));
  }, []);
  const leave = useCallback((wasInside: boolean) => setStanding({ at: 'outside', wasInside }), []);

  // Opening hours and advisors may have changed since: they are read again with each section.
  useEffect(() => void enter(), [enter, section]);
  useEffect(() => {
    const ended = () => leave(true);
    window.addEventListener('signed-out', ended);
    return () => window.removeEventListener('signed-out', ended);
  }, [leave]);

  switch (standing.at) {
    case 'unknown': return null;
    case 'away': return <main className="sign-in"><h1>Vitrine</h1><p className="trouble" role="status">The hub does not answer.</p><button onClick={() => void enter()}>Try again</button></main>;
    case 'outside': return <SignIn wasInside={standing.wasInside} onSignedIn={() => void enter()} />;
    case 'inside': return isCalls ? <Calls me={standing.me} /> : <Frame me={standing.me} section={section} place={inside.join('/')} onLeft={() => leave(false)}>{sections[section](standing.me, inside)}</Frame>;
  }
}
