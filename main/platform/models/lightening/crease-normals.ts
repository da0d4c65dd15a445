import type { Document, Primitive } from '@gltf-transform/core';
import { MeshoptSimplifier } from 'meshoptimizer';

type Point = readonly [number, number, number];

/** Faces that meet flatter than this are one curved surface. */
const creaseCosine = Math.cos((35 * Math.PI) / 180);

/**
 * Gives an unindexed triangle list normals: smooth over curved surfaces, sharp along creases. A corner's normal is the area-weighted sum
 * of the faces around its point that lean less than the crease from its own face. `MeshoptSimplifier` is ready by then.
 */
export function creaseNormals(document: Document, primitive: Primitive): void {
  const position = primitive.getAttribute('POSITION');
  const corners = position?.getArray();
  if (!position || !(corners instanceof Float32Array)) return;
  const count = position.getCount();
  const faces = facesOf(corners, count);
  const around = cornersByPoint(corners, count);
  const made = new Float32Array(count * 3);
  for (const meeting of around.values()) {
    for (const corner of meeting) made.set(normalAt(faces, corner, meeting), corner * 3);
  }
  primitive.setAttribute('NORMAL', document.createAccessor().setType('VEC3').setArray(made).setBuffer(position.getBuffer()));
}

/** Normal of each face, as long as the face is large. */
function facesOf(corners: Float32Array, count: number): readonly Point[] {
  return Array.from({ length: Math.floor(count / 3) }, (_, face) => {
    const at = (corner: number, axis: number): number => corners[(face * 3 + corner) * 3 + axis] ?? 0;
    const [ux, uy, uz] = [at(1, 0) - at(0, 0), at(1, 1) - at(0, 1), at(1, 2) - at(0, 2)];
    const [vx, vy, vz] = [at(2, 0) - at(0, 0), at(2, 1) - at(0, 1), at(2, 2) - at(0, 2)];
    return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  });
}

function cornersByPoint(corners: Float32Array, count: number): ReadonlyMap<number, readonly number[]> {
  const firstAt = MeshoptSimplifier.generatePositionRemap(corners, 3);
  const around = new Map<number, number[]>();
  for (let corner = 0; corner < count; corner += 1) {
    const point = firstAt[corner] ?? corner;
    const known = around.get(point);
    if (known === undefined) around.set(point, [corner]);
    else known.push(corner);
  }
  return around;
}

/** Around the tip of a fan thousands of faces may meet; so many are enough to see how the surface lies. */
const mostAround = 64;

function normalAt(faces: readonly Point[], corner: number, meeting: readonly number[]): Point {
  const own = faces[Math.floor(corner / 3)] ?? [0, 0, 1];
  const ownLength = Math.hypot(...own);
  const sum: [number, number, number] = [own[0], own[1], own[2]];
  for (const other of meeting.slice(0, mostAround)) {
    const face = faces[Math.floor(other / 3)];
    if (face === undefined || face === own) continue;
    const cosine = (face[0] * own[0] + face[1] * own[1] + face[2] * own[2]) / (ownLength * Math.hypot(...face));
    if (!(cosine > creaseCosine)) continue;
    for (const axis of [0, 1, 2] as const) sum[axis] += face[axis];
  }
  const length = Math.hypot(...sum);
  // A triangle without area has no side that could be seen.
  return length > 0 && Number.isFinite(length) ? [sum[0] / length, sum[1] / length, sum[2] / length] : [0, 0, 1];
}
