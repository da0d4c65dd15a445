import { ImageUtils, type Document, type Texture } from '@gltf-transform/core';
import sharp from 'sharp';
import { readAtMost } from '../intake-limits.ts';
import { inThousands, ModelRefused, quoted } from '../model-refused.ts';

const mimes: Readonly<Record<string, string>> = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif', heif: 'image/avif' };

/**
 * Whether the pictures of a model may be decoded at all, from their headers alone; gives each the type it really has.
 * @throws ModelRefused
 */
export async function checkPictures(document: Document): Promise<void> {
  let pixels = 0;
  for (const texture of document.getRoot().listTextures()) {
    const { width, height } = await sizeFromHeader(texture);
    if (width > readAtMost.textureSidePx || height > readAtMost.textureSidePx) {
      throw new ModelRefused('picture-too-large', `The picture ${nameOf(texture)} says it is ${inThousands(width)} × ${inThousands(height)} pixels; ${inThousands(readAtMost.textureSidePx)} a side are read at most. Export it smaller.`);
    }
    pixels += width * height;
  }
  if (pixels > readAtMost.texturePixels) throw new ModelRefused('pictures-too-large', `Together the model’s pictures have ${inThousands(pixels / 1_000_000)} million pixels; ${inThousands(readAtMost.texturePixels / 1_000_000)} million are read at most. Export them smaller.`);
}

async function sizeFromHeader(texture: Texture): Promise<{ readonly width: number; readonly height: number }> {
  const bytes = texture.getImage();
  if (bytes === null || bytes.length === 0) throw new ModelRefused('picture-missing', `The picture ${nameOf(texture)} is not in the file. Export the model with its pictures inside.`);
  if (ImageUtils.impls['image/ktx2']?.match(bytes) === true) return sizeOfKtx2(texture, bytes);
  // The decoder itself reads the header: no second reader that could see another size.
  const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => ({ format: undefined, width: 0, height: 0 }));
  const mime = mimes[format ?? ''];
  if (mime === undefined || width < 1 || height < 1) throw new ModelRefused('picture-unreadable', `The picture ${nameOf(texture)} is damaged, or of a sort that is not read. PNG, JPEG, WebP, AVIF and KTX2 are.`);
  texture.setMimeType(mime);
  return { width, height };
}

function sizeOfKtx2(texture: Texture, bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const size = sizeOrNull(bytes);
  if (size === null || size[0] < 1 || size[1] < 1) throw new ModelRefused('picture-unreadable', `The picture ${nameOf(texture)} is a damaged KTX2.`);
  texture.setMimeType('image/ktx2');
  return { width: size[0], height: size[1] };
}

function sizeOrNull(bytes: Uint8Array): readonly [number, number] | null {
  try {
    return ImageUtils.getSize(bytes, 'image/ktx2');
  } catch {
    return null;
  }
}

function nameOf(texture: Texture): string {
  return texture.getName() === '' ? 'without a name' : quoted(texture.getName());
}
