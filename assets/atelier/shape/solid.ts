import type { Slot } from '../finish/slot.ts';
import { add, normalize, radians, scale, type V2, type V3 } from './vector.ts';

/** What a face is made of and how it was worked: material slot, direction of the grain, place on a generated map. */
export type Skin = {
  readonly slot: Slot;
  readonly grain: (point: V3) => V3;
  readonly uv: ((point: V3) => V2) | undefined;
};

/** Faces of one slot. Grain and map place are per point, so that they follow every move. */
export type Patch = {
  readonly slot: Slot;
  readonly points: readonly V3[];
  readonly grains: readonly V3[];
  readonly uvs: readonly V2[] | undefined;
  readonly triangles: readonly (readonly [number, number, number])[];
};

export type Solid = readonly Patch[];

export function patch(skin: Skin, points: readonly V3[], triangles: Patch['triangles']): Patch {
  const { uv } = skin;
  return { slot: skin.slot, points, triangles, grains: points.map((point) => skin.grain(point)), uvs: uv === undefined ? undefined : points.map((point) => uv(point)) };
}

export function join(...solids: readonly Solid[]): Solid {
  return solids.flat();
}

/** A move given by what it does to a point; grain follows by difference. */
function moveBy(solid: Solid, point: (p: V3) => V3, isMirrored = false): Solid {
  const origin = point([0, 0, 0]);
  const turnGrain = (g: V3): V3 => normalize(add(point(g), scale(origin, -1)));
  return solid.map((part) => ({
    ...part,
    points: part.points.map(point),
    grains: part.grains.map(turnGrain),
    triangles: isMirrored ? part.triangles.map(([a, b, c]) => [a, c, b] as const) : part.triangles,
  }));
}

export function moved(solid: Solid, by: V3): Solid {
  return moveBy(solid, (p) => add(p, by));
}

/** Anticlockwise about +Z, degrees. */
export function turned(solid: Solid, degrees: number): Solid {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return moveBy(solid, ([x, y, z]) => [x * c - y * s, x * s + y * c, z]);
}

/** About +X, degrees: y goes towards z. */
export function tilted(solid: Solid, degrees: number): Solid {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return moveBy(solid, ([x, y, z]) => [x, y * c - z * s, y * s + z * c]);
}

/** What was along +Z is then along +X; used for crowns and pushers. */
export function laidToRight(solid: Solid): Solid {
  return moveBy(solid, ([x, y, z]) => [z, y, -x]);
}

/** Turned over about the vertical: what looked at the visitor looks at the wrist. */
export function turnedOver(solid: Solid): Solid {
  return moveBy(solid, ([x, y, z]) => [-x, y, -z]);
}

export function mirroredLeftRight(solid: Solid): Solid {
  return moveBy(solid, ([x, y, z]) => [-x, y, z], true);
}

export function mirroredUpDown(solid: Solid): Solid {
  return moveBy(solid, ([x, y, z]) => [x, -y, z], true);
}

/** A free deformation, such as bending a plate on a radius; grain follows by a small step along it. */
export function bent(solid: Solid, point: (p: V3) => V3): Solid {
  const step = 0.05;
  return solid.map((part) => ({
    ...part,
    points: part.points.map(point),
    grains: part.grains.map((grain, i) => {
      const from = part.points[i] ?? [0, 0, 0];
      return normalize(add(point(add(from, scale(normalize(grain), step))), scale(point(from), -1)));
    }),
  }));
}

export function reskinned(solid: Solid, choose: (slot: Slot) => Slot): Solid {
  return solid.map((part) => ({ ...part, slot: choose(part.slot) }));
}

export function trianglesOf(solid: Solid): number {
  return solid.reduce((sum, part) => sum + part.triangles.length, 0);
}
