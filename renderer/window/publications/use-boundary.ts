import { useEffect } from 'react';
import type { Published } from '#contract/window-api.ts';
import { request } from '../bridge.ts';

const settlesMs = 800;

/** Switches to the next publication where nobody would see it happen: at the ridge, with nobody there. */
export function useBoundary(isBoundary: boolean, next: Published | null, onSwitch: (next: Published) => void): void {
  useEffect(() => {
    if (!isBoundary || !next) return;
    const settled = setTimeout(() => {
      onSwitch(next);
      void request('publications.answer', { number: next.number, outcome: 'switched', reason: null });
    }, settlesMs);
    return () => clearTimeout(settled);
  }, [isBoundary, next]);
}
