import type { CalibreName } from '#domain/horology/calibre.ts';
import type { CaseName, Palette, StrapName } from '../finish/palette.ts';
import type { Outline } from '../shape/outline.ts';
import type { Part } from './part.ts';

export type CaseSize = { readonly width: number; readonly lugToLug: number; readonly thickness: number };

/** Everything there is to say about one watch, ready to be written. */
export type Watch = {
  readonly id: string;
  readonly name: string;
  readonly calibre: CalibreName;
  readonly caseMm: CaseSize;
  readonly dialOpeningMm: readonly [number, number];
  readonly crystalTopMm: number;
  readonly palette: Palette;
  /** The first of each is the watch as shown. */
  readonly cases: readonly CaseName[];
  readonly straps: readonly StrapName[];
  readonly parts: readonly Part[];
  /** Feet of what stands on the dial, and the dial's own edge: they take its light away. */
  readonly shade: { readonly edge: Outline; readonly feet: readonly Outline[]; /** Share of light that a smoked dial has lost at its edge. */ readonly smoke?: number };
};
