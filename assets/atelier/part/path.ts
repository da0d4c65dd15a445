import type { Solid } from '../shape/solid.ts';
import { bent, moved, tilted } from '../shape/solid.ts';
import { at as cyclic, mix, radians, range, type V3 } from '../shape/vector.ts';

/** A strap's way from the case over the wrist, in the plane of y and z, by length along it. */
export type PathPoint = { readonly y: number; readonly z: number; readonly dropDeg: number };
export type StrapPath = { readonly at: (s: number) => PathPoint };

export type StrapPathPlan = { readonly y: number; readonly z: number; readonly length: number; readonly fromDeg: number; readonly toDeg: number };

/** The drop grows evenly from `fromDeg` to `toDeg` below the horizontal. */
export function strapPath({ y, z, length, fromDeg, toDeg }: StrapPathPlan): StrapPath {
  const steps = 400;
  const points: PathPoint[] = [{ y, z, dropDeg: fromDeg }];
  for (const i of range(steps)) {
    const last = points[i] ?? { y, z, dropDeg: fromDeg };
    const dropDeg = fromDeg + ((toDeg - fromDeg) * (i + 1)) / steps;
    points.push({ y: last.y + Math.cos(radians(dropDeg)) * (length / steps), z: last.z - Math.sin(radians(dropDeg)) * (length / steps), dropDeg });
  }
  return {
    at: (s) => between(points, (s / length) * steps),
  };
}

/** Before the start and past the end it runs on straight. */
function between(points: readonly PathPoint[], step: number): PathPoint {
  const last = points.length - 1;
  const index = Math.min(last - 1, Math.max(0, Math.floor(step)));
  const [from, to] = [cyclic(points, index), cyclic(points, index + 1)];
  const share = step - index;
  return { y: mix(from.y, to.y, share), z: mix(from.z, to.z, share), dropDeg: mix(from.dropDeg, to.dropDeg, Math.min(1, Math.max(0, share))) };
}

/** Bends what was drawn flat (y along the strap, z up) on a path. */
export function bentAlong(solid: Solid, path: StrapPath): Solid {
  return bent(solid, ([x, s, z]): V3 => {
    const { y, z: base, dropDeg } = path.at(s);
    const drop = radians(dropDeg);
    return [x, y + Math.sin(drop) * z, base + Math.cos(drop) * z];
  });
}

/** Sets a rigid piece, drawn around its own origin, at a place on a path. */
export function setAlong(solid: Solid, path: StrapPath, s: number): Solid {
  const { y, z, dropDeg } = path.at(s);
  return moved(tilted(solid, -dropDeg), [0, y, z]);
}
