import { Matrix4, Mesh, type PerspectiveCamera } from 'three';
import { SeenBounds, type Region } from '../picture/region.ts';
import type { Cast } from './cast.ts';
import { eachCorner } from './corners.ts';

/**
 * Where the watches are in the picture, as narrow as their parts' boxes; undefined when they are out of it.
 * What reaches behind the lens, which looks along -Z, may be anywhere: the whole picture then.
 */
export function castRegionOf(cast: Cast, camera: PerspectiveCamera, widthPx: number, heightPx: number): Region | undefined {
  const seen = new SeenBounds();
  let isBehindLens = false;
  toGlass.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
  for (const { root } of cast.rigs) {
    root.updateMatrixWorld();
    root.traverseVisible((part) => {
      if (!(part instanceof Mesh)) return;
      if (part.geometry.boundingBox === null) part.geometry.computeBoundingBox();
      if (part.geometry.boundingBox === null) return;
      eachCorner(part.geometry.boundingBox, (corner) => {
        isBehindLens ||= corner.applyMatrix4(part.matrixWorld).z > camera.position.z - camera.near;
        seen.add(corner.applyMatrix4(toGlass));
      });
    });
  }
  return isBehindLens ? { x: 0, y: 0, width: widthPx, height: heightPx } : seen.region(widthPx, heightPx, edgePx);
}

// An edge is smoothed by what lies as far from it as this.
const edgePx = 8;
const toGlass = new Matrix4();
