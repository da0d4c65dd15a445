import type { WebGLRenderer } from 'three';
import { GLTFLoader, type GLTF } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { extensionsOf, type MoreDecoders } from './more-decoders.ts';

/** A model that is on its way, and what is in it. */
export type ComingModel = { readonly bytes: Promise<ArrayBuffer>; readonly model: Promise<GLTF> };

/** Reads a model as soon as its bytes are here. It needs no card for that; `card` is for decoders that ask what one can do. */
export function readModel(bytes: Promise<ArrayBuffer>, card: Promise<WebGLRenderer>, decoders: MoreDecoders | undefined): ComingModel {
  const model = bytes.then((here) => parse(here, card, decoders));
  // Whoever takes it tells of its failure.
  model.catch(() => undefined);
  return { bytes, model };
}

async function parse(bytes: ArrayBuffer, card: Promise<WebGLRenderer>, decoders: MoreDecoders | undefined): Promise<GLTF> {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  const dispose = await decoders?.(loader, card, extensionsOf(bytes));
  try {
    // An empty base: a model is one file; whatever it refers to outside is not fetched.
    return await loader.parseAsync(bytes, '');
  } finally {
    dispose?.();
  }
}
