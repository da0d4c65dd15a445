import { Matrix4, Mesh, type Object3D, type PerspectiveCamera, type Vector3 } from 'three';
import { regionOf, type Region } from '../picture/region.ts';
import type { Cast } from './cast.ts';
import { cornersOf } from './corners.ts';

/**
 * Where the watches are in the picture, as narrow as their parts' boxes; undefined when they are out of it.
 * What reaches behind the lens may be anywhere: the whole picture then.
 */
export function castRegionOf(cast: Cast, camera: PerspectiveCamera, widthPx: number, heightPx: number): Region | undefined {
  const corners = cast.rigs.flatMap(({ root }) => cornersSeen(root));
  if (corners.some(({ z }) => z > camera.position.z - camera.near)) return { x: 0, y: 0, width: widthPx, height: heightPx };
  toGlass.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  return regionOf(corners.map((corner) => corner.applyMatrix4(toGlass)), widthPx, heightPx, edgePx);
}

/** Corners of every visible part's box, in the world; the lens looks along -Z there. */
function cornersSeen(root: Object3D): readonly Vector3[] {
  root.updateMatrixWorld();
  const corners: Vector3[] = [];
  root.traverseVisible((part) => {
    if (!(part instanceof Mesh)) return;
    if (part.geometry.boundingBox === null) part.geometry.computeBoundingBox();
    if (part.geometry.boundingBox !== null) corners.push(...cornersOf(part.geometry.boundingBox).map((corner) => corner.applyMatrix4(part.matrixWorld)));
  });
  return corners;
}

// An edge is smoothed by what lies as far from it as this.
const edgePx = 8;
const toGlass = new Matrix4();
