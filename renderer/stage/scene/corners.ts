import { Vector3, type Box3 } from 'three';

/** The eight corners of a box. */
export function cornersOf({ min, max }: Box3): readonly Vector3[] {
  return corners.map((corner) => new Vector3(corner & 1 ? max.x : min.x, corner & 2 ? max.y : min.y, corner & 4 ? max.z : min.z));
}

const corners = [0, 1, 2, 3, 4, 5, 6, 7] as const;
