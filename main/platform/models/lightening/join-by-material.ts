import type { Document, Node, Primitive } from '@gltf-transform/core';
import { prune } from '@gltf-transform/functions';
import { drawnNodes, shownScene } from '../measure-model.ts';

type Piece = { readonly node: Node; readonly primitive: Primitive };
type Matrix = readonly number[];

/**
 * Joins what never moves into one surface for each material, in time that grows with its corners alone: the library's own join takes minutes
 * for the ten thousand parts of a drawing office. What is animated, skinned, morphed or has variants stays as it is.
 */
export async function joinByMaterial(document: Document): Promise<void> {
  const groups = new Map<string, Piece[]>();
  const moving = movingNodes(document);
  const nodes = drawnNodes(document).filter((node) => canBeJoined(node, moving));
  const numbers = new Map(document.getRoot().listMaterials().map((material, number) => [material, number]));
  for (const node of nodes) {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const material = primitive.getMaterial();
      const key = `${material === null ? -1 : numbers.get(material)} ${primitive.listSemantics().map((semantic) => `${semantic}${primitive.getAttribute(semantic)?.getElementSize()}`).toSorted().join(' ')}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ node, primitive }]);
      else group.push({ node, primitive });
    }
  }
  for (const [place, pieces] of [...groups.values()].entries()) {
    const joined = joinPieces(document, pieces);
    if (joined !== null) shownScene(document).addChild(document.createNode(`JOINED.${place + 1}`).setMesh(document.createMesh(`JOINED.${place + 1}`).addPrimitive(joined)));
  }
  nodes.forEach((node) => node.setMesh(null));
  await document.transform(prune({ keepLeaves: false, keepSolidTextures: true, keepAttributes: true }));
}

function movingNodes(document: Document): ReadonlySet<Node> {
  const moving = new Set<Node>();
  for (const channel of document.getRoot().listAnimations().flatMap((animation) => animation.listChannels())) {
    channel.getTargetNode()?.traverse((node) => void moving.add(node));
  }
  document.getRoot().listSkins().flatMap((skin) => skin.listJoints()).forEach((joint) => joint.traverse((node) => void moving.add(node)));
  return moving;
}

function canBeJoined(node: Node, moving: ReadonlySet<Node>): boolean {
  const primitives = node.getMesh()?.listPrimitives() ?? [];
  return node.getSkin() === null && !moving.has(node) && primitives.every((primitive) => primitive.listTargets().length === 0 && primitive.getExtension('KHR_materials_variants') === null);
}

function joinPieces(document: Document, pieces: readonly Piece[]): Primitive | null {
  const [first] = pieces;
  if (first === undefined) return null;
  const joined = document.createPrimitive().setMaterial(first.primitive.getMaterial());
  const buffer = document.getRoot().listBuffers()[0] ?? null;
  for (const semantic of first.primitive.listSemantics()) {
    const type = first.primitive.getAttribute(semantic)?.getType() ?? 'VEC3';
    joined.setAttribute(semantic, document.createAccessor().setType(type).setArray(joinAttribute(pieces, semantic)).setBuffer(buffer));
  }
  return joined.setIndices(document.createAccessor().setType('SCALAR').setArray(joinIndices(pieces)).setBuffer(buffer));
}

function joinAttribute(pieces: readonly Piece[], semantic: string): Float32Array<ArrayBuffer> {
  const size = pieces[0]?.primitive.getAttribute(semantic)?.getElementSize() ?? 3;
  const out = new Float32Array(pieces.reduce((sum, { primitive }) => sum + (primitive.getAttribute(semantic)?.getCount() ?? 0), 0) * size);
  const element: number[] = [];
  let at = 0;
  for (const { node, primitive } of pieces) {
    const accessor = primitive.getAttribute(semantic);
    const place = placing(semantic, node.getWorldMatrix());
    for (let corner = 0; corner < (accessor?.getCount() ?? 0); corner += 1, at += size) out.set(place(accessor?.getElement(corner, element) ?? []), at);
  }
  return out;
}

function joinIndices(pieces: readonly Piece[]): Uint32Array<ArrayBuffer> {
  const lists = pieces.map(({ primitive }) => primitive.getIndices()?.getArray() ?? Uint32Array.from({ length: primitive.getAttribute('POSITION')?.getCount() ?? 0 }, (_, corner) => corner));
  const out = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let [at, before] = [0, 0];
  for (const [piece, { node, primitive }] of pieces.entries()) {
    const list = lists[piece] ?? [];
    // A mirrored part turns its triangles over; they are turned back.
    const order = determinant(node.getWorldMatrix()) < 0 ? [0, 2, 1] : [0, 1, 2];
    for (let corner = 0; corner + 2 < list.length; corner += 3) for (const step of order) out[at++] = (list[corner + step] ?? 0) + before;
    before += primitive.getAttribute('POSITION')?.getCount() ?? 0;
  }
  return out.subarray(0, at);
}

/** How a value of an attribute is brought from a node's frame to the scene's. */
function placing(semantic: string, m: Matrix): (value: readonly number[]) => readonly number[] {
  const by = (matrix: Matrix, [x = 0, y = 0, z = 0]: readonly number[], w: 0 | 1): number[] => [0, 1, 2].map((axis) => (matrix[axis] ?? 0) * x + (matrix[4 + axis] ?? 0) * y + (matrix[8 + axis] ?? 0) * z + (matrix[12 + axis] ?? 0) * w);
  if (semantic === 'POSITION') return (value) => by(m, value, 1);
  if (semantic === 'NORMAL') {
    const upright = cofactors(m);
    return (value) => toUnit(by(upright, value, 0));
  }
  if (semantic === 'TANGENT') return (value) => [...toUnit(by(m, value, 0)), (value[3] ?? 1) * Math.sign(determinant(m) || 1)];
  return (value) => value;
}

/** Turns normals under uneven scales: the inverse transpose but for its length. */
function cofactors(m: Matrix): Matrix {
  const at = (row: number, column: number): number => m[(column % 3) * 4 + (row % 3)] ?? 0;
  const sign = Math.sign(determinant(m) || 1);
  return [0, 1, 2].flatMap((column) => [...[0, 1, 2].map((row) => sign * (at(row + 1, column + 1) * at(row + 2, column + 2) - at(row + 1, column + 2) * at(row + 2, column + 1))), 0]);
}

function determinant(m: Matrix): number {
  const [a = 0, b = 0, c = 0, , d = 0, e = 0, f = 0, , g = 0, h = 0, i = 0] = m;
  return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e);
}

function toUnit([x = 0, y = 0, z = 0]: readonly number[]): readonly number[] {
  const length = Math.hypot(x, y, z);
  return length > 0 ? [x / length, y / length, z / length] : [0, 0, 1];
}
