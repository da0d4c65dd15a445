import { Vector3, type Box3 } from 'three';

/** Tells each of a box's eight corners; the vector told is the same one each time. */
export function eachCorner({ min, max }: Box3, tell: (corner: Vector3) => void): void {
  for (let at = 0; at < 8; at += 1) tell(corner.set(at & 1 ? max.x : min.x, at & 2 ? max.y : min.y, at & 4 ? max.z : min.z));
}

const corner = new Vector3();
