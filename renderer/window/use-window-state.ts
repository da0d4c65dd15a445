import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ClientMode, HubLink, Published, RequestOutput, Tray } from '#contract/window-api.ts';
import { request, subscribe } from './bridge.ts';

export type Display = RequestOutput<'display.read'>;

/** What the window is told from outside; what was good stays when nothing more is heard. */
export type WindowFacts = {
  readonly phase: 'unknown' | 'unpaired' | 'paired' | 'ready';
  readonly windowId: string | null;
  readonly role: 'street' | 'salon' | 'counter';
  readonly published: Published | null;
  /** A newer publication, being tried beneath the view. */
  readonly offered: Published | null;
  readonly tray: Tray;
  readonly clientMode: ClientMode;
  readonly hub: HubLink | null;
  readonly display: Display | null;
  readonly isCoreHere: boolean;
};

export type WindowStateCommands = {
  readonly switchTo: (published: Published) => void;
  readonly refuse: () => void;
  /** The panel was measured: lengths on it are true from now on. */
  readonly measure: (mmPerPx: number) => void;
};

const nothingKnown: WindowFacts = {
  phase: 'unknown', windowId: null, role: 'street', published: null, offered: null, tray: { slots: [] }, clientMode: { state: 'closed' }, hub: null, display: null, isCoreHere: true,
};

export function useWindowState(): WindowFacts & WindowStateCommands {
  const [facts, setFacts] = useState(nothingKnown);
  const add = useCallback((more: Partial<WindowFacts>) => setFacts((known) => ({ ...known, ...more })), []);

  useEffect(() => {
    const hear = (state: RequestOutput<'state.read'>) => setFacts((known) => afterState(known, state));
    void request('display.read', {}).then((answer) => answer.ok && add({ display: answer.value }));
    void request('state.read', {}).then((answer) => answer.ok && hear(answer.value));
    const endings = [
      subscribe('state-changed', hear),
      // At once: somebody has just put a watch down, and every turn of a queue is seen.
      subscribe('tray-changed', (tray) => flushSync(() => add({ tray }))),
      subscribe('client-mode-changed', (clientMode) => add({ clientMode })),
      subscribe('hub-changed', (hub) => add({ hub })),
      subscribe('publication-offered', (offered) => add({ offered })),
      subscribe('core-changed', ({ isHere }) => add({ isCoreHere: isHere })),
    ];
    return () => endings.forEach((end) => end());
  }, [add]);

  return { ...facts, switchTo: (published) => add({ published, offered: null, phase: 'ready' }), refuse: () => add({ offered: null }),
    measure: (mmPerPx) => {
      setFacts((known) => (known.display ? { ...known, display: { ...known.display, mmPerPx } } : known));
      void request('display.calibrate', { mmPerPx });
    } };
}

function afterState(known: WindowFacts, state: RequestOutput<'state.read'>): WindowFacts {
  switch (state.phase) {
    // Core that has not read its disk yet never takes a good document from the glass.
    case 'unpaired': return known.published ? known : { ...known, phase: 'unpaired' };
    case 'paired': return known.published ? known : { ...known, phase: 'paired', windowId: state.windowId, role: state.role };
    case 'ready': {
      const isNewer = !known.published || state.published.number >= known.published.number;
      return { ...known, phase: 'ready', windowId: state.windowId, role: state.role, published: isNewer ? state.published : known.published, tray: state.tray, clientMode: state.clientMode, hub: state.hub };
    }
  }
}
