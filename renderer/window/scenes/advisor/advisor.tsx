import { useEffect } from 'react';
import { assertNever } from '#domain/assert-never.ts';
import { Verb } from '../../../design/verb.tsx';
import { timeIn } from '../../boutique-time.ts';
import { request } from '../../bridge.ts';
import { useScene } from '../../scene-context.ts';
import { fill } from '../../words/words.ts';
import { Clients } from './clients.tsx';
import { PinPad } from './pin-pad.tsx';
import './advisor.css';

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
      return <Said words={fill(words.refused[mode.reason], { time: until })} way={words.back} onWay={close} />;
    }
    case 'veiled': return <Said isVeil words={words.veiled} way={words.endSession} onWay={close} />;
    case 'open': return <Clients advisor={mode.advisor.givenName} onClose={close} />;
    default: return assertNever(mode);
  }
}

function Said({ isVeil = false, words, way, onWay }: { readonly isVeil?: boolean; readonly words: string; readonly way: string; readonly onWay: () => void }) {
  return (
    <div className={isVeil ? 'scene advisor veil' : 'scene advisor'}>
      <div className="low">
        <p className="display ice said" role="status">{words}</p>
        <nav className="advisor-ways"><Verb isFirst onDo={onWay}>{way}</Verb></nav>
      </div>
    </div>
  );
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
