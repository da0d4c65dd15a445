import type { Pixels } from './collect-surfaces.ts';

/** Each pixel is the mean of so many a side. */
export const finer = 2;

export type Sheet = { readonly side: number; /** Linear, premultiplied. */ readonly rgba: Float32Array; readonly depth: Float32Array };

/** Brings light to a picture: finer pixels to one, bright light rolled off instead of cut, sRGB, alpha not premultiplied. */
export function develop({ side, rgba }: Sheet, sidePx: number): Pixels {
  const out = new Uint8Array(sidePx * sidePx * 4);
  for (let at = 0; at < sidePx * sidePx; at += 1) {
    const first = (Math.floor(at / sidePx) * finer * side + (at % sidePx) * finer) * 4;
    const cover = meanOf(rgba, first + 3, side);
    if (cover === 0) continue;
    for (let channel = 0; channel < 3; channel += 1) out[at * 4 + channel] = Math.round(255 * displayed(meanOf(rgba, first + channel, side) / cover));
    out[at * 4 + 3] = Math.round(255 * cover);
  }
  return { width: sidePx, height: sidePx, rgba: out };
}

function meanOf(rgba: Float32Array, at: number, side: number): number {
  let sum = 0;
  for (let fine = 0; fine < finer * finer; fine += 1) sum += rgba[at + (Math.floor(fine / finer) * side + (fine % finer)) * 4] ?? 0;
  return sum / (finer * finer);
}

function displayed(linear: number): number {
  const rolled = linear <= 0.7 ? linear : 0.7 + 0.3 * (1 - Math.exp(-(linear - 0.7) / 0.6));
  return rolled <= 0.0031308 ? rolled * 12.92 : 1.055 * rolled ** (1 / 2.4) - 0.055;
}
