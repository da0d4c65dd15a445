import type { WatchPose } from '../shot.ts';

/** What a key asks for: every gesture has one. Arrows turn, + and - near, Home returns, 1 to 5 are the poses. */
export type KeyWish = { readonly pose: WatchPose } | { readonly nudge: readonly [azimuthDeg: number, elevationDeg: number, closenessFactor: number] };

export function wishOfKey(key: string): KeyWish | undefined {
  return wishes[key];
}

const wishes: Readonly<Record<string, KeyWish>> = {
  Home: { pose: 'hero' },
  '1': { pose: 'hero' },
  '2': { pose: 'front' },
  '3': { pose: 'back' },
  '4': { pose: 'profile' },
  '5': { pose: 'macro' },
  ArrowLeft: { nudge: [12, 0, 1] },
  ArrowRight: { nudge: [-12, 0, 1] },
  ArrowUp: { nudge: [0, -8, 1] },
  ArrowDown: { nudge: [0, 8, 1] },
  '+': { nudge: [0, 0, 1.25] },
  '-': { nudge: [0, 0, 0.8] },
};
