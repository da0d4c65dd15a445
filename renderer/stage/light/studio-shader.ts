import { Matrix3, ShaderChunk, Vector3, Vector4, type IUniform } from 'three';
import type { Card, StudioPlan } from './studio-plan.ts';

type StudioShader = { readonly uniforms: Record<string, IUniform>; readonly vertexShader: string; readonly fragmentShader: string };

/** Draws a studio as a surface of a given roughness mirrors it: every card blurred by the width of that surface's lobe. */
export function studioShader(plan: StudioPlan): StudioShader {
  return {
    uniforms: studioUniforms(plan, 0),
    vertexShader: ShaderChunk.cube_vert,
    fragmentShader: fragment(plan.cards.length),
  };
}

export function studioUniforms(plan: StudioPlan, roughness: number): Record<string, IUniform> {
  return {
    zenith: { value: new Vector3(...plan.zenith) },
    horizon: { value: new Vector3(...plan.horizon) },
    nadir: { value: new Vector3(...plan.nadir) },
    lobe: { value: lobeRadians(roughness) },
    frames: { value: plan.cards.map(frameOf) },
    lights: { value: plan.cards.map((card) => new Vector3(...card.light)) },
    sizes: { value: plan.cards.map(sizeOf) },
  };
}

/**
 * Spread of mirrored directions about the mirror direction, as the deviation of a normal law: half vectors of a GGX
 * surface spread by about alpha, mirrored directions by twice that, and the cosine keeps the widest under a radian.
 */
export function lobeRadians(roughness: number): number {
  return Math.min(0.72, Math.SQRT2 * roughness * roughness) + 0.0012;
}

/** Rows: right, up and outward axes of a card seen from the watch. */
function frameOf(card: Card): Matrix3 {
  const azimuth = card.azimuthDeg * radians;
  const elevation = card.elevationDeg * radians;
  const out = new Vector3(Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation));
  // A card overhead has no upright of its own: its height then lies along the lens.
  const upright = Math.abs(card.elevationDeg) > 89 ? new Vector3(0, 0, 1) : new Vector3(0, 1, 0);
  const right = upright.cross(out).normalize().applyAxisAngle(out, (card.rollDeg ?? 0) * radians);
  const up = out.clone().cross(right);
  return new Matrix3().set(right.x, right.y, right.z, up.x, up.y, up.z, out.x, out.y, out.z);
}

/** Half angles the card spans, and the spread of its soft edges. */
function sizeOf(card: Card): Vector4 {
  const halfWidth = Math.atan(card.widthMm / 2 / cardDistanceMm);
  const halfHeight = Math.atan(card.heightMm / 2 / cardDistanceMm);
  return new Vector4(halfWidth, halfHeight, (halfWidth * card.softness) / 2, (halfHeight * card.softness) / 2);
}

const fragment = (count: number): string => `
varying vec3 vWorldDirection;
uniform vec3 zenith; uniform vec3 horizon; uniform vec3 nadir; uniform float lobe;
uniform mat3 frames[${count}]; uniform vec3 lights[${count}]; uniform vec4 sizes[${count}];

// Integral of the normal law (Abramowitz and Stegun 7.1.26, error under 0.0005).
float upTo(float x) {
  float t = 1.0 / (1.0 + 0.33267 * abs(x));
  float tail = 0.3989423 * exp(-0.5 * x * x) * t * (0.4361836 + t * (-0.1201676 + t * 0.937298));
  return x > 0.0 ? 1.0 - tail : tail;
}
float within(float at, float halfSize, float spread) {
  return upTo((halfSize - at) / spread) - upTo((-halfSize - at) / spread);
}
float shareOf(vec3 direction, mat3 frame, vec4 size, float blur) {
  vec3 seen = frame * direction;
  float along = asin(clamp(seen.y, -1.0, 1.0));
  // Angles about a card's upright narrow towards its ends: a wide lobe must not find an edge there.
  float across = atan(seen.x, seen.z) * mix(1.0, cos(along), smoothstep(0.1, 0.5, blur));
  return within(across, size.x, length(vec2(blur, size.z))) * within(along, size.y, length(vec2(blur, size.w)));
}
vec3 room(float height, float blur) {
  float wide = 0.35 + blur;
  vec3 above = mix(horizon, zenith, smoothstep(0.0, 0.95, height));
  vec3 below = mix(horizon, nadir, smoothstep(0.0, 0.5, -height));
  return mix(below, above, smoothstep(-wide * 0.3, wide * 0.3, height));
}
vec3 studio(vec3 direction, float blur) {
  vec3 light = room(direction.y, blur);
  for (int i = 0; i < ${count}; i++) light = mix(light, lights[i], clamp(shareOf(direction, frames[i], sizes[i], blur), 0.0, 1.0));
  return light;
}
void main() {
  vec3 direction = normalize(vWorldDirection);
  // The law of a real polish has a long tail: a quarter of the light spreads three times as wide.
  vec3 light = studio(direction, lobe) * 0.78 + studio(direction, min(lobe * 3.0, 1.1)) * 0.22;
  gl_FragColor = vec4(light, 1.0);
}`;

const cardDistanceMm = 450;
const radians = Math.PI / 180;
