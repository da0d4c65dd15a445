import { useEffect, useState } from 'react';
import type { Published } from '#contract/window-api.ts';
import { request } from './bridge.ts';
import { Pairing } from './scenes/pairing/pairing.tsx';
import { Showing } from './showing.tsx';
import { Trial } from './publications/trial.tsx';
import { useStills } from './publications/use-stills.ts';
import { useWindowState } from './use-window-state.ts';

/** The whole window: what it waits for, what it shows, and beneath that what it tries. */
export function Glass() {
  const state = useWindowState();
  const { published, offered, display } = state;
  const [tried, setTried] = useState<Published | null>(null);
  const stills = useStills(published);
  const isUnpaired = state.phase === 'unpaired';
  const isShown = isUnpaired || (published !== null && display !== null && stills !== null);
  useEffect(() => {
    // The first publication has no view to wait for.
    if (published || !offered || !display) return;
    state.switchTo(offered);
    void request('publications.answer', { number: offered.number, outcome: 'switched', reason: null });
  }, [published, offered, display]);
  useEffect(() => {
    if (isShown) document.getElementById('opening')?.remove();
  }, [isShown]);
  if (isUnpaired) return <Pairing format={display?.format ?? 'portrait'} />;
  // Until the stage can show the very picture that the page opened on, that one stays.
  if (!published || !display || !stills) return null;
  return (
    <>
      <Showing facts={state} published={published} display={display} stills={stills} onMeasured={state.measure} next={tried === offered ? offered : null} onSwitch={state.switchTo} />
      {offered && <Trial key={offered.number} offered={offered} facts={state} display={display} onTried={() => setTried(offered)} onFailed={state.refuse} />}
    </>
  );
}
