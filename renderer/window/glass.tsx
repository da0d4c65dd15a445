import { useEffect, useState } from 'react';
import type { Published } from '#contract/window-api.ts';
import { request } from './bridge.ts';
import { Pairing } from './scenes/pairing/pairing.tsx';
import { Showing } from './showing.tsx';
import { Trial } from './publications/trial.tsx';
import { useWindowState } from './use-window-state.ts';

/** The whole window: what it waits for, what it shows, and beneath that what it tries. */
export function Glass() {
  const state = useWindowState();
  const { published, offered, display } = state;
  const [tried, setTried] = useState<Published | null>(null);
  useEffect(() => {
    // The first publication has no view to wait for.
    if (published || !offered || !display) return;
    state.switchTo(offered);
    void request('publications.answer', { number: offered.number, outcome: 'switched', reason: null });
  }, [published, offered, display]);
  if (state.phase === 'unpaired') return <Pairing format={display?.format ?? 'portrait'} />;
  if (!published || !display) return <div className="glass" data-mood="arete" data-format="portrait" data-shape="tall" />;
  return (
    <>
      <Showing facts={state} published={published} display={display} onMeasured={state.measure} next={tried === offered ? offered : null} onSwitch={state.switchTo} />
      {offered && <Trial key={offered.number} offered={offered} facts={state} display={display} onTried={() => setTried(offered)} onFailed={state.refuse} />}
    </>
  );
}
