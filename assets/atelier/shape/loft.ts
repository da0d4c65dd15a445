import { patch, type Patch, type Skin, type Solid } from './solid.ts';
import { at, range, type V2, type V3 } from './vector.ts';

export type Ring = readonly V3[];

export type LoftOptions = {
  /** Skin of the quad between ring `band` and the next, from its point `i` to the next. */
  readonly skin: (band: number, i: number) => Skin;
  /** Whether the last point of a ring meets the first. */
  readonly isClosed: boolean;
};

/**
 * Faces between consecutive rings with the same number of points. Rings that run anticlockwise (seen from +Z) and rise
 * face outwards.
 */
export function loft(rings: readonly Ring[], { skin, isClosed }: LoftOptions): Solid {
  const count = at(rings, 0).length;
  const patches: Patch[] = [];
  for (const band of range(rings.length - 1)) {
    for (const [chosen, columns] of bySkin(range(isClosed ? count : count - 1), (i) => skin(band, i))) {
      patches.push(quads(chosen, at(rings, band), at(rings, band + 1), columns));
    }
  }
  return patches;
}

function bySkin(columns: readonly number[], skin: (i: number) => Skin): Map<Skin, number[]> {
  const groups = new Map<Skin, number[]>();
  for (const i of columns) {
    const chosen = skin(i);
    const group = groups.get(chosen);
    if (group === undefined) groups.set(chosen, [i]);
    else group.push(i);
  }
  return groups;
}

function quads(skin: Skin, lower: Ring, upper: Ring, columns: readonly number[]): Patch {
  const points: V3[] = [];
  const triangles: [number, number, number][] = [];
  for (const i of columns) {
    const first = points.length;
    points.push(at(lower, i), at(lower, i + 1), at(upper, i + 1), at(upper, i));
    triangles.push([first, first + 1, first + 2], [first, first + 2, first + 3]);
  }
  return patch(skin, points, triangles);
}

/** A turned part: profile points are [radius, z], from the outside in as they rise. `segments` around. */
export function lathe(profile: readonly V2[], skin: (band: number) => Skin, segments = 96): Solid {
  const rings = profile.map(([radius, z]) => range(segments).map((i): V3 => {
    const angle = (i / segments) * 2 * Math.PI;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius, z];
  }));
  return loft(rings, { skin: (band) => skin(band), isClosed: true });
}
