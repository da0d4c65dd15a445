import type { Document, Node, Primitive, Scene } from '@gltf-transform/core';
import { getBounds } from '@gltf-transform/functions';
import type { ModelWeight } from '#contract/model-intake.ts';
import { ModelRefused } from './model-refused.ts';

export function trianglesOf(primitive: Primitive): number {
  return Math.floor(((primitive.getIndices() ?? primitive.getAttribute('POSITION'))?.getCount() ?? 0) / 3);
}

/** The scene that the file opens with; the only one that is left when it is opened. */
export function shownScene(document: Document): Scene {
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
  if (scene === undefined) throw new TypeError('an opened document has a scene');
  return scene;
}

/** Nodes of the scene that draw something, each as often as it stands there. */
export function drawnNodes(document: Document): readonly Node[] {
  const drawn: Node[] = [];
  shownScene(document).traverse((node) => {
    if (node.getMesh() !== null) drawn.push(node);
  });
  return drawn;
}

/** @param bytes length of the file it stands in */
export function weigh(document: Document, bytes: number): ModelWeight {
  const primitives = drawnNodes(document).flatMap((node) => node.getMesh()?.listPrimitives() ?? []);
  const textures = document.getRoot().listTextures();
  return {
    triangles: Math.round(primitives.reduce((sum, primitive) => sum + trianglesOf(primitive), 0)),
    draws: primitives.length,
    textures: textures.length,
    widestTexturePx: Math.max(0, ...textures.flatMap((texture) => [...(texture.getSize() ?? [0])])),
    bytes,
  };
}

/**
 * Width, height and depth in metres, by the file's word that a unit is one.
 * @throws ModelRefused when they are beyond numbers
 */
export function sizeM(document: Document): readonly [number, number, number] {
  const { min, max } = getBounds(shownScene(document));
  const size: readonly [number, number, number] = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  if (!size.every(Number.isFinite)) throw new ModelRefused('not-a-number', 'The model has no size that can be measured: its parts lie infinitely far apart. Clean the scene’s transforms and export it again.');
  return size;
}
