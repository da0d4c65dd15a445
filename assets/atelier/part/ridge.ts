import { grained, plain } from '../finish/skin.ts';
import type { Skin } from '../shape/solid.ts';
import type { V2 } from '../shape/vector.ts';

/** The family sign: one ridge from 12 to 6. A surface falls away from it to both sides, and along it towards its ends. */
export type Ridge = {
  /** Height on the axis of the hands. */
  readonly crest: number;
  /** Fall per millimetre to the side. */
  readonly side: number;
  /** From here on towards 12 and 6 it bends down, with this curvature. */
  readonly bendsFrom?: number;
  readonly bend?: number;
};

export function heightOf({ crest, side, bendsFrom = 0, bend = 0 }: Ridge): (point: V2) => number {
  return ([x, y]) => crest - side * Math.abs(x) - bend * Math.max(0, Math.abs(y) - bendsFrom) ** 2;
}

/** Adret, the sunlit flank to the right, is polished; ubac, in the shade to the left, is brushed along the ridge. */
export function flank(x: number): Skin {
  return x > 0 ? plain('case-polished') : grained('case-brushed');
}
