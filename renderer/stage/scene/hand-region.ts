import { Box3, type Camera, type Object3D } from 'three';
import { SeenBounds, type Region } from '../picture/region.ts';
import { eachCorner } from './corners.ts';

/** Where a hand is in the picture, with as far as its shadow reaches. */
export function handRegionOf(hand: Object3D, camera: Camera, widthPx: number, heightPx: number): Region | undefined {
  box.setFromObject(hand);
  if (box.isEmpty()) return undefined;
  const seen = new SeenBounds();
  eachCorner(box.expandByScalar(shadowReachM), (corner) => seen.add(corner.project(camera)));
  return seen.region(widthPx, heightPx);
}

const shadowReachM = 0.0024;
const box = new Box3();
