import { ConstantAlphaFactor, CustomBlending, OneFactor, OneMinusConstantAlphaFactor, OneMinusSrcAlphaFactor, ShaderMaterial } from 'three';

const vertexShader = `varying vec2 at; void main() { at = position.xy * 0.5 + 0.5; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

/**
 * Linear light to a display's values: Khronos PBR Neutral, which leaves a base colour what it is, then sRGB.
 * `isSmoothed` smooths edges on the way, for a picture that was drawn with one sample a pixel.
 */
export function developMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    name: 'stage-develop',
    depthTest: false,
    depthWrite: false,
    transparent: true,
    uniforms: { source: { value: null }, exposure: { value: 1 }, isFinal: { value: true }, isSmoothed: { value: false } },
    vertexShader,
    fragmentShader: `
      uniform sampler2D source; uniform float exposure; uniform bool isFinal; uniform bool isSmoothed; varying vec2 at;
      ${neutral}
      ${grain}
      ${smoothing}
      void main() {
        vec4 seen = isSmoothed ? smoothed(at) : texture2D(source, at);
        vec3 colour = seen.a > 0.0 ? displayed(neutral(seen.rgb / seen.a * exposure)) : vec3(0.0);
        gl_FragColor = isFinal ? vec4((colour + grain()) * seen.a, seen.a) : vec4(colour * seen.a, seen.a);
      }`,
  });
}

export function printMaterial(): ShaderMaterial {
  const print = new ShaderMaterial({
    name: 'stage-print',
    depthTest: false,
    depthWrite: false,
    transparent: true,
    uniforms: { source: { value: null } },
    vertexShader,
    fragmentShader: `
      uniform sampler2D source; varying vec2 at;
      ${grain}
      void main() { vec4 seen = texture2D(source, at); gl_FragColor = vec4(seen.rgb + grain() * seen.a, seen.a); }`,
  });
  layOver(print);
  return print;
}

/** What is drawn next lies over what is there: its colour is already weighed by its cover. */
export function layOver(material: ShaderMaterial): void {
  material.blending = CustomBlending;
  material.blendSrc = OneFactor;
  material.blendDst = OneMinusSrcAlphaFactor;
}

/** What is drawn next is averaged in as a share of all; the first is a share of 1 and leaves nothing of what was there. */
export function addShare(material: ShaderMaterial, share: number): void {
  material.blending = CustomBlending;
  material.blendSrc = ConstantAlphaFactor;
  material.blendDst = OneMinusConstantAlphaFactor;
  material.blendAlpha = share;
}

// Edges blurred along their own direction (after Lottes, FXAA), with light pressed below one meanwhile: an average of
// linear light would leave the edge of a glint as jagged as it was. Cover counts as light: a dark strap has edges too.
const smoothing = `
vec4 pressed(vec2 at) { vec4 seen = texture2D(source, at); return vec4(seen.rgb / (1.0 + max(seen.r, max(seen.g, seen.b))), seen.a); }
vec4 released(vec4 seen) { return vec4(seen.rgb / max(1.0 - max(seen.r, max(seen.g, seen.b)), 0.001), seen.a); }
float weight(vec4 seen) { return dot(sqrt(seen), vec4(0.3, 0.59, 0.11, 0.4)); }
vec4 smoothed(vec2 at) {
  vec2 pixel = 1.0 / vec2(textureSize(source, 0));
  vec4 middle = pressed(at);
  float m = weight(middle);
  float nw = weight(pressed(at + vec2(-0.5, 0.5) * pixel));
  float ne = weight(pressed(at + vec2(0.5, 0.5) * pixel));
  float sw = weight(pressed(at + vec2(-0.5, -0.5) * pixel));
  float se = weight(pressed(at + vec2(0.5, -0.5) * pixel));
  float least = min(m, min(min(nw, ne), min(sw, se)));
  float most = max(m, max(max(nw, ne), max(sw, se)));
  if (most - least < max(0.03, most * 0.1)) return released(middle);
  vec2 along = vec2(sw + se - nw - ne, nw + sw - ne - se);
  float reach = min(abs(along.x), abs(along.y)) + max((nw + ne + sw + se) * 0.03125, 0.0078);
  along = clamp(along / reach, -6.0, 6.0) * pixel;
  vec4 near = 0.5 * (pressed(at - along / 6.0) + pressed(at + along / 6.0));
  vec4 far = 0.5 * near + 0.25 * (pressed(at - along * 0.5) + pressed(at + along * 0.5));
  float reached = weight(far);
  return released(reached < least || reached > most ? near : far);
}`;

const neutral = `
vec3 neutral(vec3 colour) {
  float least = min(colour.r, min(colour.g, colour.b));
  colour -= least < 0.08 ? least - 6.25 * least * least : 0.04;
  float peak = max(colour.r, max(colour.g, colour.b));
  if (peak < 0.76) return colour;
  float pressed = 1.0 - 0.0576 / (peak + 0.24 - 0.76);
  colour *= pressed / peak;
  return mix(colour, vec3(pressed), 1.0 - 1.0 / (0.15 * (peak - pressed) + 1.0));
}
vec3 displayed(vec3 linear) {
  vec3 colour = clamp(linear, 0.0, 1.0);
  return mix(colour * 12.92, 1.055 * pow(colour, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, colour));
}`;

/** Half a step of noise: a dark gradient on an eight-bit panel would show its bands. */
export const grain = `
float grain() { return (fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0; }`;
