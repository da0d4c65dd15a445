import { Logger, NodeIO, Verbosity, type Document } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import { meshopt, simplify } from '@gltf-transform/functions';
import { MeshoptDecoder, MeshoptEncoder, MeshoptSimplifier } from 'meshoptimizer';

export type Writing = { readonly plain: (document: Document) => Promise<Uint8Array<ArrayBufferLike>>; readonly compressed: (document: Document) => Promise<Uint8Array<ArrayBufferLike>>; readonly lighter: (document: Document) => Promise<Uint8Array<ArrayBufferLike>> };

/** Ways to write a document as GLB. `compressed` quantises it in place. Names, extras and hierarchy stay. */
export async function openWriting(): Promise<Writing> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready, MeshoptSimplifier.ready]);
  const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder });
  const compressed = async (document: Document): Promise<Uint8Array<ArrayBufferLike>> => {
    document.setLogger(new Logger(Verbosity.WARN));
    await document.transform(meshopt({ encoder: MeshoptEncoder, level: 'medium', quantizePosition: 16, quantizeNormal: 12, quantizeTexcoord: 16 }));
    return io.writeBinary(document);
  };
  return {
    plain: (document) => io.writeBinary(document),
    compressed,
    lighter: async (document) => {
      await document.transform(simplify({ simplifier: MeshoptSimplifier, ratio: 0.2, error: 0.01, lockBorder: false }));
      return compressed(document);
    },
  };
}
