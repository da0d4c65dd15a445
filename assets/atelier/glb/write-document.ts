import { Document, type Buffer as GltfBuffer, type Node, type Primitive } from '@gltf-transform/core';
import { calibreNamed } from '#domain/horology/calibre.ts';
import { stepsPerSecond } from '#domain/horology/periods.ts';
import { smooth, type Surface } from '../shape/smooth.ts';
import { openMaterialShelf, type MaterialShelf } from './material-shelf.ts';
import type { Part } from './part.ts';
import type { Watch } from './watch.ts';
import { shadeSideMm } from './shade-map.ts';
import { writeExplode, type Exploding } from './write-explode.ts';
import { uvSpanMm } from './write-material.ts';

type Bench = { readonly document: Document; readonly buffer: GltfBuffer; readonly shelf: MaterialShelf; readonly exploding: Exploding[] };

/** A watch as a glTF document, uncompressed: what the validator can look into. */
export async function writeDocument(watch: Watch): Promise<Document> {
  const document = new Document();
  document.getRoot().getAsset().generator = 'Vitrine atelier';
  const bench: Bench = { document, buffer: document.createBuffer('watch'), shelf: openMaterialShelf(document, watch), exploding: [] };
  const scene = document.createScene(watch.id);
  document.getRoot().setDefaultScene(scene);
  const root = document.createNode(watch.id).setExtras({
    watch: watch.id,
    name: watch.name,
    calibre: watch.calibre,
    stepsPerSecond: stepsPerSecond(calibreNamed(watch.calibre)),
    caseMm: watch.caseMm,
    dialOpeningMm: [...watch.dialOpeningMm],
    crystalTopMm: watch.crystalTopMm,
  });
  scene.addChild(root);
  for (const part of watch.parts) root.addChild(await writePart(bench, part));
  writeExplode(document, bench.buffer, bench.exploding);
  return document;
}

async function writePart(bench: Bench, part: Part): Promise<Node> {
  const { document, exploding } = bench;
  const [x, y, z] = part.pivot ?? [0, 0, 0];
  const pivot = document.createNode(part.name).setTranslation([x / 1000, y / 1000, z / 1000]).setExtras(extrasOf(part));
  if (part.solid.length > 0) {
    const mesh = document.createMesh(`${part.name}_MESH`);
    for (const surface of smooth(part.solid, part.creaseDeg)) mesh.addPrimitive(await writePrimitive(bench, surface));
    pivot.addChild(document.createNode(`${part.name}_MESH`).setMesh(mesh));
  }
  if (part.explode !== undefined) exploding.push({ node: pivot, byMm: part.explode.by, order: part.explode.order });
  for (const child of part.parts ?? []) pivot.addChild(await writePart(bench, child));
  return pivot;
}

function extrasOf({ explode, arbor, caption, anchor, finish, isMovement }: Part): Record<string, unknown> {
  return {
    ...(arbor === undefined ? {} : { arbor }),
    ...(caption === undefined ? {} : { caption, anchorMm: anchor ?? [0, 0, 0] }),
    ...(finish === undefined ? {} : { finish }),
    ...(explode === undefined ? {} : { explode: explode.by.map((value) => value / 1000), order: explode.order }),
    ...(isMovement === true ? { group: 'movement' } : {}),
  };
}

async function writePrimitive({ document, buffer, shelf }: Bench, surface: Surface): Promise<Primitive> {
  const { slot, positions, normals, tangents, uvs, indices } = surface;
  const accessor = (type: 'VEC2' | 'VEC3' | 'VEC4', array: Float32Array<ArrayBuffer>) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const small = positions.length / 3 < 65_535;
  const primitive = document.createPrimitive()
    .setMaterial(await shelf.materialOf(slot))
    .setIndices(document.createAccessor().setType('SCALAR').setArray(small ? new Uint16Array(indices) : indices).setBuffer(buffer))
    .setAttribute('POSITION', accessor('VEC3', positions))
    .setAttribute('NORMAL', accessor('VEC3', normals));
  if (shelf.needsTangents(slot)) primitive.setAttribute('TANGENT', accessor('VEC4', tangents));
  if (uvs !== undefined && (shelf.needsUv(slot) || slot === 'spring')) primitive.setAttribute('TEXCOORD_0', accessor('VEC2', slot === 'spring' ? uvs : uvs.map((value) => value / uvSpanMm + 0.5)));
  if (shelf.isShaded(slot)) primitive.setAttribute('TEXCOORD_1', accessor('VEC2', planeUvs(positions)));
  const variants = await shelf.variantsOf(slot);
  if (variants !== undefined) primitive.setExtension('KHR_materials_variants', variants);
  return primitive;
}

/** Place on the dial's shade map, which lies flat whatever way the grain's map runs. */
function planeUvs(positions: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const uvs = new Float32Array((positions.length / 3) * 2);
  for (let i = 0; i < positions.length / 3; i += 1) {
    uvs[2 * i] = ((positions[3 * i] ?? 0) * 1000) / shadeSideMm + 0.5;
    uvs[2 * i + 1] = ((positions[3 * i + 1] ?? 0) * 1000) / shadeSideMm + 0.5;
  }
  return uvs;
}
