import type { Look, Pixels } from './collect-surfaces.ts';
import { mirrored, studioGlow, studioLight } from './studio.ts';

const linearOfByte = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));

/**
 * What a point of a surface sends to a viewer who looks along −Z, in the studio: linear red, green, blue, and how much of what lies behind
 * it covers, laid into `out`, for this runs millions of times.
 * @param nx of the normal, which has unit length and faces the viewer
 * @returns false where the material is cut out
 */
export function shade(look: Look, nx: number, ny: number, nz: number, u: number, v: number, out: Float32Array): boolean {
  const { colourMap, metalRoughMap } = look;
  const texel = colourMap === null ? -1 : texelAt(colourMap, u, v);
  const alpha = look.colour[3] * (colourMap === null ? 1 : (colourMap.rgba[texel + 3] ?? 255) / 255);
  if (alpha < look.cutoff) return false;
  const measure = metalRoughMap === null ? -1 : texelAt(metalRoughMap, u, v);
  const roughness = Math.max(0.04, look.roughness * (metalRoughMap === null ? 1 : (metalRoughMap.rgba[measure + 1] ?? 255) / 255));
  const metallic = look.metallic * (metalRoughMap === null ? 1 : (metalRoughMap.rgba[measure + 2] ?? 255) / 255);
  const shine = studioLight(2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1, roughness);
  const glow = studioGlow(nx, ny, nz) * (1 - metallic) * (look.isClear ? alpha : 1);
  for (let channel = 0; channel < 3; channel += 1) {
    const colour = (look.colour[channel] ?? 1) * (colourMap === null ? 1 : linearOfByte[colourMap.rgba[texel + channel] ?? 255] ?? 1);
    const mirror = 0.04 * (1 - metallic) + colour * metallic;
    out[channel] = colour * glow + mirrored(mirror, roughness, nz) * shine + (look.glow[channel] ?? 0);
  }
  out[3] = look.isClear ? Math.min(1, alpha + mirrored(0.04, roughness, nz) * 2) : 1;
  return true;
}

function texelAt({ width, height }: Pixels, u: number, v: number): number {
  const x = Math.min(width - 1, Math.floor((u - Math.floor(u)) * width));
  const y = Math.min(height - 1, Math.floor((v - Math.floor(v)) * height));
  return (y * width + x) * 4;
}
