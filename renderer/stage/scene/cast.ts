import type { Girth } from '../motion/framing.ts';
import { pairGapMm } from '../motion/shot-aim.ts';
import type { WatchRig } from '../watch/watch-rig.ts';

/** Watches on the stage and how far each stands from the middle. */
export type Cast = { readonly key: string; readonly rigs: readonly WatchRig[]; readonly asideMm: readonly number[] };

export const emptyCast: Cast = { key: '', rigs: [], asideMm: [] };

export function castOf(key: string, rigs: readonly WatchRig[]): Cast {
  if (rigs.length < 2) return { key, rigs, asideMm: [0] };
  const aside = (Math.max(...rigs.map((rig) => rig.girth.widthMm)) + pairGapMm) / 2;
  return { key, rigs, asideMm: [-aside, aside] };
}

/** Steps a second of the quickest seconds hand; none for models from elsewhere, in which nothing turns. */
export function stepsPerSecondOf(cast: Cast): number {
  return Math.max(0, ...cast.rigs.map((rig) => rig.stepsPerSecond));
}

/** The box that holds the larger of the cast's watches. */
export function girthOf(cast: Cast): Girth {
  if (cast.rigs.length === 0) return usualGirth;
  const most = (measure: keyof Girth): number => Math.max(...cast.rigs.map((rig) => rig.girth[measure]));
  return { widthMm: most('widthMm'), heightMm: most('heightMm'), headHeightMm: most('headHeightMm'), depthMm: most('depthMm'), middleUpMm: Math.min(...cast.rigs.map((rig) => rig.girth.middleUpMm)), middleOutMm: Math.min(...cast.rigs.map((rig) => rig.girth.middleOutMm)) };
}

export const usualGirth: Girth = { widthMm: 42, heightMm: 96, headHeightMm: 47, depthMm: 110, middleUpMm: 0, middleOutMm: 0 };
