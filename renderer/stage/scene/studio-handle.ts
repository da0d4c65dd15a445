import type { Director } from '../hand/director.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { StudioHandle } from '../shot.ts';
import type { Cast } from './cast.ts';
import type { LiveStage } from './live-stage.tsx';

type StudioParts = { readonly live: () => LiveStage | undefined; readonly cast: () => Cast; readonly box: () => StageBox; readonly director: Director };

/** What the making of stills and benchmarks ask of the stage. */
export function studioHandle({ live, cast, box, director }: StudioParts): StudioHandle {
  return {
    poseHands: (angles) => live()?.player.poseHands(angles),
    drawWhole: (isWhole) => {
      const player = live()?.player;
      if (player !== undefined) player.isWhole = isWhole;
    },
    measureHands: () => live()?.measureHands(cast(), box()) ?? [],
    calibre: () => cast().rigs[0]?.calibre?.name ?? '',
    pxPerMm: () => box().height / Math.exp(director.view.logHeightMm),
  };
}
