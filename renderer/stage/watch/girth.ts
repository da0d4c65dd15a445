import { Box3, Vector3, type Object3D } from 'three';
import type { Girth } from '../motion/framing.ts';
import type { CaseMm } from './watch-nodes.ts';

/** The box of one of the atelier's watches, as it stands. */
export function girthOfWatch(root: Object3D, caseMm: CaseMm): Girth {
  const box = new Box3().setFromObject(root);
  const size = box.getSize(new Vector3()).multiplyScalar(1000);
  const middle = box.getCenter(new Vector3()).multiplyScalar(1000);
  return { widthMm: caseMm.width, heightMm: size.y, headHeightMm: caseMm.lugToLug, depthMm: Math.max(size.x, size.y, size.z), middleUpMm: middle.y, middleOutMm: middle.z };
}

/**
 * A model from elsewhere has no hands' axis: the middle of its box stands in. Light and lens are built for a thing held
 * in the hand, so what is not of such a size is brought to it.
 */
export function standForeign(model: Object3D): Girth {
  const longestMm = longestOf(boxOf(model)) * 1000;
  if (!(longestMm > 0)) throw new Error('the model has no size');
  if (longestMm < smallestHeldMm || longestMm > largestHeldMm) model.scale.multiplyScalar(usualHeldMm / longestMm);
  const box = boxOf(model);
  model.position.sub(box.getCenter(new Vector3()));
  const size = box.getSize(new Vector3()).multiplyScalar(1000);
  return { widthMm: Math.hypot(size.x, size.z), heightMm: size.y, headHeightMm: size.y, depthMm: size.length(), middleUpMm: 0, middleOutMm: 0 };
}

function boxOf(model: Object3D): Box3 {
  model.updateMatrixWorld(true);
  return new Box3().setFromObject(model);
}

function longestOf(box: Box3): number {
  return box.isEmpty() ? 0 : Math.max(...box.getSize(new Vector3()).toArray());
}

const smallestHeldMm = 20;
const largestHeldMm = 200;
const usualHeldMm = 100;
