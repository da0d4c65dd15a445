import {
  BufferAttribute,
  BufferGeometry,
  ConstantAlphaFactor,
  CustomBlending,
  HalfFloatType,
  LinearFilter,
  Mesh,
  NoBlending,
  OneMinusConstantAlphaFactor,
  OrthographicCamera,
  ShaderMaterial,
  Vector2,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three';
import type { Region } from '../scene/hand-region.ts';
import { jitterOf } from './jitter.ts';

/**
 * The picture on the glass. A moving picture is one sample at a governed size; a still one is refined by jittered
 * samples, each tone-mapped before it is averaged so that a glint's edge is as smooth as any other.
 */
export type Picture = {
  /** One sample of the whole scene, `scale` of the full side. */
  readonly sketch: (scene: Scene, camera: PerspectiveCamera, scale: number) => void;
  /**
   * Adds sample `index` (from 0) to the still picture, or to a region of it: the rest then stays as it is.
   * Same scene and camera until `index` is 0 again.
   */
  readonly refine: (scene: Scene, camera: PerspectiveCamera, index: number, region?: Region) => void;
  readonly resize: (widthPx: number, heightPx: number) => void;
  readonly setExposure: (exposure: number) => void;
  readonly dispose: () => void;
};

export function openPicture(renderer: WebGLRenderer, multisamples: number): Picture {
  const size = new Vector2(1, 1);
  const target = new WebGLRenderTarget(1, 1, { type: HalfFloatType, samples: multisamples, magFilter: LinearFilter });
  const sum = new WebGLRenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false });
  const develop = developMaterial();
  const print = printMaterial();
  const screen = new Mesh(fullScreenTriangle(), develop);
  screen.frustumCulled = false;
  const flat = new OrthographicCamera(-1, 1, 1, -1, 0, 1);

  const expose = (scene: Scene, camera: PerspectiveCamera, scale: number): void => {
    const width = Math.max(1, Math.round(size.x * scale));
    const height = Math.max(1, Math.round(size.y * scale));
    if (target.width !== width || target.height !== height) target.setSize(width, height);
    renderer.setRenderTarget(target);
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
    renderer.render(scene, camera);
  };
  const pass = (material: ShaderMaterial, source: WebGLRenderTarget, onto: WebGLRenderTarget | null): void => {
    setUniform(material, 'source', source.texture);
    screen.material = material;
    renderer.setRenderTarget(onto);
    renderer.render(screen, flat);
  };

  return {
    sketch: (scene, camera, scale) => {
      limit(target, undefined);
      expose(scene, camera, scale);
      develop.blending = NoBlending;
      setUniform(develop, 'isFinal', true);
      pass(develop, target, null);
    },
    refine: (scene, camera, index, region) => {
      const [dx, dy] = jitterOf(index);
      if (target.width !== size.x || target.height !== size.y) target.setSize(size.x, size.y);
      limit(target, region);
      limit(sum, region);
      shiftLens(camera, dx, dy, size);
      expose(scene, camera, 1);
      shiftLens(camera, -dx, -dy, size);
      develop.blending = CustomBlending;
      develop.blendAlpha = 1 / (index + 1);
      setUniform(develop, 'isFinal', false);
      pass(develop, target, sum);
      pass(print, sum, null);
    },
    resize: (widthPx, heightPx) => {
      size.set(Math.max(1, widthPx), Math.max(1, heightPx));
      sum.setSize(size.x, size.y);
    },
    setExposure: (exposure) => setUniform(develop, 'exposure', exposure),
    dispose: () => {
      target.dispose();
      sum.dispose();
      develop.dispose();
      print.dispose();
      screen.geometry.dispose();
    },
  };
}

function limit(target: WebGLRenderTarget, region: Region | undefined): void {
  target.scissorTest = region !== undefined;
  if (region !== undefined) target.scissor.set(region.x, region.y, region.width, region.height);
}

/** Moves the projection by a part of a pixel, over and above whatever view offset it has. */
function shiftLens(camera: PerspectiveCamera, dx: number, dy: number, size: Vector2): void {
  camera.projectionMatrix.elements[8] += (2 * dx) / size.x;
  camera.projectionMatrix.elements[9] += (2 * dy) / size.y;
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
}

function setUniform(material: ShaderMaterial, name: string, value: unknown): void {
  const uniform = material.uniforms[name];
  if (uniform !== undefined) uniform.value = value;
}

function fullScreenTriangle(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3));
  return geometry;
}

const vertexShader = `varying vec2 at; void main() { at = position.xy * 0.5 + 0.5; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

/** Linear light to a display's values: Khronos PBR Neutral, which leaves a base colour what it is, then sRGB. */
function developMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    name: 'stage-develop',
    depthTest: false,
    depthWrite: false,
    transparent: true,
    blendSrc: ConstantAlphaFactor,
    blendDst: OneMinusConstantAlphaFactor,
    uniforms: { source: { value: null }, exposure: { value: 1 }, isFinal: { value: true } },
    vertexShader,
    fragmentShader: `
      uniform sampler2D source; uniform float exposure; uniform bool isFinal; varying vec2 at;
      ${neutral}
      ${grain}
      void main() {
        vec4 seen = texture2D(source, at);
        vec3 colour = seen.a > 0.0 ? displayed(neutral(seen.rgb / seen.a * exposure)) : vec3(0.0);
        gl_FragColor = isFinal ? vec4((colour + grain()) * seen.a, seen.a) : vec4(colour * seen.a, seen.a);
      }`,
  });
}

function printMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    name: 'stage-print',
    depthTest: false,
    depthWrite: false,
    blending: NoBlending,
    uniforms: { source: { value: null } },
    vertexShader,
    fragmentShader: `
      uniform sampler2D source; varying vec2 at;
      ${grain}
      void main() { vec4 seen = texture2D(source, at); gl_FragColor = vec4(seen.rgb + grain() * seen.a, seen.a); }`,
  });
}

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

// Half a step of noise: a dark gradient on an eight-bit panel would show its bands.
const grain = `
float grain() { return (fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0; }`;
