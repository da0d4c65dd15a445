import type { Patch, Solid } from './solid.ts';
import { at, mix, type V2, type V3 } from './vector.ts';
import type { Skin } from './solid.ts';
import { patch } from './solid.ts';

/** Splits every edge longer than the limit, so that a grain that turns (rays, circles) is followed closely. Stays watertight. */
export function refined(solid: Solid, skin: Skin, maxEdgeMm: number): Solid {
  return solid.map((part) => (part.slot === skin.slot ? refinePatch(part, skin, maxEdgeMm) : part));
}

function refinePatch(part: Patch, skin: Skin, maxEdgeMm: number): Patch {
  const points = [...part.points];
  let triangles = part.triangles;
  for (let round = 0; round < 8; round += 1) {
    const middles = new Map<string, number>();
    const middle = (a: number, b: number): number | undefined => middleOf(points, middles, a, b, maxEdgeMm);
    const next = triangles.flatMap(([a, b, c]) => split([a, b, c], [middle(a, b), middle(b, c), middle(c, a)]));
    if (next.length === triangles.length) break;
    triangles = next;
  }
  return patch(skin, points, triangles);
}

/** The point half-way along a long edge, made once for both its triangles. */
function middleOf(points: V3[], middles: Map<string, number>, a: number, b: number, maxEdgeMm: number): number | undefined {
  const [p, q] = [at(points, a), at(points, b)];
  if (Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) <= maxEdgeMm) return undefined;
  const key = [p, q].map((point) => point.map((value) => value.toFixed(5)).join()).toSorted().join('|');
  let index = middles.get(key);
  if (index === undefined) {
    index = points.length;
    points.push([mix(p[0], q[0], 0.5), mix(p[1], q[1], 0.5), mix(p[2], q[2], 0.5)]);
    middles.set(key, index);
  }
  return index;
}

type Triangle = readonly [number, number, number];

function split([a, b, c]: Triangle, [ab, bc, ca]: readonly (number | undefined)[]): readonly Triangle[] {
  if (ab !== undefined && bc !== undefined && ca !== undefined) return [[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]];
  if (ab === undefined && bc === undefined && ca === undefined) return [[a, b, c]];
  // Turned until the first edge is whole and the second split, or only the first is split.
  if (ab !== undefined && bc === undefined && ca === undefined) return [[a, ab, c], [ab, b, c]];
  if (ab === undefined && bc !== undefined && ca !== undefined) return [[a, b, bc], [a, bc, ca], [ca, bc, c]];
  return split([b, c, a], [bc, ca, ab]);
}

/** Cuts faces of one slot along the line from 12 to 6: to its left and to its right they get a skin of their own. */
export function halved(solid: Solid, left: Skin, right: Skin): Solid {
  return solid.flatMap((part) => (part.slot === left.slot ? [half(part, left, -1), half(part, right, 1)] : [part]));
}

function half(part: Patch, skin: Skin, side: -1 | 1): Patch {
  const points: V3[] = [];
  const triangles = part.triangles.flatMap((triangle): readonly Triangle[] => {
    const kept = clipped(triangle.map((i) => at(part.points, i)), side);
    const first = points.length;
    points.push(...kept);
    return kept.slice(2).map((_point, i): Triangle => [first, first + i + 1, first + i + 2]);
  });
  return patch(skin, points, triangles);
}

/** What of a face lies on one side of x = 0. */
function clipped(face: readonly V3[], side: -1 | 1): readonly V3[] {
  return face.flatMap((a, i): readonly V3[] => {
    const b = at(face, i + 1);
    const crossing: V3 = [0, mix(a[1], b[1], a[0] / (a[0] - b[0])), mix(a[2], b[2], a[0] / (a[0] - b[0]))];
    return [...(a[0] * side >= 0 ? [a] : []), ...(a[0] * b[0] < 0 ? [crossing] : [])];
  });
}

/** Where a map closes on itself after `period` along u, faces across the seam get points of their own. */
export function unseamed(solid: Solid, period: number): Solid {
  return solid.map((part) => (part.uvs === undefined ? part : unseamPatch(part, part.uvs, period)));
}

function unseamPatch(part: Patch, uvs: readonly V2[], period: number): Patch {
  const [points, grains, places] = [[...part.points], [...part.grains], [...uvs]];
  const triangles = part.triangles.map((triangle): Triangle => {
    const most = Math.max(...triangle.map((i) => at(uvs, i)[0]));
    const shifted = triangle.map((i) => {
      const [u, v] = at(uvs, i);
      if (most - u <= period / 2) return i;
      points.push(at(points, i));
      grains.push(at(grains, i));
      places.push([u + period, v]);
      return points.length - 1;
    });
    return [shifted[0] ?? 0, shifted[1] ?? 0, shifted[2] ?? 0];
  });
  return { ...part, points, grains, uvs: places, triangles };
}
