import { formatOf } from '../motion/framing.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { StageProps, Still } from '../shot.ts';

/** The still that stands in for a shot, if its entry pose has one. */
export function stillOf({ shot, stills }: StageProps, box: StageBox): Still | undefined {
  if (shot.kind !== 'attract' && shot.kind !== 'watch' && shot.kind !== 'story') return undefined;
  const isRidge = shot.kind === 'attract' && !shot.isWoken;
  return stills(shot.watchId, isRidge ? 'attract' : 'hero', formatOf(box.width, box.height));
}
