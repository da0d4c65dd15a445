import type { Pixels, Surface } from './collect-surfaces.ts';
import { shade } from './shade.ts';
import type { Vector } from './studio.ts';

/** Where from, in degrees: around the upright axis from the front, and above the horizon. */
export type View = { readonly aroundDeg: number; readonly aboveDeg: number };

/** Each pixel is the mean of so many a side. */
const finer = 2;

type Sheet = { readonly side: number; /** Linear, premultiplied. */ readonly rgba: Float32Array; readonly depth: Float32Array };
type Corner = readonly [x: number, y: number, depth: number, index: number];
type Frame = { readonly toView: (corners: Float32Array, at: number, isPoint: boolean) => Vector; readonly pxPerMetre: number };

/** Draws surfaces without a graphics card, clear ground, no perspective: a picture to know a model by. */
export function drawView(surfaces: readonly Surface[], { aroundDeg, aboveDeg }: View, sidePx: number): Pixels {
  const side = sidePx * finer;
  const sheet: Sheet = { side, rgba: new Float32Array(side * side * 4), depth: new Float32Array(side * side).fill(-Infinity) };
  const frame = frameOf(surfaces, turn(aroundDeg, aboveDeg), side);
  for (const surface of surfaces) if (!surface.look.isClear) drawSurface(sheet, surface, frame);
  for (const surface of surfaces) if (surface.look.isClear) drawSurface(sheet, surface, frame);
  return develop(sheet, sidePx);
}

function turn(aroundDeg: number, aboveDeg: number): (x: number, y: number, z: number) => Vector {
  const [around, above] = [(-aroundDeg * Math.PI) / 180, (aboveDeg * Math.PI) / 180];
  const [ca, sa, cb, sb] = [Math.cos(around), Math.sin(around), Math.cos(above), Math.sin(above)];
  return (x, y, z) => {
    const [tx, tz] = [ca * x + sa * z, ca * z - sa * x];
    return [tx, cb * y - sb * tz, sb * y + cb * tz];
  };
}

/** Centres what is shown and fits it into the sheet with a margin. */
function frameOf(surfaces: readonly Surface[], turned: (x: number, y: number, z: number) => Vector, side: number): Frame {
  const least = [Infinity, Infinity, Infinity];
  const most = [-Infinity, -Infinity, -Infinity];
  const look = (corners: Float32Array, at: number): Vector => turned(corners[at] ?? 0, corners[at + 1] ?? 0, corners[at + 2] ?? 0);
  for (const { corners } of surfaces) {
    for (let at = 0; at + 2 < corners.length; at += 3) {
      look(corners, at).forEach((value, axis) => {
        least[axis] = Math.min(least[axis] ?? 0, value);
        most[axis] = Math.max(most[axis] ?? 0, value);
      });
    }
  }
  const middle = least.map((value, axis) => (value + (most[axis] ?? 0)) / 2);
  const widest = Math.max((most[0] ?? 0) - (least[0] ?? 0), (most[1] ?? 0) - (least[1] ?? 0)) || 1;
  return {
    pxPerMetre: (side * 0.9) / widest,
    toView: (corners, at, isPoint) => {
      const [x, y, z] = look(corners, at);
      return isPoint ? [x - (middle[0] ?? 0), y - (middle[1] ?? 0), z - (middle[2] ?? 0)] : [x, y, z];
    },
  };
}

function drawSurface(sheet: Sheet, surface: Surface, { toView, pxPerMetre }: Frame): void {
  const corner = (index: number): Corner => {
    const [x, y, z] = toView(surface.corners, index * 3, true);
    return [sheet.side / 2 + x * pxPerMetre, sheet.side / 2 - y * pxPerMetre, z, index];
  };
  const normalOf = (index: number): Vector => toView(surface.normals, index * 3, false);
  for (let at = 0; at + 2 < surface.indices.length; at += 3) {
    drawTriangle(sheet, surface, corner(surface.indices[at] ?? 0), corner(surface.indices[at + 1] ?? 0), corner(surface.indices[at + 2] ?? 0), normalOf);
  }
}

function drawTriangle(sheet: Sheet, surface: Surface, a: Corner, b: Corner, c: Corner, normalOf: (index: number) => Vector): void {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  if (area === 0 || !Number.isFinite(area)) return;
  const [na, nb, nc] = [normalOf(a[3]), normalOf(b[3]), normalOf(c[3])];
  const top = Math.max(0, Math.ceil(Math.min(a[1], b[1], c[1]) - 0.5));
  const bottom = Math.min(sheet.side - 1, Math.floor(Math.max(a[1], b[1], c[1]) - 0.5));
  const left = Math.max(0, Math.ceil(Math.min(a[0], b[0], c[0]) - 0.5));
  const right = Math.min(sheet.side - 1, Math.floor(Math.max(a[0], b[0], c[0]) - 0.5));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const [px, py] = [x + 0.5, y + 0.5];
      const wa = ((b[0] - px) * (c[1] - py) - (b[1] - py) * (c[0] - px)) / area;
      const wb = ((c[0] - px) * (a[1] - py) - (c[1] - py) * (a[0] - px)) / area;
      const wc = 1 - wa - wb;
      if (wa < 0 || wb < 0 || wc < 0) continue;
      const depth = wa * a[2] + wb * b[2] + wc * c[2];
      const place = y * sheet.side + x;
      if (depth <= (sheet.depth[place] ?? 0)) continue;
      const normal = unit([wa * na[0] + wb * nb[0] + wc * nc[0], wa * na[1] + wb * nb[1] + wc * nc[1], wa * na[2] + wb * nb[2] + wc * nc[2]]);
      lay(sheet, place, depth, surface, normal, blend(surface.at, a[3], b[3], c[3], wa, wb, wc));
    }
  }
}

function blend(at: Float32Array | null, a: number, b: number, c: number, wa: number, wb: number, wc: number): readonly [number, number] {
  if (at === null || at.length === 0) return [0, 0];
  const mix = (axis: 0 | 1): number => wa * (at[a * 2 + axis] ?? 0) + wb * (at[b * 2 + axis] ?? 0) + wc * (at[c * 2 + axis] ?? 0);
  return [mix(0), mix(1)];
}

function lay(sheet: Sheet, place: number, depth: number, { look }: Surface, normal: Vector, [u, v]: readonly [number, number]): void {
  const shaded = shade(look, normal, u, v);
  if (shaded === null) return;
  const cover = shaded[3];
  const base = place * 4;
  for (const channel of [0, 1, 2] as const) sheet.rgba[base + channel] = shaded[channel] + (sheet.rgba[base + channel] ?? 0) * (1 - cover);
  sheet.rgba[base + 3] = cover + (sheet.rgba[base + 3] ?? 0) * (1 - cover);
  if (!look.isClear) sheet.depth[place] = depth;
}

/** Towards the viewer: a surface is seen from both sides. */
function unit([x, y, z]: Vector): Vector {
  const length = (Math.hypot(x, y, z) || 1) * (z < 0 ? -1 : 1);
  return [x / length, y / length, z / length];
}

function develop({ side, rgba }: Sheet, sidePx: number): Pixels {
  const out = new Uint8Array(sidePx * sidePx * 4);
  for (let y = 0; y < sidePx; y += 1) {
    for (let x = 0; x < sidePx; x += 1) {
      const sum = [0, 0, 0, 0];
      for (let fine = 0; fine < finer * finer; fine += 1) {
        const base = ((y * finer + Math.floor(fine / finer)) * side + x * finer + (fine % finer)) * 4;
        for (const channel of [0, 1, 2, 3]) sum[channel] = (sum[channel] ?? 0) + (rgba[base + channel] ?? 0) / (finer * finer);
      }
      const cover = sum[3] ?? 0;
      const at = (y * sidePx + x) * 4;
      for (const channel of [0, 1, 2]) out[at + channel] = Math.round(255 * displayed(cover > 0 ? (sum[channel] ?? 0) / cover : 0));
      out[at + 3] = Math.round(255 * cover);
    }
  }
  return { width: sidePx, height: sidePx, rgba: out };
}

/** Bright light rolls off instead of being cut; then sRGB. */
function displayed(linear: number): number {
  const rolled = linear <= 0.7 ? linear : 0.7 + 0.3 * (1 - Math.exp(-(linear - 0.7) / 0.6));
  return rolled <= 0.0031308 ? rolled * 12.92 : 1.055 * rolled ** (1 / 2.4) - 0.055;
}
