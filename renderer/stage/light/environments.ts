import { PMREMGenerator, type Texture, type WebGLRenderer, type WebGLRenderTarget } from 'three';
import { studioPlan, type StudioName } from './studio-plan.ts';
import { buildStudioRoom } from './studio-room.ts';

/** Prefiltered studios, each photographed once for the life of a context. */
export type Environments = {
  readonly of: (name: StudioName) => Texture;
  readonly dispose: () => void;
};

/** `size` is the side of a cube face in pixels: 512 keeps the edge of a strip sharp in polished steel. */
export function openEnvironments(renderer: WebGLRenderer, size: number): Environments {
  const kept = new Map<StudioName, WebGLRenderTarget>();
  return {
    of: (name) => {
      const ready = kept.get(name) ?? photograph(renderer, name, size);
      kept.set(name, ready);
      return ready.texture;
    },
    dispose: () => {
      for (const target of kept.values()) target.dispose();
      kept.clear();
    },
  };
}

function photograph(renderer: WebGLRenderer, name: StudioName, size: number): WebGLRenderTarget {
  const room = buildStudioRoom(studioPlan(name));
  const generator = new PMREMGenerator(renderer);
  const target = generator.fromScene(room.scene, 0, 0.05, 10, { size });
  generator.dispose();
  room.dispose();
  return target;
}
