import type { Pixels, Surface } from './collect-surfaces.ts';
import { develop, finer, type Sheet } from './develop.ts';
import { shade } from './shade.ts';

/** Where from, in degrees: around the upright axis from the front, and above the horizon. */
export type View = { readonly aroundDeg: number; readonly aboveDeg: number };

/** A surface as the viewer has it: corners in pixels with the depth towards them, normals turned, both three numbers a corner. */
type Seen = { readonly surface: Surface; readonly corners: Float32Array; readonly normals: Float32Array };

/** Draws surfaces without a graphics card, clear ground, no perspective: a picture to know a model by. */
export function drawView(surfaces: readonly Surface[], view: View, sidePx: number): Pixels {
  const side = sidePx * finer;
  const sheet: Sheet = { side, rgba: new Float32Array(side * side * 4), depth: new Float32Array(side * side).fill(-Infinity) };
  const turnedBy = turning(view);
  const seen = surfaces.map((surface): Seen => ({ surface, corners: turned(surface.corners, turnedBy), normals: turned(surface.normals, turnedBy) }));
  fit(seen, side);
  for (const one of seen) if (!one.surface.look.isClear) drawSurface(sheet, one);
  for (const one of seen) if (one.surface.look.isClear) drawSurface(sheet, one);
  return develop(sheet, sidePx);
}

/** A rotation, row by row. */
function turning({ aroundDeg, aboveDeg }: View): readonly number[] {
  const [around, above] = [(-aroundDeg * Math.PI) / 180, (aboveDeg * Math.PI) / 180];
  const [ca, sa, cb, sb] = [Math.cos(around), Math.sin(around), Math.cos(above), Math.sin(above)];
  return [ca, 0, sa, sb * sa, cb, -sb * ca, -cb * sa, sb, cb * ca];
}

function turned(source: Float32Array, by: readonly number[]): Float32Array {
  const out = new Float32Array(source.length);
  for (let at = 0; at + 2 < source.length; at += 3) {
    for (let axis = 0; axis < 3; axis += 1) {
      out[at + axis] = (by[axis * 3] ?? 0) * (source[at] ?? 0) + (by[axis * 3 + 1] ?? 0) * (source[at + 1] ?? 0) + (by[axis * 3 + 2] ?? 0) * (source[at + 2] ?? 0);
    }
  }
  return out;
}

/** Brings corners from metres to pixels: what is shown fills the sheet but for a margin. */
function fit(seen: readonly Seen[], side: number): void {
  const least = [Infinity, Infinity];
  const most = [-Infinity, -Infinity];
  for (const { corners } of seen) {
    for (let at = 0; at < corners.length; at += 1) {
      if (at % 3 === 2) continue;
      least[at % 3] = Math.min(least[at % 3] ?? 0, corners[at] ?? 0);
      most[at % 3] = Math.max(most[at % 3] ?? 0, corners[at] ?? 0);
    }
  }
  const [left = 0, low = 0, right = 0, high = 0] = [...least, ...most];
  const pxPerMetre = (side * 0.9) / (Math.max(right - left, high - low) || 1);
  for (const { corners } of seen) {
    for (let at = 0; at + 2 < corners.length; at += 3) {
      corners[at] = side / 2 + ((corners[at] ?? 0) - (left + right) / 2) * pxPerMetre;
      corners[at + 1] = side / 2 - ((corners[at + 1] ?? 0) - (low + high) / 2) * pxPerMetre;
    }
  }
}

function drawSurface(sheet: Sheet, seen: Seen): void {
  const { indices } = seen.surface;
  for (let at = 0; at + 2 < indices.length; at += 3) drawTriangle(sheet, seen, indices[at] ?? 0, indices[at + 1] ?? 0, indices[at + 2] ?? 0);
}

function drawTriangle(sheet: Sheet, seen: Seen, a: number, b: number, c: number): void {
  const { corners } = seen;
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = [corners[a * 3], corners[a * 3 + 1], corners[b * 3], corners[b * 3 + 1], corners[c * 3], corners[c * 3 + 1]];
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  if (area === 0 || !Number.isFinite(area)) return;
  const [top, bottom] = [Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)), Math.min(sheet.side - 1, Math.floor(Math.max(ay, by, cy) - 0.5))];
  const [left, right] = [Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)), Math.min(sheet.side - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const wa = ((bx - x - 0.5) * (cy - y - 0.5) - (by - y - 0.5) * (cx - x - 0.5)) / area;
      const wb = ((cx - x - 0.5) * (ay - y - 0.5) - (cy - y - 0.5) * (ax - x - 0.5)) / area;
      const wc = 1 - wa - wb;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      const depth = wa * (corners[a * 3 + 2] ?? 0) + wb * (corners[b * 3 + 2] ?? 0) + wc * (corners[c * 3 + 2] ?? 0);
      const place = y * sheet.side + x;
      if (depth > (sheet.depth[place] ?? 0)) lay(sheet, place, depth, seen, a, b, c, wa, wb, wc);
    }
  }
}

const shaded = new Float32Array(4);

/** Lays the point of a triangle that its three weights name over what is there. */
function lay(sheet: Sheet, place: number, depth: number, { surface: { look, at }, normals }: Seen, a: number, b: number, c: number, wa: number, wb: number, wc: number): void {
  const x = wa * (normals[a * 3] ?? 0) + wb * (normals[b * 3] ?? 0) + wc * (normals[c * 3] ?? 0);
  const y = wa * (normals[a * 3 + 1] ?? 0) + wb * (normals[b * 3 + 1] ?? 0) + wc * (normals[c * 3 + 1] ?? 0);
  const z = wa * (normals[a * 3 + 2] ?? 0) + wb * (normals[b * 3 + 2] ?? 0) + wc * (normals[c * 3 + 2] ?? 0);
  // Towards the viewer: a surface is seen from both sides.
  const length = (Math.sqrt(x * x + y * y + z * z) || 1) * (z < 0 ? -1 : 1);
  const u = wa * (at[a * 2] ?? 0) + wb * (at[b * 2] ?? 0) + wc * (at[c * 2] ?? 0);
  const v = wa * (at[a * 2 + 1] ?? 0) + wb * (at[b * 2 + 1] ?? 0) + wc * (at[c * 2 + 1] ?? 0);
  if (!shade(look, x / length, y / length, z / length, u, v, shaded)) return;
  const seenThrough = 1 - (shaded[3] ?? 1);
  for (let channel = 0; channel < 4; channel += 1) sheet.rgba[place * 4 + channel] = (shaded[channel] ?? 0) + (sheet.rgba[place * 4 + channel] ?? 0) * seenThrough;
  if (!look.isClear) sheet.depth[place] = depth;
}
