import { Box3, Group, Mesh, Object3D, Vector3, type Material } from 'three';
import type { GLTF } from 'three/addons/loaders/GLTFLoader.js';
import { createCrystal, lightCrystal } from '../material/crystal.ts';
import type { Dresser } from '../material/dress.ts';
import type { Girth } from '../motion/framing.ts';
import { disposeTree } from './dispose-tree.ts';
import { handAnglesAt } from './hand-angles.ts';
import type { WatchRig } from './watch-rig.ts';

/** Makes a loaded model a watch that can be played. Throws in words when it is not one. */
export async function buildRig(watchId: string, model: GLTF, dresser: Dresser): Promise<WatchRig> {
  const root = new Group();
  root.name = watchId;
  root.add(model.scene);
  const meshes = meshesOf(model.scene);
  if (meshes.length === 0) throw new Error('the model shows nothing');
  const crystal = createCrystal();
  const replaced = dressMeshes(meshes, crystal, dresser);
  const hands = new Map<string, Object3D>();
  model.scene.traverse((node) => {
    if (node.name.startsWith('HAND_')) hands.set(node.name, node);
  });
  const castNames = /HAND|INDEX/;
  for (const mesh of meshes) {
    mesh.castShadow = castNames.test(pathOf(mesh));
    mesh.receiveShadow = /DIAL|INDEX|HAND/.test(pathOf(mesh));
  }
  return {
    watchId,
    root,
    girth: girthOf(root),
    stepsPerSecond: 8,
    setTime: (time) => {
      const angles = handAnglesAt(watchId, time);
      for (const [name, node] of hands) node.rotation.z = -(angles[name] ?? 0) * (Math.PI / 180);
    },
    setExplode: () => undefined,
    setOpen: () => undefined,
    setVariant: () => undefined,
    light: (light) => lightCrystal(crystal, light.room, light.turn, light.intensity),
    setHandsVisible: (isVisible) => {
      for (const hand of hands.values()) hand.visible = isVisible;
    },
    hands: () => [...hands.values()],
    anchors: () => [],
    partUnder: () => undefined,
    textures: [],
    dispose: () => {
      root.removeFromParent();
      disposeTree(root, [...replaced, crystal]);
    },
  };
}

function dressMeshes(meshes: readonly Mesh[], crystal: Material, dresser: Dresser): readonly Material[] {
  const replaced = new Set<Material>();
  for (const mesh of meshes) {
    const own = Array.isArray(mesh.material) ? mesh.material[0] : mesh.material;
    if (own === undefined) continue;
    if (/CRYSTAL/.test(pathOf(mesh))) {
      replaced.add(own);
      mesh.material = crystal;
      mesh.renderOrder = 10;
    } else dresser.dress(own);
  }
  return [...replaced];
}

function pathOf(object: Object3D): string {
  const names: string[] = [];
  for (let node: Object3D | null = object; node !== null; node = node.parent) names.push(node.name);
  return names.join('/');
}

function meshesOf(root: Object3D): readonly Mesh[] {
  const meshes: Mesh[] = [];
  root.traverse((object) => {
    if (object instanceof Mesh) meshes.push(object);
  });
  return meshes;
}

function girthOf(root: Object3D): Girth {
  const size = new Box3().setFromObject(root).getSize(new Vector3()).multiplyScalar(1000);
  return { widthMm: size.x, heightMm: size.y, headHeightMm: Math.min(47, size.y) };
}
