import { Box3, Matrix4, Mesh, Vector3, type Camera, type Object3D } from 'three';
import { SeenBounds, type Region } from '../picture/region.ts';
import { eachCorner } from './corners.ts';

/** Hands as they are on the glass and, after a step, what of it must be drawn again: regions that do not meet. */
export type Step = { readonly hands: readonly (Region | undefined)[]; readonly regions: readonly Region[] };

/** Where a hand and its shadow are in the picture; undefined for one that is not to be seen. `toLight` is the key light's direction in the stage's world. */
export function footprintOf(hand: Object3D, watch: Object3D, toLight: Vector3, camera: Camera, widthPx: number, heightPx: number): Region | undefined {
  if (!hand.visible) return undefined;
  measureAlong(hand);
  if (box.isEmpty()) return undefined;
  box.expandByScalar(edgeM);
  light.copy(toLight).transformDirection(toWatch.copy(watch.matrixWorld).invert());
  const seen = new SeenBounds();
  eachCorner(box, (corner) => {
    const at = corner.applyMatrix4(hand.matrixWorld);
    foot.copy(at).applyMatrix4(toWatch);
    foot.addScaledVector(light, -Math.max(0, foot.z - dialFloorM) / Math.max(light.z, flattestLight)).applyMatrix4(watch.matrixWorld);
    seen.add(at.project(camera));
    seen.add(foot.project(camera));
  });
  return seen.region(widthPx, heightPx);
}

/**
 * A hand is drawn again where it was and is once its edges have moved by `slackPx` in all: until then it counts as drawn
 * where it was, so that none is ever half moved for long.
 */
export function stepHands(drawn: readonly (Region | undefined)[], now: readonly (Region | undefined)[], slackPx: number): Step {
  const hands = now.map((at, index) => (isSettled(drawn[index], at, slackPx) ? drawn[index] : at));
  const moved = hands.flatMap((at, index) => (at === drawn[index] ? [] : [unionOf([drawn[index], at].filter((region) => region !== undefined))]));
  return { hands, regions: joinMeeting(moved) };
}

/** Box of a hand in its own frame: as narrow as it is, wherever it points. */
function measureAlong(hand: Object3D): void {
  box.makeEmpty();
  hand.updateWorldMatrix(false, true);
  toHand.copy(hand.matrixWorld).invert();
  hand.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    if (part.geometry.boundingBox === null) part.geometry.computeBoundingBox();
    box.union(partBox.copy(part.geometry.boundingBox ?? emptyBox).applyMatrix4(placed.multiplyMatrices(toHand, part.matrixWorld)));
  });
}

function isSettled(was: Region | undefined, now: Region | undefined, slackPx: number): boolean {
  if (was === undefined || now === undefined) return was === now;
  return Math.abs(was.x - now.x) + Math.abs(was.y - now.y) + Math.abs(was.width - now.width) + Math.abs(was.height - now.height) < slackPx;
}

function joinMeeting(regions: readonly Region[]): readonly Region[] {
  return regions.reduce<readonly Region[]>((apart, region) => {
    const meeting = apart.filter((one) => doMeet(one, region));
    if (meeting.length === 0) return [...apart, region];
    // Grown, it may meet others.
    return joinMeeting([...apart.filter((one) => !meeting.includes(one)), unionOf([...meeting, region])]);
  }, []);
}

function doMeet(a: Region, b: Region): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function unionOf(regions: readonly Region[]): Region {
  const x = Math.min(...regions.map((region) => region.x));
  const y = Math.min(...regions.map((region) => region.y));
  return { x, y, width: Math.max(...regions.map((region) => region.x + region.width)) - x, height: Math.max(...regions.map((region) => region.y + region.height)) - y };
}

// What a shadow's soft edge adds to a hand.
const edgeM = 0.0003;
// The deepest ground of a recessed counter.
const dialFloorM = -0.0002;
// Light that grazes the dial throws shadows that end at its edge.
const flattestLight = 0.2;
const emptyBox = new Box3();
const box = new Box3();
const partBox = new Box3();
const light = new Vector3();
const foot = new Vector3();
const toWatch = new Matrix4();
const toHand = new Matrix4();
const placed = new Matrix4();
