import type { Document, Texture } from '@gltf-transform/core';
import { EXTTextureWebP } from '@gltf-transform/extensions';
import { compressTexture, getTextureColorSpace, listTextureSlots } from '@gltf-transform/functions';
import sharp from 'sharp';
import { ModelRefused, quoted } from '../model-refused.ts';

const decoded: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/avif']);

/** A normal map shows each block of a strong compression as a dent. */
const quality = { colour: 86, measure: 92 } as const;

/**
 * Writes the pictures as WebP of at most that many pixels a side, one after the other: a large one takes a quarter of a gigabyte while it is decoded.
 * @param onPicture told before each
 * @throws ModelRefused over one that cannot be decoded
 */
export async function lightenPictures(document: Document, mostSidePx: number, onPicture: (place: number, of: number) => void = () => {}): Promise<void> {
  const textures = document.getRoot().listTextures();
  for (const [place, texture] of textures.entries()) {
    onPicture(place + 1, textures.length);
    if (decoded.has(texture.getMimeType())) await lighten(texture, mostSidePx);
    else mustBeSmallEnough(texture, mostSidePx);
  }
  if (textures.some((texture) => texture.getMimeType() === 'image/webp')) document.createExtension(EXTTextureWebP).setRequired(true);
  document.disposeExtension('EXT_texture_avif');
}

async function lighten(texture: Texture, mostSidePx: number): Promise<void> {
  const [width = 0, height = 0] = texture.getSize() ?? [];
  const isColour = getTextureColorSpace(texture) === 'srgb' || listTextureSlots(texture).length === 0;
  try {
    await compressTexture(texture, { encoder: sharp, targetFormat: 'webp', quality: isColour ? quality.colour : quality.measure, effort: 60, ...(Math.max(width, height) > mostSidePx ? { resize: [mostSidePx, mostSidePx] } : {}) });
  } catch {
    throw new ModelRefused('picture-unreadable', `The picture ${texture.getName() === '' ? 'without a name' : quoted(texture.getName())} is damaged: it cannot be decoded. Export it again.`);
  }
}

/** KTX2 is made for the graphics card and is not decoded here. */
function mustBeSmallEnough(texture: Texture, mostSidePx: number): void {
  const widest = Math.max(...(texture.getSize() ?? [0]));
  if (widest > 2 * mostSidePx) throw new ModelRefused('picture-too-large', `The picture ${quoted(texture.getName())} is a KTX2 of ${widest} pixels and cannot be made smaller here. Export it at ${mostSidePx}, or as PNG.`);
}
