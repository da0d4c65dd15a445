import { loft } from '../shape/loft.ts';
import type { Outline } from '../shape/outline.ts';
import type { Skin, Solid } from '../shape/solid.ts';
import { at, mix, type V2, type V3 } from '../shape/vector.ts';

/** One line around a case: where it runs, how high it lies, and what covers the way to the next line. */
export type Level = {
  readonly outline: Outline;
  readonly z: number | ((point: V2) => number);
  readonly skin: Skin | ((x: number) => Skin);
};

/** A body of revolution in spirit, of any outline: lines joined from the lower outside to the upper inside. */
export function shell(levels: readonly Level[]): Solid {
  const rings = levels.map(({ outline, z }) => outline.map((point): V3 => [point[0], point[1], heightAt({ z }, point)]));
  return loft(rings, {
    isClosed: true,
    skin: (band, i) => {
      const { skin, outline } = at(levels, band);
      return typeof skin === 'function' ? skin(at(outline, i)[0] + at(outline, i + 1)[0]) : skin;
    },
  });
}

/**
 * A bevel as a file leaves it: from one line to the next in three steps of 40, 45 and 50 degrees, so that light crosses
 * it instead of filling it at once. `rising` begins at a wall, `falling` at a top face.
 */
export function bevel(from: Level, to: Level, way: 'rising' | 'falling' = 'rising'): readonly Level[] {
  const between = (outwards: number, upwards: number): Level => ({
    outline: from.outline.map((point, i): V2 => [mix(point[0], at(to.outline, i)[0], outwards), mix(point[1], at(to.outline, i)[1], outwards)]),
    z: ([x, y]) => mix(heightAt(from, [x, y]), heightAt(to, [x, y]), upwards),
    skin: from.skin,
  });
  const steps = way === 'rising' ? ([[0.304, 0.362], [0.638, 0.696]] as const) : ([[0.362, 0.304], [0.696, 0.638]] as const);
  return [from, ...steps.map(([outwards, upwards]) => between(outwards, upwards)), to];
}

/** Three lines on the way from one to another, bulging by a quarter of `bulgeMm`: a long face needs them where its outline turns. */
export function bulge(from: Level, to: Level, bulgeMm: number): readonly Level[] {
  return [0.25, 0.5, 0.75].map((share): Level => ({
    outline: from.outline.map(([x, y], i): V2 => [mix(x, at(to.outline, i)[0], share), mix(y, at(to.outline, i)[1], share)]),
    z: (point) => mix(heightAt(from, point), heightAt(to, point), share) - bulgeMm * share * (1 - share),
    skin: from.skin,
  }));
}

function heightAt({ z }: Pick<Level, 'z'>, point: V2): number {
  return typeof z === 'number' ? z : z(point);
}

/** Segments around a case: its outline is seen life-size on a 4K panel. */
export const caseSegments = 240;
