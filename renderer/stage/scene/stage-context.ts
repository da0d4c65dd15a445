import { LinearSRGBColorSpace, NoToneMapping, PCFShadowMap, WebGLRenderer } from 'three';
import { openEnvironments, type Environments } from '../light/environments.ts';
import { createDresser, type Dresser } from '../material/dress.ts';
import { openPicture, type Picture } from '../picture/picture.ts';
import type { StageTier } from '../shot.ts';

/** What lives as long as one WebGL context. */
export type StageContext = {
  readonly renderer: WebGLRenderer;
  readonly gl: WebGL2RenderingContext;
  readonly environments: Environments;
  readonly dresser: Dresser;
  readonly picture: Picture;
  readonly quality: Quality;
  readonly dispose: () => void;
};

/** What a tier affords. Counts are upper bounds: the governor and the cost of a frame decide below them. */
export type Quality = {
  readonly multisamples: number;
  /** Samples of a texture that is seen at a slant. */
  readonly slantSamples: number;
  readonly roomSidePx: number;
  readonly shadowSidePx: number;
  readonly refinements: number;
  readonly leastRefinements: number;
  /** Time the whole refinement of a still picture may take; a slow machine takes fewer samples. */
  readonly refineBudgetMs: number;
  readonly movingBudgetMs: number;
  readonly mostPixelRatio: number;
};

/** Throws when the machine gives no WebGL 2 context. */
export function openStageContext(canvas: HTMLCanvasElement, tier: Exclude<StageTier, 'still'>): StageContext {
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: true, premultipliedAlpha: true, depth: false, stencil: false, preserveDrawingBuffer: true, powerPreference: 'high-performance' });
  const gl = renderer.getContext();
  if (!(gl instanceof WebGL2RenderingContext)) throw new Error('this machine gives no WebGL 2');
  const quality = qualityOf(tier, isDrawnByProcessor(gl));
  // The picture tone-maps and encodes on its own; the scene stays in linear light until then.
  renderer.toneMapping = NoToneMapping;
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.shadowMap.autoUpdate = false;
  renderer.autoClear = false;
  renderer.info.autoReset = false;
  renderer.debug.checkShaderErrors = false;
  // Kept once it is known. Asked by the first texture, it would wait for the light to be drawn.
  renderer.capabilities.getMaxAnisotropy();
  const environments = openEnvironments(renderer, quality.roomSidePx);
  const dresser = createDresser();
  const picture = openPicture(renderer, quality.multisamples);
  return {
    renderer,
    gl,
    environments,
    dresser,
    picture,
    quality,
    dispose: () => {
      picture.dispose();
      dresser.dispose();
      environments.dispose();
      renderer.dispose();
    },
  };
}

/**
 * Four samples a pixel cost a processor two thirds of a frame: it smooths edges instead while something moves, and takes
 * more refinements at rest. Drawing the larger room would cost it a third of the time to its first picture.
 */
function qualityOf(tier: Exclude<StageTier, 'still'>, isProcessor: boolean): Quality {
  const quality = qualities[tier];
  return isProcessor && quality.multisamples > 0 ? { ...quality, multisamples: 0, leastRefinements: 8, slantSamples: 2, roomSidePx: 256 } : quality;
}

function isDrawnByProcessor(gl: WebGL2RenderingContext): boolean {
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  return named !== null && /swiftshader|llvmpipe|softpipe|basic render/i.test(String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)));
}

const qualities: Readonly<Record<Exclude<StageTier, 'still'>, Quality>> = {
  low: { multisamples: 0, slantSamples: 2, roomSidePx: 256, shadowSidePx: 512, refinements: 4, leastRefinements: 2, refineBudgetMs: 2500, movingBudgetMs: 40, mostPixelRatio: 1 },
  full: { multisamples: 4, slantSamples: 8, roomSidePx: 512, shadowSidePx: 1024, refinements: 12, leastRefinements: 2, refineBudgetMs: 6000, movingBudgetMs: 16.7, mostPixelRatio: 2 },
};
