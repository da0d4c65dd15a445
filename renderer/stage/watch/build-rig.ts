import { Group, Mesh, MeshPhysicalMaterial, Object3D, Texture, Vector3, type Material, type Raycaster } from 'three';
import type { GLTF } from 'three/addons/loaders/GLTFLoader.js';
import { poseMovement } from '#domain/horology/pose-movement.ts';
import { stepsPerSecond } from '#domain/horology/periods.ts';
import { createCrystal, lightCrystal } from '../material/crystal.ts';
import { createGroundShadow } from '../material/ground-shadow.ts';
import type { Dresser } from '../material/dress.ts';
import { easeInOut } from '../motion/easing.ts';
import type { HandAngles } from '../still/hand-placing.ts';
import { girthOfWatch, standForeign } from './girth.ts';
import { findInside } from './case-back-inside.ts';
import { disposeTree } from './dispose-tree.ts';
import { windHairspring } from './hairspring.ts';
import { readVariants } from './variants.ts';
import { settledInstant } from './settled-instant.ts';
import { namesAbove, readNodes, type Pivot, type WatchNodes } from './watch-nodes.ts';
import type { PartAnchor, WatchRig } from './watch-rig.ts';

/** Makes a loaded model a watch that can be played. Throws in words when there is nothing to see. */
export async function buildRig(watchId: string, model: GLTF, dresser: Dresser): Promise<WatchRig> {
  const root = new Group();
  root.name = watchId;
  root.add(model.scene);
  const meshes = meshesOf(model.scene);
  if (meshes.length === 0) throw new Error('the model shows nothing');
  const nodes = readNodes(model.scene);
  const girth = nodes.caseMm === undefined ? standForeign(model.scene) : girthOfWatch(root, nodes.caseMm);
  const crystal = createCrystal();
  const glass = new Set<Object3D>(meshes.filter(isGlass));
  const replaced = glaze(meshes.filter((mesh) => glass.has(mesh)), crystal);
  const variants = await readVariants(model, model.scene, (mesh) => glass.has(mesh));
  const materials = new Set<Material>([...meshes.flatMap((mesh) => mesh.material), ...variants.materials]);
  for (const material of materials) dresser.dress(material);
  for (const mesh of meshes) shade(mesh);
  const ground = createGroundShadow(girth);
  const straps = strapsOf(nodes.pivots);
  return {
    watchId,
    root,
    girth,
    ground,
    calibre: nodes.calibre,
    stepsPerSecond: nodes.calibre === undefined ? 0 : stepsPerSecond(nodes.calibre),
    variants: variants.names,
    textures: texturesOf(materials),
    ...playTime(nodes),
    setExplode: (share) => {
      explode(nodes.pivots, share);
      for (const { node, home, way } of straps) node.position.copy(home).addScaledVector(way, easeInOut(share * 1.6));
    },
    setVariant: (choice) => variants.choose(choice),
    light: (light) => lightCrystal(crystal, light.room, light.turn, light.intensity),
    anchors: () => anchorsOf(nodes.pivots),
    partUnder: (ray) => partUnder(ray, root, glass, nodes.pivots),
    dispose: () => {
      root.removeFromParent();
      ground.dispose();
      disposeTree(root, [...materials, ...replaced, crystal]);
    },
  };
}

/** Everything that turns with time, and what of it can be seen. */
function playTime({ pivots, calibre }: WatchNodes): Pick<WatchRig, 'hands' | 'setTime' | 'poseHands' | 'setOpen'> {
  const hands = new Map(pivots.filter((pivot) => pivot.name.startsWith('HAND_')).map((pivot) => [pivot.name, pivot.node]));
  const movement = pivots.filter((pivot) => pivot.isMovement);
  const showInside = findInside(pivots.find((pivot) => pivot.name === 'CASE_BACK')?.node);
  const wound = windHairspring(pivots.find((pivot) => pivot.name === 'MOV_HAIRSPRING')?.node);
  let posed: HandAngles | undefined;
  return {
    hands,
    setTime: (instant, isRunning) => {
      if (calibre === undefined) return;
      const pose = poseMovement(calibre, isRunning ? instant : settledInstant(instant, calibre));
      for (const { node, arbor } of pivots) if (arbor !== undefined) node.rotation.z = -(pose[arbor] ?? 0) * radians;
      if (wound !== undefined) wound.value = -signedDeg(pose.balance ?? 0) * radians;
      if (posed !== undefined) poseHands(hands, posed);
    },
    poseHands: (angles) => {
      posed = angles;
      for (const hand of hands.values()) hand.visible = true;
      if (angles !== undefined) poseHands(hands, angles);
    },
    setOpen: (isOpen) => {
      for (const { node } of movement) node.visible = isOpen;
      showInside(isOpen);
    },
  };
}

function anchorsOf(pivots: readonly Pivot[]): readonly PartAnchor[] {
  return pivots.flatMap(({ node, part, anchor }) => (part === undefined || anchor === undefined ? [] : [{ part, at: node.localToWorld(anchor.clone()) }]));
}

function partUnder(ray: Raycaster, root: Object3D, glass: ReadonlySet<Object3D>, pivots: readonly Pivot[]): string | undefined {
  for (const { object } of ray.intersectObject(root, true)) {
    const part = glass.has(object) ? undefined : partAbove(object, pivots);
    if (part !== undefined) return part;
  }
  return undefined;
}

function texturesOf(materials: ReadonlySet<Material>): readonly Texture[] {
  return [...materials].flatMap((material) => Object.values(material).filter((value) => value instanceof Texture));
}

function poseHands(hands: ReadonlyMap<string, Object3D>, angles: HandAngles): void {
  for (const [name, node] of hands) {
    const angle = angles[name];
    node.visible = angle !== undefined;
    node.rotation.z = -(angle ?? 0) * radians;
  }
}

/** Parts leave in their order, each on its own eased way, so that the movement parts like a hand of cards. */
function explode(pivots: readonly Pivot[], share: number): void {
  const orders = Math.max(1, ...pivots.map((pivot) => pivot.explode?.order ?? 0));
  for (const { node, explode: way } of pivots) {
    if (way === undefined) continue;
    const start = (way.order / orders) * latestStart;
    node.position.copy(way.home).addScaledVector(way.way, easeInOut((share - start) / (1 - latestStart)));
  }
}

/** The strap leaves the picture before the movement parts: it would hide it. */
function strapsOf(pivots: readonly Pivot[]): readonly { readonly node: Object3D; readonly home: Vector3; readonly way: Vector3 }[] {
  return pivots
    .filter((pivot) => /^STRAP_|^BRACELET_/.test(pivot.name) && pivot.explode === undefined)
    .map(({ node, name }) => ({ node, home: node.position.clone(), way: new Vector3(0, /6|BUCKLE/.test(name) ? -strapWayM : strapWayM, 0) }));
}

function glaze(meshes: readonly Mesh[], crystal: Material): readonly Material[] {
  const replaced = new Set<Material>();
  for (const mesh of meshes) {
    for (const material of [mesh.material].flat()) replaced.add(material);
    mesh.material = crystal;
    // After everything that is seen through it.
    mesh.renderOrder = 10;
  }
  return [...replaced];
}

function isGlass(mesh: Mesh): boolean {
  const materials = [mesh.material].flat();
  return namesAbove(mesh).some((name) => /CRYSTAL/.test(name)) || materials.some((material) => material instanceof MeshPhysicalMaterial && material.transmission > 0);
}

/** Hands and indices throw shadows on the dial; nothing else needs any. */
function shade(mesh: Mesh): void {
  const names = namesAbove(mesh);
  mesh.castShadow = names.some((name) => name.startsWith('HAND_') || name === 'DIAL_INDICES');
  mesh.receiveShadow = names.some((name) => name.startsWith('DIAL_') || name === 'HAND_HOUR' || name === 'HAND_MINUTE' || name === 'HAND_GMT');
}

function partAbove(object: Object3D, pivots: readonly Pivot[]): string | undefined {
  for (let at: Object3D | null = object; at !== null; at = at.parent) {
    const pivot = pivots.find((one) => one.node === at);
    if (pivot?.part !== undefined || pivot?.arbor !== undefined) return pivot.part ?? pivot.arbor;
  }
  return undefined;
}

function meshesOf(root: Object3D): readonly Mesh[] {
  const meshes: Mesh[] = [];
  root.traverse((object) => void (object instanceof Mesh && meshes.push(object)));
  return meshes;
}

function signedDeg(degrees: number): number {
  return degrees > 180 ? degrees - 360 : degrees;
}

const radians = Math.PI / 180;
const strapWayM = 0.16;
const latestStart = 0.45;
