import type { WebGLRenderer } from 'three';
import type { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

/**
 * Teaches a loader what the atelier never writes, such as Draco or Basis, when a model's extensions need it.
 * Answers how to free the decoders once the model is loaded.
 */
export type MoreDecoders = (loader: GLTFLoader, card: Promise<WebGLRenderer>, extensions: readonly string[]) => Promise<() => void>;

/** `extensionsUsed` of a GLB; nothing when it is not one, for then the loader says what is wrong. */
export function extensionsOf(bytes: ArrayBuffer): readonly string[] {
  const view = new DataView(bytes);
  if (bytes.byteLength < jsonAt || view.getUint32(0, true) !== glbMagic) return [];
  const length = Math.min(view.getUint32(jsonLengthAt, true), bytes.byteLength - jsonAt);
  try {
    // The file's own JSON; its shape is checked where it is used.
    const { extensionsUsed } = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, jsonAt, length))) as { readonly extensionsUsed?: unknown };
    return Array.isArray(extensionsUsed) ? extensionsUsed.map(String) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const glbMagic = 0x46546c67;
const jsonLengthAt = 12;
const jsonAt = 20;
