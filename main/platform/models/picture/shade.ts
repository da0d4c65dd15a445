import type { Look, Pixels } from './collect-surfaces.ts';
import { reflectance, studioGlow, studioLight, type Vector } from './studio.ts';

/** Linear light and how much of what lies behind is covered; null where the material is cut out. */
export type Shade = readonly [red: number, green: number, blue: number, cover: number] | null;

const linearOfByte = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));

/** What a point of a surface sends to a viewer who looks along −Z, in the studio. `normal` has unit length and faces the viewer. */
export function shade(look: Look, normal: Vector, u: number, v: number): Shade {
  const texel = look.colourMap === null ? -1 : texelAt(look.colourMap, u, v);
  const byte = (channel: number): number => (texel < 0 ? 1 : linearOfByte[look.colourMap?.rgba[texel + channel] ?? 255] ?? 1);
  const alpha = look.colour[3] * (texel < 0 ? 1 : (look.colourMap?.rgba[texel + 3] ?? 255) / 255);
  if (alpha < look.cutoff) return null;
  const measure = look.metalRoughMap === null ? -1 : texelAt(look.metalRoughMap, u, v);
  const roughness = Math.max(0.04, look.roughness * (measure < 0 ? 1 : (look.metalRoughMap?.rgba[measure + 1] ?? 255) / 255));
  const metallic = look.metallic * (measure < 0 ? 1 : (look.metalRoughMap?.rgba[measure + 2] ?? 255) / 255);
  const facing = Math.max(0, normal[2]);
  const reflected: Vector = [2 * facing * normal[0], 2 * facing * normal[1], 2 * facing * normal[2] - 1];
  const shine = studioLight(reflected, roughness);
  const glow = studioGlow(normal);
  const [scale, bias] = reflectance(roughness, facing);
  const channel = (place: 0 | 1 | 2): number => {
    const colour = look.colour[place] * byte(place);
    const mirror = 0.04 * (1 - metallic) + colour * metallic;
    return colour * (1 - metallic) * glow * (look.isClear ? alpha : 1) + (mirror * scale + bias) * shine + look.glow[place];
  };
  const cover = look.isClear ? Math.min(1, alpha + (0.04 * scale + bias) * 2) : 1;
  return [channel(0), channel(1), channel(2), cover];
}

function texelAt({ width, height }: Pixels, u: number, v: number): number {
  const x = Math.floor((u - Math.floor(u)) * width);
  const y = Math.floor((v - Math.floor(v)) * height);
  return (Math.min(height - 1, y) * width + Math.min(width - 1, x)) * 4;
}
