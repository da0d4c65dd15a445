import type { Accessor, Document, Material, Primitive } from '@gltf-transform/core';
import { tangents, unweld, weld } from '@gltf-transform/functions';
import { MeshoptSimplifier } from 'meshoptimizer';
import { generateTangents } from 'mikktspace';
import { inThousands } from '../model-refused.ts';
import { creaseNormals } from './crease-normals.ts';

/** Normals of unit length everywhere, and tangents wherever a normal map or a brushed surface is read by them. */
export async function mendShading(document: Document, note: (sentence: string) => void): Promise<void> {
  const primitives = document.getRoot().listMeshes().flatMap((mesh) => mesh.listPrimitives());
  primitives.forEach(dropUnfitShading);
  const bare = primitives.filter((primitive) => primitive.getAttribute('NORMAL') === null);
  if (bare.length > 0) {
    await Promise.all([MeshoptSimplifier.ready, document.transform(unweld())]);
    bare.forEach((primitive) => creaseNormals(document, primitive));
    note(`Normals were made from the triangles for surfaces that had no usable normals: ${inThousands(bare.length)}.`);
  }
  primitives.forEach(normalise);
  await document.transform(weld());
  await addTangents(document, primitives, note);
}

async function addTangents(document: Document, primitives: readonly Primitive[], note: (sentence: string) => void): Promise<void> {
  const lacking = primitives.filter((primitive) => isReadByTangents(primitive.getMaterial()) && primitive.getAttribute('TANGENT') === null);
  const unlaid = lacking.filter((primitive) => primitive.getAttribute('TEXCOORD_0') === null);
  if (unlaid.length > 0) {
    unlaid.forEach(dropNormalMap);
    note(`Normal maps are not shown on surfaces without texture coordinates to lay them by: ${inThousands(unlaid.length)}.`);
  }
  const laid = new Set(lacking.filter((primitive) => primitive.getAttribute('TEXCOORD_0') !== null));
  if (laid.size === 0) return;
  const others = primitives.filter((primitive) => !laid.has(primitive) && primitive.getAttribute('TANGENT') === null);
  await document.transform(unweld(), tangents({ generateTangents, overwrite: false }));
  // The library lays tangents wherever it can; where nothing reads them they are weight.
  others.forEach((primitive) => primitive.setAttribute('TANGENT', null));
  laid.forEach(normalise);
  await document.transform(weld());
  note(`Tangents were made by MikkTSpace for surfaces with a normal map that had none: ${inThousands(laid.size)}.`);
}

function isReadByTangents(material: Material | null): boolean {
  return material !== null && (material.getNormalTexture() !== null || material.getExtension('KHR_materials_anisotropy') !== null);
}

/** The material may be another surface's too: this one gets its own. */
function dropNormalMap(primitive: Primitive): void {
  const own = primitive.getMaterial()?.clone().setNormalTexture(null).setExtension('KHR_materials_anisotropy', null);
  if (own !== undefined) primitive.setMaterial(own);
}

/** Normals of another form, or with one that points nowhere, are made anew; so are the tangents that were made with them. */
function dropUnfitShading(primitive: Primitive): void {
  const normal = primitive.getAttribute('NORMAL');
  const tangent = primitive.getAttribute('TANGENT');
  const isUnfit = normal !== null && (normal.getType() !== 'VEC3' || hasNoDirection(normal));
  if (isUnfit) primitive.setAttribute('NORMAL', null);
  if (tangent !== null && (isUnfit || normal === null || tangent.getType() !== 'VEC4' || hasNoDirection(tangent))) primitive.setAttribute('TANGENT', null);
}

/** Geometry is floats by now, whatever it was packed in. */
function floatsOf(accessor: Accessor): Float32Array {
  const floats = accessor.getArray();
  if (!(floats instanceof Float32Array)) throw new TypeError('normals and tangents are unpacked before they are mended');
  return floats;
}

function hasNoDirection(accessor: Accessor): boolean {
  const [floats, size] = [floatsOf(accessor), accessor.getElementSize()];
  for (let at = 0; at < floats.length; at += size) if (lengthAt(floats, at) < 1e-6) return true;
  return false;
}

function normalise(primitive: Primitive): void {
  for (const accessor of [primitive.getAttribute('NORMAL'), primitive.getAttribute('TANGENT')]) {
    if (accessor === null) continue;
    const [floats, size] = [floatsOf(accessor), accessor.getElementSize()];
    for (let at = 0; at < floats.length; at += size) {
      const length = lengthAt(floats, at) || 1;
      for (let axis = 0; axis < 3; axis += 1) floats[at + axis] = (floats[at + axis] ?? 0) / length;
      if (size === 4) floats[at + 3] = (floats[at + 3] ?? 1) < 0 ? -1 : 1;
    }
  }
}

function lengthAt(floats: Float32Array, at: number): number {
  return Math.hypot(floats[at] ?? 0, floats[at + 1] ?? 0, floats[at + 2] ?? 0);
}
