import type { Document, PlatformIO } from '@gltf-transform/core';
import { cloneDocument, meshopt } from '@gltf-transform/functions';
import { MeshoptEncoder } from 'meshoptimizer';
import { takenAtMost } from '../intake-limits.ts';
import { weigh } from '../measure-model.ts';
import { inThousands, ModelRefused } from '../model-refused.ts';
import { lightenPictures } from './lighten-pictures.ts';
import { simplifyTo } from './simplify-to.ts';

/** Tried in this order until the file is light enough. */
const lighter = [
  { sidePx: 2048, triangles: takenAtMost.triangles }, { sidePx: 1024, triangles: takenAtMost.triangles }, { sidePx: 1024, triangles: 120_000 }, { sidePx: 512, triangles: 80_000 }, { sidePx: 512, triangles: 40_000 },
] as const;

/**
 * The model as a panel gets it. Lightens the document itself where the first writing is too heavy, so that what is made of it later agrees.
 * @throws ModelRefused when nothing makes it light enough
 */
export async function writeFull(io: PlatformIO, document: Document, note: (sentence: string) => void): Promise<Uint8Array> {
  let bytes = 0;
  for (const { sidePx, triangles } of lighter) {
    if (bytes > 0) {
      await lightenPictures(document, sidePx);
      await simplifyTo(document, triangles);
    }
    const written = await writeCompressed(io, cloneDocument(document));
    if (written.length <= takenAtMost.bytes) {
      if (bytes > 0) note(`To weigh less than ${inThousands(takenAtMost.bytes / 1_000_000)} MB its pictures went down to ${sidePx} pixels a side${triangles < takenAtMost.triangles ? ` and its surfaces to ${inThousands(weigh(document, 0).triangles)} triangles` : ''}.`);
      return written;
    }
    bytes = written.length;
  }
  throw new ModelRefused('too-heavy', `At its lightest the model still weighs ${inThousands(bytes / 1_000_000)} MB; ${inThousands(takenAtMost.bytes / 1_000_000)} MB are shown at most. Leave out what is not seen and export it again.`);
}

/** A lower level of detail. */
export async function writeLower(io: PlatformIO, document: Document, share: number, sidePx: number): Promise<Uint8Array> {
  const lower = cloneDocument(document);
  await simplifyTo(lower, Math.max(1000, Math.round(weigh(document, 0).triangles * share)));
  await lightenPictures(lower, sidePx);
  return writeCompressed(io, lower);
}

/** Quantises the document in place. Names and hierarchy stay. */
async function writeCompressed(io: PlatformIO, document: Document): Promise<Uint8Array> {
  await document.transform(meshopt({ encoder: MeshoptEncoder, level: 'medium', quantizePosition: 16, quantizeNormal: 12, quantizeTexcoord: 16 }));
  return io.writeBinary(document);
}
