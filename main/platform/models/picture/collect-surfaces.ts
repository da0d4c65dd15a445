import type { Document, Material, Node, Primitive, Texture } from '@gltf-transform/core';
import type { EmissiveStrength, Transmission } from '@gltf-transform/extensions';
import sharp from 'sharp';
import { drawnNodes } from '../measure-model.ts';

/** RGBA, row by row from the top. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

export type Look = {
  /** Linear. */
  readonly colour: readonly [number, number, number, number];
  readonly metallic: number;
  readonly roughness: number;
  readonly glow: readonly [number, number, number];
  readonly isClear: boolean;
  readonly cutoff: number;
  readonly colourMap: Pixels | null;
  readonly metalRoughMap: Pixels | null;
};

/** Triangles of one material, where they stand in the scene. */
export type Surface = { readonly corners: Float32Array; readonly normals: Float32Array; /** Two texture coordinates a corner; empty when it has none. */ readonly at: Float32Array; readonly indices: ArrayLike<number>; readonly look: Look };

/** Finer pictures say nothing at the size of a preview. */
const mapSidePx = 512;

export async function collectSurfaces(document: Document): Promise<readonly Surface[]> {
  const maps = new Map<Texture, Pixels>();
  for (const texture of document.getRoot().listTextures()) {
    const pixels = await pixelsOf(texture);
    if (pixels !== null) maps.set(texture, pixels);
  }
  return drawnNodes(document).flatMap((node) => (node.getMesh()?.listPrimitives() ?? []).map((primitive) => surfaceOf(node, primitive, maps)));
}

async function pixelsOf(texture: Texture): Promise<Pixels | null> {
  const bytes = texture.getImage();
  if (bytes === null || texture.getMimeType() === 'image/ktx2') return null;
  const { data, info } = await sharp(bytes).resize(mapSidePx, mapSidePx, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}

function surfaceOf(node: Node, primitive: Primitive, maps: ReadonlyMap<Texture, Pixels>): Surface {
  const world = node.getWorldMatrix();
  const material = primitive.getMaterial();
  const corners = transformed(primitive.getAttribute('POSITION')?.getArray() ?? [], world, 1);
  return {
    corners, normals: transformed(primitive.getAttribute('NORMAL')?.getArray() ?? new Float32Array(corners.length), world, 0),
    at: Float32Array.from(primitive.getAttribute(`TEXCOORD_${material?.getBaseColorTextureInfo()?.getTexCoord() ?? 0}`)?.getArray() ?? []),
    indices: primitive.getIndices()?.getArray() ?? Array.from({ length: corners.length / 3 }, (_, place) => place),
    look: lookOf(material, maps),
  };
}

function lookOf(material: Material | null, maps: ReadonlyMap<Texture, Pixels>): Look {
  const mapOf = (texture: Texture | null | undefined): Pixels | null => (texture && maps.get(texture)) ?? null;
  if (material === null) return { colour: [1, 1, 1, 1], metallic: 1, roughness: 1, glow: [0, 0, 0], isClear: false, cutoff: 0, colourMap: null, metalRoughMap: null };
  const transmission = material.getExtension<Transmission>('KHR_materials_transmission')?.getTransmissionFactor() ?? 0;
  const strength = material.getExtension<EmissiveStrength>('KHR_materials_emissive_strength')?.getEmissiveStrength() ?? 1;
  const [red, green, blue] = material.getEmissiveFactor();
  const [r, g, b, alpha] = material.getBaseColorFactor();
  const hasGlowMap = material.getEmissiveTexture() !== null;
  return {
    colour: [r, g, b, alpha * (1 - 0.85 * transmission)], metallic: material.getMetallicFactor(), roughness: material.getRoughnessFactor(),
    glow: hasGlowMap ? [0, 0, 0] : [red * strength, green * strength, blue * strength],
    isClear: material.getAlphaMode() === 'BLEND' || transmission > 0, cutoff: material.getAlphaMode() === 'MASK' ? material.getAlphaCutoff() : 0,
    colourMap: mapOf(material.getBaseColorTexture()), metalRoughMap: mapOf(material.getMetallicRoughnessTexture()),
  };
}

/** @param w 1 for points; 0 for directions, which turn with the node (uneven scales are rare, and a preview forgives them) */
function transformed(source: ArrayLike<number>, m: readonly number[], w: 0 | 1): Float32Array {
  const out = new Float32Array(source.length);
  for (let at = 0; at + 2 < source.length; at += 3) {
    const [x, y, z] = [source[at] ?? 0, source[at + 1] ?? 0, source[at + 2] ?? 0];
    for (const axis of [0, 1, 2]) out[at + axis] = (m[axis] ?? 0) * x + (m[4 + axis] ?? 0) * y + (m[8 + axis] ?? 0) * z + (m[12 + axis] ?? 0) * w;
  }
  return out;
}
