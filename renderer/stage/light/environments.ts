import {
  BackSide,
  BoxGeometry,
  CubeCamera,
  HalfFloatType,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  NoBlending,
  ShaderMaterial,
  WebGLCubeRenderTarget,
  type IUniform,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { studioPlan, type StudioName } from './studio-plan.ts';
import { lobeRadians, studioShader } from './studio-shader.ts';

/** Prefiltered studios, each computed once for the life of a context. */
export type Environments = {
  /** A studio's map. Nothing may be lit by it before `draw`. */
  readonly of: (name: StudioName) => Texture;
  /** Draws the maps that were asked for and are not drawn yet. */
  readonly draw: () => void;
  readonly dispose: () => void;
};

/**
 * A studio is a dozen cards, so its reflection at any roughness has a closed form: each level of the map is drawn
 * outright instead of gathering hundreds of samples. It takes a fiftieth of the time and has no noise.
 * `size` is the side of a cube face in pixels, a power of two: 512 keeps the edge of a strip sharp in polished steel.
 */
export function openEnvironments(renderer: WebGLRenderer, size: number): Environments {
  const kept = new Map<StudioName, WebGLCubeRenderTarget>();
  const asked = new Set<StudioName>();
  return {
    of: (name) => {
      const target = kept.get(name) ?? makeTarget(size);
      if (!kept.has(name)) asked.add(name);
      kept.set(name, target);
      return target.texture;
    },
    draw: () => {
      for (const name of asked) {
        const target = kept.get(name);
        if (target !== undefined) drawStudio(renderer, name, target);
      }
      asked.clear();
    },
    dispose: () => {
      for (const target of kept.values()) target.dispose();
      kept.clear();
      asked.clear();
    },
  };
}

function makeTarget(size: number): WebGLCubeRenderTarget {
  const target = new WebGLCubeRenderTarget(size, {
    minFilter: LinearMipmapLinearFilter,
    generateMipmaps: false,
    type: HalfFloatType,
    colorSpace: LinearSRGBColorSpace,
    depthBuffer: false,
  });
  // three's own prefiltered maps end at 8 pixels a side; its shaders count on that.
  const levels = Array.from({ length: lastLevelOf(size) + 1 }, (_, level) => ({ width: size >> level, height: size >> level }));
  // Of a render target's levels three reads the sizes only; its types know pictures.
  target.texture.mipmaps = levels as unknown as typeof target.texture.mipmaps;
  target.texture.isPMREMTexture = true;
  return target;
}

function drawStudio(renderer: WebGLRenderer, name: StudioName, target: WebGLCubeRenderTarget): void {
  const size = target.width;
  const lastLevel = lastLevelOf(size);
  const plan = studioPlan(name);
  const material = new ShaderMaterial({ ...studioShader(plan), side: BackSide, blending: NoBlending, depthTest: false, depthWrite: false });
  const lobe: IUniform<number> = { value: lobeRadians(0) };
  material.uniforms['lobe'] = lobe;
  const room = new Mesh(new BoxGeometry(5, 5, 5), material);
  const camera = new CubeCamera(1, 10, target);
  for (let level = 0; level <= lastLevel; level += 1) {
    // Changed in place: the renderer keeps the uniforms that a material was first drawn with.
    lobe.value = lobeRadians(roughnessOf(level, lastLevel));
    material.uniformsNeedUpdate = true;
    camera.activeMipmapLevel = level;
    // The renderer takes the target's viewport as it is, whatever the level.
    target.viewport.set(0, 0, size >> level, size >> level);
    camera.update(renderer, room);
  }
  target.viewport.set(0, 0, size, size);
  material.dispose();
  room.geometry.dispose();
}

function lastLevelOf(size: number): number {
  return Math.log2(size) - smallestSideLog2;
}

/** Roughness a level stands for: the inverse of `roughnessToMip` in three's shaders. */
function roughnessOf(level: number, lastLevel: number): number {
  return 1 - Math.sqrt(1 - level / lastLevel);
}

const smallestSideLog2 = 3;
