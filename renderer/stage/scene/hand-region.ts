import { Box3, Vector3, type Camera, type Object3D } from 'three';

/** Part of the picture in device pixels; y grows upwards, as the card counts. */
export type Region = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a hand is in the picture, with as far as its shadow reaches. */
export function regionOf(object: Object3D, camera: Camera, widthPx: number, heightPx: number): Region | undefined {
  box.setFromObject(object);
  if (box.isEmpty()) return undefined;
  box.expandByScalar(shadowReachM);
  let [left, bottom, right, top] = [1, 1, -1, -1];
  for (let corner = 0; corner < 8; corner += 1) {
    point.set(corner & 1 ? box.max.x : box.min.x, corner & 2 ? box.max.y : box.min.y, corner & 4 ? box.max.z : box.min.z).project(camera);
    left = Math.min(left, point.x);
    right = Math.max(right, point.x);
    bottom = Math.min(bottom, point.y);
    top = Math.max(top, point.y);
  }
  const x = Math.max(0, Math.floor(((left + 1) / 2) * widthPx));
  const y = Math.max(0, Math.floor(((bottom + 1) / 2) * heightPx));
  const width = Math.min(widthPx, Math.ceil(((right + 1) / 2) * widthPx)) - x;
  const height = Math.min(heightPx, Math.ceil(((top + 1) / 2) * heightPx)) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

const shadowReachM = 0.0024;
const box = new Box3();
const point = new Vector3();
