import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { VisitId, WatchId } from '#domain/ids.ts';
import type { Locale } from '#domain/locale.ts';
import { aVisitBefore, stepVisit, type LaidWatches, type Scene, type VisitEvent, type VisitState } from '#domain/visit/visit.ts';
import type { ContentDocument } from '#contract/content.ts';
import { request, subscribe } from './bridge.ts';
import type { WindowFacts } from './use-window-state.ts';

export type Visit = VisitState & {
  readonly id: VisitId | null;
  readonly go: (scene: Scene) => void;
  readonly stay: (scene: Scene) => void;
  readonly back: () => void;
  readonly tell: (event: VisitEvent) => void;
  /** The visitor leaves, or has been gone for long: the light goes, and this page with it. */
  readonly end: (reason: 'curtain' | 'idle' | 'left') => void;
};

/** One visit, from the first touch to the curtain. */
export function useVisit(facts: WindowFacts, document: ContentDocument): Visit {
  const isStreet = document.role === 'street';
  const firstLocale = document.settings.locales[0] ?? 'fr';
  const [state, tell] = useReducer((before: VisitState, event: VisitEvent) => stepVisit(before, event, isStreet), firstLocale, (locale: Locale) => aVisitBefore(locale));
  const [id, setId] = useState<VisitId | null>(null);
  const held = useRef<{ id: VisitId | null }>({ id: null });

  useEffect(() => tell({ type: 'tray-changed', laid: laidOf(facts) }), [facts.tray]);
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
    tell({ type: 'ended' });
    void (async () => {
      if (ending) await request('visits.end', { visitId: ending, reason });
      await request('curtain.draw', {});
    })();
  }, []);
  useIdle(state.isUnderWay && facts.clientMode.state === 'closed', document.settings.idleTimeoutMs, () => end('idle'));

  return {
    ...state, id, tell, end,
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

/** Calls back when nobody touched for that long. */
function useIdle(isWatching: boolean, afterMs: number, onIdle: () => void): void {
  const latest = useRef(onIdle);
  useEffect(() => { latest.current = onIdle; });
  useEffect(() => {
    if (!isWatching) return;
    let timer = setTimeout(() => latest.current(), afterMs);
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), afterMs);
    };
    window.addEventListener('pointerdown', touched, true);
    window.addEventListener('pointermove', touched, true);
    window.addEventListener('keydown', touched, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', touched, true);
      window.removeEventListener('pointermove', touched, true);
      window.removeEventListener('keydown', touched, true);
    };
  }, [isWatching, afterMs]);
}
