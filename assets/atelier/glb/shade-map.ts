import sharp from 'sharp';
import type { Outline } from '../shape/outline.ts';
import { at, range, smoothstep } from '../shape/vector.ts';
import type { Watch } from './watch.ts';

/** Side of the square that the dial's shade map covers, centred on the axis of the hands. */
export const shadeSideMm = 46;
const sidePx = 512;

/** Light that flange and applied parts take from the dial: soft contact shade, as an occlusion map. */
export async function shadeMap({ edge, feet, smoke = 0 }: Watch['shade']): Promise<Uint8Array<ArrayBuffer>> {
  const footing = coverageOf(feet);
  const outside = coverageOf([edge]).map((inside) => 1 - inside);
  const near = blurred(footing, 3);
  const far = blurred(footing, 9);
  const rim = blurred(outside, 12);
  const closeRim = blurred(outside, 4);
  const reachMm = Math.max(...edge.map(([x, y]) => Math.hypot(x, y)));
  const pixels = Buffer.from(near.map((value, i) => {
    const shade = smoke * smoothstep(0.3, 1, distanceMm(i) / reachMm) + 0.42 * value + 0.34 * (far[i] ?? 0) + 0.5 * (rim[i] ?? 0) + 0.35 * (closeRim[i] ?? 0);
    return Math.round(255 * Math.max(0.12, 1 - shade));
  }));
  const picture = sharp(pixels, { raw: { width: sidePx, height: sidePx, channels: 1 } }).toColourspace('srgb');
  return new Uint8Array(await picture.webp({ quality: 90, effort: 4 }).toBuffer());
}

/** From the axis of the hands to the middle of a pixel. */
function distanceMm(pixel: number): number {
  const way = (step: number): number => ((step + 0.5) / sidePx - 0.5) * shadeSideMm;
  return Math.hypot(way(pixel % sidePx), way(Math.floor(pixel / sidePx)));
}

/** 1 inside any outline, 0 elsewhere, row by row with y growing: the order of texture rows in glTF's coordinates here. */
function coverageOf(outlines: readonly Outline[]): Float64Array {
  const cover = new Float64Array(sidePx * sidePx);
  for (const outline of outlines) {
    for (const row of range(sidePx)) {
      const y = ((row + 0.5) / sidePx - 0.5) * shadeSideMm;
      const crossings = outline.flatMap((a, i) => {
        const b = at(outline, i + 1);
        return a[1] > y === b[1] > y ? [] : [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])];
      }).toSorted((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2) fillRow(cover, row, crossings[i] ?? 0, crossings[i + 1] ?? 0);
    }
  }
  return cover;
}

function fillRow(cover: Float64Array, row: number, fromMm: number, toMm: number): void {
  const pixel = (mm: number): number => Math.min(sidePx - 1, Math.max(0, Math.round((mm / shadeSideMm + 0.5) * sidePx - 0.5)));
  cover.fill(1, row * sidePx + pixel(fromMm), row * sidePx + pixel(toMm) + 1);
}

/** Three box blurs in both directions stand for a Gaussian. */
function blurred(source: Float64Array, radius: number): Float64Array {
  let current = source;
  for (let pass = 0; pass < 3; pass += 1) current = boxed(boxed(current, radius, 1, sidePx), radius, sidePx, 1);
  return current;
}

function boxed(source: Float64Array, radius: number, step: number, stride: number): Float64Array {
  const result = new Float64Array(source.length);
  const sample = (line: number, i: number): number => source[line * stride + Math.min(sidePx - 1, Math.max(0, i)) * step] ?? 0;
  for (let line = 0; line < sidePx; line += 1) {
    let sum = 0;
    for (let i = -radius; i <= radius; i += 1) sum += sample(line, i);
    for (let i = 0; i < sidePx; i += 1) {
      result[line * stride + i * step] = sum / (2 * radius + 1);
      sum += sample(line, i + radius + 1) - sample(line, i - radius);
    }
  }
  return result;
}
