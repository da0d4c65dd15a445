import { loft } from '../shape/loft.ts';
import type { Outline } from '../shape/outline.ts';
import type { Skin, Solid } from '../shape/solid.ts';
import { at, type V2, type V3 } from '../shape/vector.ts';

/** One line around a case: where it runs, how high it lies, and what covers the way to the next line. */
export type Level = {
  readonly outline: Outline;
  readonly z: number | ((point: V2) => number);
  readonly skin: Skin | ((x: number) => Skin);
};

/** A body of revolution in spirit, of any outline: lines joined from the lower outside to the upper inside. */
export function shell(levels: readonly Level[]): Solid {
  const rings = levels.map(({ outline, z }) => outline.map((point): V3 => [point[0], point[1], typeof z === 'number' ? z : z(point)]));
  return loft(rings, {
    isClosed: true,
    skin: (band, i) => {
      const { skin, outline } = at(levels, band);
      return typeof skin === 'function' ? skin(at(outline, i)[0] + at(outline, i + 1)[0]) : skin;
    },
  });
}

/** Segments around a case: its outline is seen life-size on a 4K panel. */
export const caseSegments = 240;
