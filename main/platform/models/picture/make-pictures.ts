import type { Document } from '@gltf-transform/core';
import sharp from 'sharp';
import { collectSurfaces, type Pixels } from './collect-surfaces.ts';
import { drawView, type View } from './draw-view.ts';

const threeQuarter: View = { aroundDeg: 32, aboveDeg: 22 };
const round: readonly View[] = [threeQuarter, { aroundDeg: 0, aboveDeg: 0 }, { aroundDeg: 90, aboveDeg: 0 }, { aroundDeg: 200, aboveDeg: 30 }];

const thumbnailPx = 320;

/**
 * WebP pictures of a model: a thumbnail on clear ground, and a sheet of four sides on the stage's own.
 * @param previewPx of a side of the sheet
 */
export async function makePictures(document: Document, previewPx: number): Promise<{ readonly thumbnail: Uint8Array; readonly preview: Uint8Array }> {
  const surfaces = await collectSurfaces(document);
  const sides = round.map((view) => drawView(surfaces, view, previewPx / 2));
  const [first] = sides;
  if (first === undefined) throw new TypeError('a model is drawn from four sides');
  const thumbnail = await sharp(first.rgba, rawOf(first)).resize(thumbnailPx).webp({ quality: 86 }).toBuffer();
  const placed = sides.map((side, place) => ({ input: Buffer.from(side.rgba), ...rawOf(side), left: (place % 2) * (previewPx / 2), top: Math.floor(place / 2) * (previewPx / 2) }));
  const preview = await sharp({ create: { width: previewPx, height: previewPx, channels: 4, background: '#23282a' } }).composite(placed).removeAlpha().webp({ quality: 84 }).toBuffer();
  return { thumbnail, preview };
}

function rawOf({ width, height }: Pixels): { readonly raw: { readonly width: number; readonly height: number; readonly channels: 4 } } {
  return { raw: { width, height, channels: 4 } };
}
