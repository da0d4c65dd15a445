/** Millimetres throughout the atelier; x right, y towards 12, z towards the visitor. */
export type V2 = readonly [number, number];
export type V3 = readonly [number, number, number];

/** The element at a cyclic index. */
export function at<T>(list: readonly T[], index: number): T {
  const element = list[((index % list.length) + list.length) % list.length];
  if (element === undefined) throw new RangeError('an empty list has no elements');
  return element;
}

export function add(a: V3, b: V3): V3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: V3, b: V3): V3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: V3, by: number): V3 {
  return [a[0] * by, a[1] * by, a[2] * by];
}

export function dot(a: V3, b: V3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: V3, b: V3): V3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: V3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

/** Unit vector; the fallback where there is no direction. */
export function normalize(a: V3, fallback: V3 = [0, 0, 1]): V3 {
  const size = length(a);
  return size < 1e-12 ? fallback : scale(a, 1 / size);
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

export function smoothstep(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Point at a clockwise dial angle: 0 is 12 o'clock. */
export function onDial(degreesClockwise: number, radius: number): V2 {
  const angle = radians(degreesClockwise);
  return [Math.sin(angle) * radius, Math.cos(angle) * radius];
}

export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
