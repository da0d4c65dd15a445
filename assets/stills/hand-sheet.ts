import sharp from 'sharp';
import type { Clip, Darkroom, MeasuredHand } from './darkroom.ts';
import { hubOf, liftHand } from './lift-hand.ts';

/** One hand at one angle, cut from its picture: RGBA, with its shadow as clear black. */
export type Cell = { readonly angleDeg: number; readonly left: number; readonly top: number; readonly width: number; readonly height: number; readonly rgba: Buffer };

/**
 * Cuts a hand out by comparing the picture with and without it, and keeps of what differs the hand and its shadow.
 */
export async function cutHand(darkroom: Darkroom, plate: Buffer, { hand, plane }: MeasuredHand, angleDeg: number): Promise<Cell> {
  const clip = await darkroom.placeOf(hand, angleDeg);
  if (clip === undefined) return { angleDeg, left: 0, top: 0, width: 1, height: 1, rgba: Buffer.alloc(4) };
  const withHand = await pixels(await darkroom.expose({ [hand]: angleDeg }, clip));
  const without = await pixels(plate, clip);
  const rgba = liftHand(differenceOf(without, withHand), withHand, clip.width, clip.height, hubOf(plane, clip.x, clip.y));
  return { angleDeg, left: clip.x, top: clip.y, width: clip.width, height: clip.height, rgba };
}

/** Lays cells of one hand on a sheet, each in a box of the largest one's size. */
export async function packSheet(cells: readonly Cell[]): Promise<{ readonly sheet: Buffer; readonly cell: readonly [number, number]; readonly columns: number }> {
  const width = Math.max(...cells.map((cell) => cell.width));
  const height = Math.max(...cells.map((cell) => cell.height));
  const columns = Math.min(4, cells.length);
  const sheet = await sharp({ create: { width: width * columns, height: height * Math.ceil(cells.length / columns), channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(cells.map((cell, index) => ({
      input: cell.rgba,
      raw: { width: cell.width, height: cell.height, channels: 4 as const },
      left: (index % columns) * width,
      top: Math.floor(index / columns) * height,
    })))
    .png()
    .toBuffer();
  return { sheet, cell: [width, height], columns };
}

/**
 * RGBA of a hand such that hand over plate is the picture, for straight (not premultiplied) pixels. A pixel's cover is
 * the least that explains it: laid over the plate the cell gives back the very picture it was cut from, shadow included.
 */
export function differenceOf(plate: Buffer, picture: Buffer): Buffer {
  const cell = Buffer.alloc(plate.length);
  for (let at = 0; at < plate.length; at += 4) {
    const alpha = coverOf(plate, picture, at);
    if (alpha < leastCover) continue;
    for (let channel = 0; channel < 3; channel += 1) {
      const seen = picture[at + channel] ?? 0;
      const under = plate[at + channel] ?? 0;
      cell[at + channel] = Math.round(Math.min(255, Math.max(0, (seen - (1 - alpha) * under) / alpha)));
    }
    cell[at + 3] = Math.round(alpha * 255);
  }
  return cell;
}

/**
 * Darker by a share is that much shadow. Lighter is metal: it covers fully as soon as it is clearly lighter, so that
 * an index does not shine through a hand that is turned over it.
 */
function coverOf(plate: Buffer, picture: Buffer, at: number): number {
  let cover = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const seen = picture[at + channel] ?? 0;
    const under = plate[at + channel] ?? 0;
    // Over what is nearly white, even pure white needs its share of cover to be as light as that.
    const needed = seen < under ? 1 - seen / under : seen > under ? (seen - under) / Math.min(clearlyLighter, 255 - under) : 0;
    cover = Math.max(cover, needed);
  }
  return Math.min(1, cover);
}

async function pixels(picture: Buffer, clip?: Clip): Promise<Buffer> {
  const image = sharp(picture).ensureAlpha();
  const cut = clip === undefined ? image : image.extract({ left: clip.x, top: clip.y, width: clip.width, height: clip.height });
  return cut.raw().toBuffer();
}

const clearlyLighter = 24;
// Below one step of an eight-bit channel it is noise of the rendering, not a hand.
const leastCover = 1.5 / 255;
