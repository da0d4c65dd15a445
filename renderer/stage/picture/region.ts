import type { Vector3 } from 'three';

/** Part of the picture in device pixels; y grows upwards, as the card counts. */
export type Region = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a lens sees of points as it projects them (-1 to 1), told one by one. */
export class SeenBounds {
  #left = Infinity;
  #bottom = Infinity;
  #right = -Infinity;
  #top = -Infinity;

  add({ x, y }: Vector3): void {
    this.#left = Math.min(this.#left, x);
    this.#right = Math.max(this.#right, x);
    this.#bottom = Math.min(this.#bottom, y);
    this.#top = Math.max(this.#top, y);
  }

  /** Pixels of the picture that hold the points, and `marginPx` around them; undefined where none is in it. */
  region(widthPx: number, heightPx: number, marginPx = 0): Region | undefined {
    const x = Math.max(0, Math.floor(((this.#left + 1) / 2) * widthPx) - marginPx);
    const y = Math.max(0, Math.floor(((this.#bottom + 1) / 2) * heightPx) - marginPx);
    const width = Math.min(widthPx, Math.ceil(((this.#right + 1) / 2) * widthPx) + marginPx) - x;
    const height = Math.min(heightPx, Math.ceil(((this.#top + 1) / 2) * heightPx) + marginPx) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : undefined;
  }
}

/** The same part of a picture whose sides are `scale` of this one's. */
export function scaleRegion({ x, y, width, height }: Region, scale: number): Region {
  const [left, bottom] = [Math.floor(x * scale), Math.floor(y * scale)];
  return { x: left, y: bottom, width: Math.ceil((x + width) * scale) - left, height: Math.ceil((y + height) * scale) - bottom };
}
