import { useEffect, useRef } from 'react';
import type { Me } from './me.ts';
import { StandingPeople } from './parts/standing-people.tsx';
import { useAnswer } from './use-answer.ts';
import './look/calls.css';

const lookEveryMs = 2000;
const knockMs = [220, 120, 220];

/** The page that an advisor carries on a phone: who stands at a window now, and two answers. It knocks when somebody new does. */
export function Calls({ me }: { readonly me: Me }) {
  const { value, trouble, refresh } = useAnswer('attention', {}, lookEveryMs);
  const standing = value?.standing ?? [];
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    document.title = standing.length > 0 ? `(${standing.length}) Somebody is standing at a window` : `Calls · ${me.maison}`;
    // Browsers that do not let a page knock have no such function.
    if (standing.some(({ id }) => !known.current.has(id))) navigator.vibrate?.(knockMs);
    known.current = new Set(standing.map(({ id }) => id));
  }, [standing, me.maison]);
  return (
    <main className="calls">
      <header>
        <p className="maison">{me.maison}</p>
        <p className="quiet">{me.account.boutiqueId === null ? 'all boutiques' : me.boutiques[0]?.name}</p>
      </header>
      {trouble?.cause === 'away' && <p className="away" role="status">The hub does not answer. Nobody can be called here until it does.</p>}
      {value && <StandingPeople me={me} standing={standing} now={value.now} onAnswered={refresh} />}
      {value && standing.length === 0 && <h1>Nobody is standing at a window.</h1>}
      <p className="quiet"><a href="#appointments">The whole console</a></p>
    </main>
  );
}
