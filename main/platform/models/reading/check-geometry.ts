import { Primitive, PropertyType, type Accessor, type Document } from '@gltf-transform/core';
import { convertPrimitiveToTriangles, dequantize, prune } from '@gltf-transform/functions';
import { readAtMost } from '../intake-limits.ts';
import { weigh } from '../measure-model.ts';
import { inThousands, ModelRefused } from '../model-refused.ts';

const drawnAsTriangles: ReadonlySet<number | undefined> = new Set([Primitive.Mode.TRIANGLE_STRIP, Primitive.Mode.TRIANGLE_FAN]);

/**
 * Brings the geometry to plain triangles of floats, and whether all of its numbers are numbers and all of its triangles have their corners.
 * @throws ModelRefused
 */
export async function checkGeometry(document: Document, note: (sentence: string) => void): Promise<void> {
  for (const accessor of document.getRoot().listAccessors()) mustBeFinite(accessor);
  const primitives = document.getRoot().listMeshes().flatMap((mesh) => mesh.listPrimitives());
  primitives.forEach(mustHaveItsCorners);
  for (const primitive of primitives) if (drawnAsTriangles.has(primitive.getMode())) convertPrimitiveToTriangles(primitive);
  const others = primitives.filter((primitive) => primitive.getMode() !== Primitive.Mode.TRIANGLES);
  if (others.length > 0) note(`Points and lines were left behind, for the stage shows surfaces: ${inThousands(others.length)}.`);
  others.forEach((primitive) => primitive.dispose());
  document.disposeExtension('KHR_mesh_primitive_restart');
  await document.transform(dequantize(), prune({ propertyTypes: [PropertyType.MESH, PropertyType.NODE, PropertyType.ACCESSOR, PropertyType.MATERIAL, PropertyType.TEXTURE], keepLeaves: false, keepSolidTextures: true, keepAttributes: true }));
  const { triangles } = weigh(document, 0);
  if (triangles === 0) throw new ModelRefused('no-surface', 'The file shows no surface: there is no triangle in its scene. Export meshes, not curves or points.');
  if (triangles > readAtMost.drawnTriangles) throw new ModelRefused('too-many-triangles', `The scene draws ${inThousands(triangles)} triangles; ${inThousands(readAtMost.drawnTriangles)} are read at most. Export it coarser.`);
}

function mustBeFinite(accessor: Accessor): void {
  const numbers = accessor.getArray();
  if (numbers === null) throw new ModelRefused('part-missing', 'Geometry that the model describes is not in the file. Export it again.');
  if (numbers instanceof Float32Array && !numbers.every(Number.isFinite)) throw new ModelRefused('not-a-number', 'Some of the model’s numbers are not numbers (infinite or undefined). Clean its geometry and export it again.');
}

function mustHaveItsCorners(primitive: Primitive): void {
  const corners = primitive.getAttribute('POSITION')?.getCount() ?? 0;
  const lists = [...primitive.listAttributes(), ...primitive.listTargets().flatMap((target) => target.listAttributes())];
  const isWhole = corners > 0 && primitive.getAttribute('POSITION')?.getType() === 'VEC3' && lists.every((accessor) => accessor.getCount() === corners);
  const indices = primitive.getIndices()?.getArray() ?? null;
  if (!isWhole || (indices !== null && !indices.every((index: number) => index < corners))) throw new ModelRefused('corners-missing', 'Triangles of the model name corners that it does not have: the file is damaged. Export it again.');
}
