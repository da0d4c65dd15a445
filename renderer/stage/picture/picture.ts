import {
  BufferAttribute,
  BufferGeometry,
  HalfFloatType,
  LinearFilter,
  Mesh,
  OrthographicCamera,
  Vector2,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  type WebGLRenderer,
} from 'three';
import { addShare, developMaterial, layOver, printMaterial } from './develop.ts';
import { jitterOf } from './jitter.ts';
import { scaleRegion, type Region } from './region.ts';

/** What is seen: the watches and the light on them, where in the picture they are (undefined: nowhere), and the ground's shadows. */
export type Subject = {
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly region: Region | undefined;
  /** Only black of some cover: it needs no developing and lies beneath the watches on the glass. */
  readonly shadows: Scene;
};

/**
 * The picture on the glass. A moving picture is one sample at a governed size; a still one is refined by jittered
 * samples, each tone-mapped before it is averaged so that a glint's edge is as smooth as any other.
 */
export type Picture = {
  /** Makes room for a sketch ahead of it: a glass that changes its size waits for all that is being drawn. */
  readonly makeRoom: (scale: number) => void;
  /** One sample, `scale` of the full side. */
  readonly sketch: (subject: Subject, scale: number) => void;
  /**
   * Adds sample `index` (from 0) to the still picture, or to regions of it: the rest then stays as it is.
   * Same subject until `index` is 0 again.
   */
  readonly refine: (subject: Subject, index: number, regions?: readonly Region[]) => void;
  readonly resize: (widthPx: number, heightPx: number) => void;
  readonly setExposure: (exposure: number) => void;
  readonly dispose: () => void;
};

/** The renderer's canvas must keep what was drawn on it: only where something changes is it printed anew. */
export function openPicture(renderer: WebGLRenderer, multisamples: number): Picture {
  const size = new Vector2(1, 1);
  const target = new WebGLRenderTarget(1, 1, { type: HalfFloatType, samples: multisamples, magFilter: LinearFilter });
  const sum = new WebGLRenderTarget(1, 1, { type: HalfFloatType, depthBuffer: false });
  const develop = developMaterial();
  const print = printMaterial();
  const screen = new Mesh(fullScreenTriangle(), develop);
  screen.frustumCulled = false;
  const flat = new OrthographicCamera(-1, 1, 1, -1, 0, 1);

  const clear = (): void => {
    renderer.setClearColor(0x000000, 0);
    renderer.clear();
  };
  const expose = ({ scene, camera }: Subject, region: Region): void => {
    limit(target, region);
    renderer.setRenderTarget(target);
    clear();
    renderer.render(scene, camera);
  };
  const pass = (material: ShaderMaterial, source: WebGLRenderTarget): void => {
    setUniform(material, 'source', source.texture);
    screen.material = material;
    renderer.render(screen, flat);
  };
  /** Wipes the glass, or a region of it, down to the ground with its shadows. */
  const wipe = ({ shadows, camera }: Subject, region: Region | undefined): void => {
    renderer.setRenderTarget(null);
    limitGlass(renderer, region);
    clear();
    renderer.render(shadows, camera);
  };
  const fit = (scale: number): void => {
    const widthPx = Math.max(1, Math.round(size.x * scale));
    const heightPx = Math.max(1, Math.round(size.y * scale));
    if (target.width !== widthPx || target.height !== heightPx) target.setSize(widthPx, heightPx);
    const { width, height } = renderer.domElement;
    // The glass gets as few pixels as are drawn: the compositor scales anyhow, and developing each costs time too.
    if (width !== widthPx || height !== heightPx) renderer.setDrawingBufferSize(widthPx, heightPx, 1);
  };

  return {
    makeRoom: fit,
    sketch: (subject, scale) => {
      fit(scale);
      const region = subject.region && scaleRegion(subject.region, scale);
      if (region !== undefined) expose(subject, region);
      wipe(subject, undefined);
      if (region === undefined) return;
      setUniform(develop, 'isFinal', true);
      setUniform(develop, 'isSmoothed', multisamples === 0);
      layOver(develop);
      limitGlass(renderer, region);
      pass(develop, target);
      limitGlass(renderer, undefined);
    },
    refine: (subject, index, regions) => {
      const [dx, dy] = jitterOf(index);
      fit(1);
      if (index === 0 && regions === undefined) wipe(subject, undefined);
      setUniform(develop, 'isFinal', false);
      setUniform(develop, 'isSmoothed', multisamples === 0 && index === 0);
      addShare(develop, 1 / (index + 1));
      shiftLens(subject.camera, dx, dy, size);
      for (const region of regions ?? (subject.region === undefined ? [] : [subject.region])) {
        expose(subject, region);
        limit(sum, region);
        renderer.setRenderTarget(sum);
        pass(develop, target);
        wipe(subject, region);
        pass(print, sum);
      }
      shiftLens(subject.camera, -dx, -dy, size);
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

function limit(target: WebGLRenderTarget, region: Region): void {
  target.scissorTest = true;
  target.scissor.set(region.x, region.y, region.width, region.height);
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
