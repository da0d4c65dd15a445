import { at, radians, range, type V2 } from './vector.ts';

/** A closed plane curve, anticlockwise. */
export type Outline = readonly V2[];

export function circle(radius: number, segments = 96, centre: V2 = [0, 0]): Outline {
  return range(segments).map((i) => {
    const angle = (i / segments) * 2 * Math.PI;
    return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius];
  });
}

export function clockwise(outline: Outline): Outline {
  return outline.toReversed();
}

/** Points where rays at even angles, from 3 o'clock on, meet a curve given by its radius; the vertical is always met. */
export function polar(radiusAt: (angle: number) => number, segments: number): Outline {
  return range(segments).map((i) => {
    const angle = (i / segments) * 2 * Math.PI;
    const radius = radiusAt(angle);
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}

/** |x/a|^n + |y/b|^n = 1: 2 is an ellipse, 4 a cushion. */
export function superellipseRadius(a: number, b: number, power: number): (angle: number) => number {
  return (angle) => (Math.abs(Math.cos(angle) / a) ** power + Math.abs(Math.sin(angle) / b) ** power) ** (-1 / power);
}

/** Parallel curve; positive goes outwards. Mitres are held to three times the distance. */
export function offset(outline: Outline, distance: number): Outline {
  return outline.map((point, i) => {
    const before = edgeNormal(at(outline, i - 1), point);
    const after = edgeNormal(point, at(outline, i + 1));
    const sum: V2 = [before[0] + after[0], before[1] + after[1]];
    const share = 1 + before[0] * after[0] + before[1] * after[1];
    const reach = distance / Math.max(share, 0.22);
    return [point[0] + sum[0] * reach, point[1] + sum[1] * reach];
  });
}

/** Outward unit normal of an edge of an anticlockwise outline; of no edge, none. */
function edgeNormal(from: V2, to: V2): V2 {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const size = Math.hypot(dx, dy);
  return size < 1e-12 ? [0, 0] : [dy / size, -dx / size];
}

/** Corners [x, y, radius] rounded by arcs; anticlockwise in, anticlockwise out. */
export function rounded(corners: readonly (readonly [number, number, number])[], stepDeg = 12): Outline {
  return corners.flatMap((corner, i) => roundCorner(at(corners, i - 1), corner, at(corners, i + 1), stepDeg));
}

function roundCorner(before: readonly number[], corner: readonly [number, number, number], after: readonly number[], stepDeg: number): Outline {
  const [x, y, radius] = corner;
  const [inX, inY] = unit(x - (before[0] ?? 0), y - (before[1] ?? 0));
  const [outX, outY] = unit((after[0] ?? 0) - x, (after[1] ?? 0) - y);
  const turn = Math.atan2(inX * outY - inY * outX, inX * outX + inY * outY);
  if (radius === 0 || Math.abs(turn) < 1e-6) return [[x, y]];
  const reach = radius * Math.abs(Math.tan(turn / 2));
  const start: V2 = [x - inX * reach, y - inY * reach];
  const side = Math.sign(turn);
  const centre: V2 = [start[0] - inY * radius * side, start[1] + inX * radius * side];
  const steps = Math.max(2, Math.ceil(Math.abs(turn) / radians(stepDeg)));
  const from = Math.atan2(start[1] - centre[1], start[0] - centre[0]);
  return range(steps + 1).map((i) => {
    const angle = from + (turn * i) / steps;
    return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius];
  });
}

function unit(x: number, y: number): V2 {
  const size = Math.hypot(x, y);
  return [x / size, y / size];
}

/** A ring sector between two radii and two clockwise dial angles, as an outline. */
export function sector(inner: number, outer: number, fromDeg: number, toDeg: number, stepDeg = 4): Outline {
  const steps = Math.max(1, Math.ceil((toDeg - fromDeg) / stepDeg));
  const arc = (radius: number): V2[] => range(steps + 1).map((i) => {
    const angle = radians(90 - fromDeg - ((toDeg - fromDeg) * i) / steps);
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
  return [...arc(inner), ...arc(outer).toReversed()];
}

export function shifted(outline: Outline, [x, y]: V2): Outline {
  return outline.map((point) => [point[0] + x, point[1] + y]);
}

/** Anticlockwise about the origin, degrees. */
export function rotated(outline: Outline, degrees: number): Outline {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return outline.map(([x, y]) => [x * c - y * s, x * s + y * c]);
}

export function signedArea(outline: Outline): number {
  return outline.reduce((sum, [x, y], i) => {
    const next = at(outline, i + 1);
    return sum + (x * next[1] - next[0] * y) / 2;
  }, 0);
}
