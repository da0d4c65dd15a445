import { useEffect } from 'react';
import { assertNever } from '#domain/assert-never.ts';
import { Verb } from '../../../design/verb.tsx';
import { timeIn } from '../../boutique-time.ts';
import { request } from '../../bridge.ts';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';
import { Clients } from './clients.tsx';
import { PinPad } from './pin-pad.tsx';

/** Client mode: the same room, the same quality, opened by a badge and a PIN, veiled by a second tap or by quiet. */
export function Advisor() {
  const { facts, words, document, locale } = useScene();
  const mode = facts.clientMode;
  const close = () => void request('clients.close', {});
  useTouches(mode.state === 'open');
  switch (mode.state) {
    case 'closed': return <div className="scene advisor" />;
    case 'pin-wanted': return <PinPad triesLeft={mode.triesLeft} onClose={close} />;
    case 'refused': {
      const until = mode.until ? timeIn(document.boutique.timeZone, locale, mode.until) : '';
      return <div className="scene advisor"><p className="line advisor-said" role="status">{fill(words.refused[mode.reason], { time: until })}</p><nav className="advisor-ways"><Verb onDo={close}>{words.back}</Verb></nav></div>;
    }
    case 'veiled': return <div className="scene advisor veil"><p className="line advisor-said" role="status">{words.veiled}</p><nav className="advisor-ways"><Verb onDo={close}>{words.endSession}</Verb></nav></div>;
    case 'open': return <Clients advisor={mode.advisor.givenName} onClose={close} />;
    default: return assertNever(mode);
  }
}

const touchEveryMs = 5_000;

/** Tells core that somebody is still there, so that quiet means quiet. */
function useTouches(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    let told = 0;
    const touched = () => {
      if (performance.now() - told < touchEveryMs) return;
      told = performance.now();
      void request('clients.touch', {});
    };
    window.addEventListener('pointerdown', touched, true);
    return () => window.removeEventListener('pointerdown', touched, true);
  }, [isOpen]);
}
