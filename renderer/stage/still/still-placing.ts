import { formatOf, usualPlace } from '../motion/framing.ts';
import { aimOfShot, pairGapMm, type StageBox } from '../motion/shot-aim.ts';
import { usualGirth } from '../scene/cast.ts';
import type { Place, Shot, Still } from '../shot.ts';

export type StillFrame = { readonly left: number; readonly top: number; readonly scale: number };

/** Offset and scale of a still in a shot; `side` is −1 for the left watch of a pair, 1 for the right one. */
export function frameStill(still: Still, shot: Shot, box: StageBox, place: Place | undefined, side: -1 | 0 | 1): StillFrame {
  if (still.centre === null) return placeStill(still, box, shot.kind === 'attract' && !shot.isWoken ? undefined : (place ?? usualPlace(formatOf(box.width, box.height))));
  const { centreX, centreY, logHeightMm } = aimOfShot(shot, box, usualGirth, place);
  const pxPerMm = box.height / Math.exp(logHeightMm);
  const scale = pxPerMm / still.pxPerMm;
  const asideMm = (side * (usualGirth.widthMm + pairGapMm)) / 2;
  return { left: box.width * centreX + asideMm * pxPerMm - still.centre[0] * scale, top: box.height * centreY - still.centre[1] * scale, scale };
}

/**
 * Offset and scale that lay a still where a scene's place has the watch. Stills are made in the usual place of their
 * format; without a place the still covers the box as it is.
 */
export function placeStill({ width, height }: Pick<Still, 'width' | 'height'>, box: StageBox, place: Place | undefined): StillFrame {
  if (place === undefined) {
    const scale = Math.max(box.width / width, box.height / height);
    return { left: (box.width - width * scale) / 2, top: (box.height - height * scale) / 2, scale };
  }
  const made = usualPlace(formatOf(width, height));
  const scale = (box.height * place.heightShare) / (height * made.heightShare);
  return { left: box.width * place.centreX - width * made.centreX * scale, top: box.height * place.centreY - height * made.centreY * scale, scale };
}
