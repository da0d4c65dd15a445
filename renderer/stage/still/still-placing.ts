import { formatOf, usualPlace } from '../motion/framing.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Place, Still } from '../shot.ts';

/**
 * Offset and scale that lay a still where a scene's place has the watch. Stills are made in the usual place of their
 * format; without a place the still covers the box as it is.
 */
export function placeStill({ width, height }: Pick<Still, 'width' | 'height'>, box: StageBox, place: Place | undefined): { readonly left: number; readonly top: number; readonly scale: number } {
  if (place === undefined) {
    const scale = Math.max(box.width / width, box.height / height);
    return { left: (box.width - width * scale) / 2, top: (box.height - height * scale) / 2, scale };
  }
  const made = usualPlace(formatOf(width, height));
  const scale = (box.height * place.heightShare) / (height * made.heightShare);
  return { left: box.width * place.centreX - width * made.centreX * scale, top: box.height * place.centreY - height * made.centreY * scale, scale };
}
