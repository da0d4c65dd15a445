import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { VisitId, WatchId } from '#domain/ids.ts';
import type { Locale } from '#domain/locale.ts';
import { aVisitBefore, stepVisit, type LaidWatches, type Scene, type VisitEvent, type VisitState } from '#domain/visit/visit.ts';
import type { ContentDocument } from '#contract/content.ts';
import { request, subscribe } from '../bridge.ts';
import type { WindowFacts } from '../use-window-state.ts';

export type Visit = VisitState & {
  readonly id: VisitId | null;
  readonly go: (scene: Scene) => void;
  readonly stay: (scene: Scene) => void;
  readonly back: () => void;
  readonly tell: (event: VisitEvent) => void;
  /** `waning`: nobody has touched for long and the light begins to go; a touch brings it back. `going`: the curtain. */
  readonly light: 'full' | 'waning' | 'going';
  /** The visitor leaves, or has been gone for long: the light goes, and this page with it. */
  readonly end: (reason: 'curtain' | 'idle' | 'left') => void;
};

const signsOfLife = ['pointerdown', 'pointermove', 'keydown'] as const;
/** How long before the end the light begins to go. */
const waningMs = 10_000;
const lightGoesMs = 700;

/** One visit, from the first touch to the curtain. */
export function useVisit(facts: WindowFacts, document: ContentDocument): Visit {
  const isStreet = document.role === 'street';
  const firstLocale = document.settings.locales[0] ?? 'fr';
  const [state, tell] = useReducer((before: VisitState, event: VisitEvent) => stepVisit(before, event, isStreet), firstLocale, (locale: Locale) => aVisitBefore(locale));
  const [id, setId] = useState<VisitId | null>(null);
  const [isGoing, setGoing] = useState(false);
  const held = useRef<{ id: VisitId | null }>({ id: null });

  // Before anything is painted: a watch that was laid down is on the very next frame.
  useLayoutEffect(() => tell({ type: 'tray-changed', laid: laidOf(facts) }), [facts.tray]);
  useEffect(() => tell({ type: 'client-mode-changed', isWanted: facts.clientMode.state !== 'closed' }), [facts.clientMode.state]);
  useEffect(() => subscribe('appointment-changed', (changed) => tell({ type: 'appointment-changed', ...changed })), []);

  useEffect(() => {
    if (!state.isUnderWay || held.current.id) return;
    void request('visits.begin', {}).then((answer) => {
      if (!answer.ok) return;
      held.current.id = answer.value.visitId;
      setId(answer.value.visitId);
    });
  }, [state.isUnderWay]);
  useEffect(() => {
    void request('visits.enter', { visitId: held.current.id, scene: state.scene.name, watchId: 'watchId' in state.scene ? state.scene.watchId : null });
  }, [state.scene.name]);

  const end = useCallback((reason: 'curtain' | 'idle' | 'left') => {
    const ending = held.current.id;
    held.current.id = null;
    setId(null);
    setGoing(true);
    void (async () => {
      if (ending) await request('visits.end', { visitId: ending, reason });
      await new Promise((resolve) => setTimeout(resolve, lightGoesMs));
      await request('curtain.draw', {});
      // Seen only where no shell ends this page.
      tell({ type: 'ended' });
      setGoing(false);
    })();
  }, []);
  const isWaning = useIdle(state.isUnderWay && !isGoing && facts.clientMode.state === 'closed', document.settings.idleTimeoutMs, facts.tray, () => end('idle'));

  return {
    ...state, id, tell, end,
    light: isGoing ? 'going' : isWaning ? 'waning' : 'full',
    go: (scene) => tell({ type: 'went', scene }),
    stay: (scene) => tell({ type: 'stayed', scene }),
    back: () => tell({ type: 'went-back' }),
  };
}

function laidOf({ tray }: WindowFacts): LaidWatches {
  return [0, 1].map((index): WatchId | null => {
    const slot = tray.slots[index];
    return slot?.state === 'piece' ? slot.watchId : null;
  });
}

/** Calls back when nobody touched the glass, or changed what lies on the tray, for that long; answers whether that is near. */
function useIdle(isWatching: boolean, afterMs: number, tray: WindowFacts['tray'], onIdle: () => void): boolean {
  const [isNear, setNear] = useState(false);
  const latest = useRef(onIdle);
  useEffect(() => { latest.current = onIdle; });
  useEffect(() => {
    if (!isWatching) return;
    const timers = { near: 0, over: 0 };
    const stop = () => {
      clearTimeout(timers.near);
      clearTimeout(timers.over);
    };
    const touched = () => {
      stop();
      setNear(false);
      timers.near = window.setTimeout(() => setNear(true), Math.max(afterMs - waningMs, afterMs / 2));
      timers.over = window.setTimeout(() => latest.current(), afterMs);
    };
    touched();
    for (const kind of signsOfLife) window.addEventListener(kind, touched, true);
    return () => {
      stop();
      setNear(false);
      for (const kind of signsOfLife) window.removeEventListener(kind, touched, true);
    };
  }, [isWatching, afterMs, tray]);
  return isNear;
}
