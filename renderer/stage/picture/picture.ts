import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  HalfFloatType,
  LinearFilter,
  Mesh,
  NoBlending,
  OrthographicCamera,
  Vector2,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  type WebGLRenderer,
} from 'three';
import type { Region } from '../scene/hand-region.ts';
import { developMaterial, printMaterial } from './develop.ts';
import { jitterOf } from './jitter.ts';

/**
 * The picture on the glass. A moving picture is one sample at a governed size; a still one is refined by jittered
 * samples, each tone-mapped before it is averaged so that a glint's edge is as smooth as any other.
 */
export type Picture = {
  /** One sample of the whole scene, `scale` of the full side. */
  readonly sketch: (scene: Scene, camera: PerspectiveCamera, scale: number) => void;
  /**
   * Adds sample `index` (from 0) to the still picture, or to regions of it: the rest then stays as it is.
   * Same scene and camera until `index` is 0 again.
   */
  readonly refine: (scene: Scene, camera: PerspectiveCamera, index: number, regions?: readonly Region[]) => void;
  readonly resize: (widthPx: number, heightPx: number) => void;
  readonly setExposure: (exposure: number) => void;
  readonly dispose: () => void;
};

/** The renderer's canvas must keep what was drawn on it: of a picture that steps, only regions are printed anew. */
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
  const resizeGlass = (widthPx: number, heightPx: number): void => {
    const { width, height } = renderer.domElement;
    if (width !== widthPx || height !== heightPx) renderer.setDrawingBufferSize(widthPx, heightPx, 1);
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
      // The glass itself gets as few pixels as were drawn: the compositor scales anyhow, and developing each costs time too.
      resizeGlass(target.width, target.height);
      develop.blending = NoBlending;
      setUniform(develop, 'isFinal', true);
      setUniform(develop, 'isSmoothed', multisamples === 0);
      pass(develop, target, null);
    },
    refine: (scene, camera, index, regions) => {
      const [dx, dy] = jitterOf(index);
      resizeGlass(size.x, size.y);
      if (target.width !== size.x || target.height !== size.y) target.setSize(size.x, size.y);
      develop.blending = CustomBlending;
      develop.blendAlpha = 1 / (index + 1);
      setUniform(develop, 'isFinal', false);
      setUniform(develop, 'isSmoothed', multisamples === 0 && index === 0);
      shiftLens(camera, dx, dy, size);
      for (const region of regions ?? [undefined]) {
        limit(target, region);
        limit(sum, region);
        expose(scene, camera, 1);
        pass(develop, target, sum);
        limitGlass(renderer, region);
        pass(print, sum, null);
      }
      shiftLens(camera, -dx, -dy, size);
      limitGlass(renderer, undefined);
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

function limitGlass(renderer: WebGLRenderer, region: Region | undefined): void {
  renderer.setScissorTest(region !== undefined);
  if (region !== undefined) renderer.setScissor(region.x, region.y, region.width, region.height);
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
