import type { Vector3 } from 'three';

/** Part of the picture in device pixels; y grows upwards, as the card counts. */
export type Region = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Pixels of the picture that hold points as a lens projects them (-1 to 1), and `marginPx` around them; undefined where none is in it. */
export function regionOf(points: readonly Vector3[], widthPx: number, heightPx: number, marginPx = 0): Region | undefined {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  const x = Math.max(0, Math.floor(((left + 1) / 2) * widthPx) - marginPx);
  const y = Math.max(0, Math.floor(((bottom + 1) / 2) * heightPx) - marginPx);
  const width = Math.min(widthPx, Math.ceil(((right + 1) / 2) * widthPx) + marginPx) - x;
  const height = Math.min(heightPx, Math.ceil(((top + 1) / 2) * heightPx) + marginPx) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** The same part of a picture whose sides are `scale` of this one's. */
export function scaleRegion({ x, y, width, height }: Region, scale: number): Region {
  const [left, bottom] = [Math.floor(x * scale), Math.floor(y * scale)];
  return { x: left, y: bottom, width: Math.ceil((x + width) * scale) - left, height: Math.ceil((y + height) * scale) - bottom };
}
