import type { Slot } from '../finish/slot.ts';
import type { Solid } from './solid.ts';
import { add, at, cross, dot, length, normalize, radians, scale, subtract, type V2, type V3 } from './vector.ts';

/** Vertex buffers of one slot, in metres. */
export type Surface = {
  readonly slot: Slot;
  readonly positions: Float32Array<ArrayBuffer>;
  readonly normals: Float32Array<ArrayBuffer>;
  readonly tangents: Float32Array<ArrayBuffer>;
  readonly uvs: Float32Array<ArrayBuffer> | undefined;
  readonly indices: Uint32Array<ArrayBuffer>;
};

/**
 * Turns faces into vertices. A vertex normal is the area-weighted mean of the faces around it that meet within the
 * crease angle, across slots: large faces stay flat and bevels round into them. Tangents lie across the grain.
 */
export function smooth(solid: Solid, creaseDeg = 34): readonly Surface[] {
  const faces = facesOf(solid);
  const around = facesByPlace(faces);
  const cosine = Math.cos(radians(creaseDeg));
  const builders = new Map<Slot, SurfaceBuilder>();
  for (const face of faces) {
    let builder = builders.get(face.slot);
    if (builder === undefined) builders.set(face.slot, (builder = new SurfaceBuilder(face.slot)));
    for (const corner of face.corners) {
      const near = around[corner.place] ?? [face];
      let sum: V3 = [0, 0, 0];
      for (const other of near) if (dot(other.normal, face.normal) >= cosine) sum = add(sum, scale(other.normal, other.area));
      builder.push(corner, normalize(sum, face.normal));
    }
  }
  return [...builders.values()].map((builder) => builder.surface());
}

/** `place` numbers where a point lies: points that coincide share it. */
type Corner = { readonly place: number; readonly point: V3; readonly grain: V3; readonly uv: V2 | undefined };
type Face = { readonly slot: Slot; readonly corners: readonly [Corner, Corner, Corner]; readonly normal: V3; readonly area: number };

function facesOf(solid: Solid): readonly Face[] {
  const faces: Face[] = [];
  const places = new Map<string, number>();
  for (const { slot, points, grains, uvs, triangles } of solid) {
    const corners = points.map((point, i): Corner => ({ place: placeOf(point, places), point, grain: at(grains, i), uv: uvs?.[i] }));
    const corner = (i: number): Corner => at(corners, i);
    for (const [a, b, c] of triangles) {
      const three = [corner(a), corner(b), corner(c)] as const;
      const perpendicular = cross(subtract(three[1].point, three[0].point), subtract(three[2].point, three[0].point));
      const area = length(perpendicular) / 2;
      if (area > 1e-8) faces.push({ slot, corners: three, normal: normalize(perpendicular), area });
    }
  }
  return faces;
}

function facesByPlace(faces: readonly Face[]): readonly (readonly Face[])[] {
  const around: Face[][] = [];
  for (const face of faces) for (const { place } of face.corners) (around[place] ??= []).push(face);
  return around;
}

/** Points within a tenth of a micrometre or so are one. */
function placeOf([x, y, z]: V3, places: Map<string, number>): number {
  const key = `${Math.round(x * 5000)},${Math.round(y * 5000)},${Math.round(z * 5000)}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}

class SurfaceBuilder {
  readonly slot: Slot;
  readonly #seen = new Map<string, number>();
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #tangents: number[] = [];
  readonly #uvs: number[] = [];
  readonly #indices: number[] = [];

  constructor(slot: Slot) {
    this.slot = slot;
  }

  push({ place, point, grain, uv }: Corner, normal: V3): void {
    const tangent = tangentOf(grain, normal);
    const key = `${place},${fine(normal)},${fine(tangent)},${uv === undefined ? '' : fine([uv[0], uv[1], 0])}`;
    let index = this.#seen.get(key);
    if (index === undefined) {
      index = this.#positions.length / 3;
      this.#seen.set(key, index);
      this.#positions.push(...point.map((value) => value / 1000));
      this.#normals.push(...normal);
      this.#tangents.push(...tangent, 1);
      if (uv !== undefined) this.#uvs.push(...uv);
    }
    this.#indices.push(index);
  }

  surface(): Surface {
    return {
      slot: this.slot,
      positions: new Float32Array(this.#positions),
      normals: new Float32Array(this.#normals),
      tangents: new Float32Array(this.#tangents),
      uvs: this.#uvs.length > 0 ? new Float32Array(this.#uvs) : undefined,
      indices: new Uint32Array(this.#indices),
    };
  }
}

/** Across the grain, in the surface: glTF widens reflections along the tangent, and a groove widens them across itself. */
function tangentOf(grain: V3, normal: V3): V3 {
  const across = cross(grain, normal);
  if (length(across) > 1e-3) return normalize(across);
  const aside: V3 = Math.abs(normal[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0];
  return normalize(subtract(aside, scale(normal, dot(aside, normal))));
}

function fine([x, y, z]: V3): string {
  return `${Math.round(x * 4000)},${Math.round(y * 4000)},${Math.round(z * 4000)}`;
}
