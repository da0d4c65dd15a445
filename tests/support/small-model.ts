import { Document, NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';
import { BoxGeometry, type BufferGeometry } from 'three';

export type SmallModel = {
  /** Of the longest side, in the file's own unit. */
  readonly longest?: number;
  readonly geometry?: BufferGeometry;
  readonly picturePx?: number;
  readonly hasNormals?: boolean;
};

/** A good GLB of a few kilobytes: a box with a picture and a normal map, two nodes deep, with names and extras; a name stands twice. */
export async function smallModel({ longest = 0.06, geometry = new BoxGeometry(1, 0.6, 0.3, 2, 2, 2), picturePx = 8, hasNormals = true }: SmallModel = {}): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const accessor = (name: string, type: 'VEC2' | 'VEC3') => document.createAccessor(name).setType(type).setArray(Float32Array.from(geometry.getAttribute(name).array)).setBuffer(buffer);
  const png = await sharp({ create: { width: picturePx, height: picturePx, channels: 3, background: '#8080ff' } }).png().toBuffer();
  const material = document.createMaterial('STEEL').setMetallicFactor(1).setRoughnessFactor(0.2)
    .setBaseColorTexture(document.createTexture('COLOUR').setImage(png).setMimeType('image/png')).setNormalTexture(document.createTexture('RELIEF').setImage(png).setMimeType('image/png'));
  const primitive = document.createPrimitive().setMaterial(material).setAttribute('POSITION', accessor('position', 'VEC3')).setAttribute('TEXCOORD_0', accessor('uv', 'VEC2'))
    .setIndices(document.createAccessor('indices').setType('SCALAR').setArray(Uint32Array.from(geometry.index?.array ?? [])).setBuffer(buffer));
  if (hasNormals) primitive.setAttribute('NORMAL', accessor('normal', 'VEC3'));
  const mesh = document.createMesh('CASE').addPrimitive(primitive);
  const inner = document.createNode('CASE').setMesh(mesh).setExtras({ onload: '<script>fetch("//elsewhere")</script>' });
  const root = document.createNode('CASE').addChild(inner).setScale([longest, longest, longest]);
  document.createScene('SCENE').addChild(root);
  return new NodeIO().writeBinary(document);
}

/** What stands in a description, as loosely as a test that breaks it needs. */
export type Described = Record<string, unknown> & { readonly [list in 'nodes' | 'accessors' | 'bufferViews' | 'buffers' | 'images' | 'meshes' | 'scenes' | 'materials']: Record<string, unknown>[] };

export function describedIn(glb: Uint8Array): Described {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  // Written by the builder above.
  return JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length))) as Described;
}

/** The same GLB with another description. */
export function withDescription(glb: Uint8Array, description: unknown): Uint8Array {
  return withText(glb, JSON.stringify(description));
}

export function withText(glb: Uint8Array, text: string): Uint8Array {
  const view = new DataView(glb.buffer, glb.byteOffset);
  const rest = glb.subarray(20 + view.getUint32(12, true));
  const json = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(json.length / 4) * 4).fill(0x20);
  padded.set(json);
  const out = new Uint8Array(20 + padded.length + rest.length);
  out.set(glb.subarray(0, 20));
  const written = new DataView(out.buffer);
  written.setUint32(8, out.length, true);
  written.setUint32(12, padded.length, true);
  out.set(padded, 20);
  out.set(rest, 20 + padded.length);
  return out;
}

/** The same GLB with something done to its description. */
export function changed(glb: Uint8Array, change: (description: Described) => void): Uint8Array {
  const description = describedIn(glb);
  change(description);
  return withDescription(glb, description);
}
