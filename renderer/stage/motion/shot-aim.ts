import { mix } from './easing.ts';
import { usualPlace, viewOfAttract, viewOfCamera, viewOfLifeSize, viewOfPair, viewOfPose, formatOf, type Girth } from './framing.ts';
import type { View } from './view.ts';
import type { StudioName } from '../light/studio-plan.ts';
import type { Mood, Place, Shot } from '../shot.ts';

export type StageBox = { readonly width: number; readonly height: number };

/** Where a shot wants the watch. `girth` is the larger of the two in a pair. */
export function aimOfShot(shot: Shot, box: StageBox, girth: Girth, place?: Place): View {
  const aspect = box.width / box.height;
  const stand = place ?? usualPlace(formatOf(box.width, box.height));
  switch (shot.kind) {
    case 'attract':
      return shot.isWoken ? wholeAcross(aspect, viewOfPose('hero', stand, girth), girth) : viewOfAttract(aspect, girth);
    case 'watch':
      return shot.pose === 'macro' ? viewOfPose('macro', stand, girth) : wholeAcross(aspect, viewOfPose(shot.pose, stand, girth), girth);
    case 'movement':
      return movementView(shot.explode, stand, girth, aspect);
    case 'story':
      return viewOfCamera(shot.camera, stand, girth);
    case 'compare':
      return viewOfPair(aspect, girth.widthMm * 2 + pairGapMm, girth.heightMm);
    case 'life-size':
      return viewOfLifeSize(box.height, shot.pxPerMm, stand);
  }
}

export const pairGapMm = 14;

export function watchIdsOf(shot: Shot): readonly string[] {
  return shot.kind === 'compare' ? shot.watchIds : [shot.watchId];
}

/** The studio that lights a shot: the ridge has its own night, everything else its collection's hour. */
export function studioOf(shot: Shot, mood: Mood): StudioName {
  return shot.kind === 'attract' && !shot.isWoken ? 'dawn' : mood;
}

/** A watch is taller than any glass is narrow; what is broader than that is seen from further away. */
function wholeAcross(aspect: number, view: View, girth: Girth): View {
  return { ...view, logHeightMm: Math.max(view.logHeightMm, Math.log(girth.widthMm / broadestShare / aspect)) };
}

/**
 * From the open back, near, to the side of the parted movement, whole: its arbor stands upright on a tall glass and
 * lies on a broad one, tilted so that bridges and wheels show their upper sides.
 */
function movementView(explode: number, place: Place, girth: Girth, aspect: number): View {
  const isTall = aspect < 1;
  const open = viewOfPose('back', place, girth);
  return {
    ...open,
    azimuthDeg: mix(180, isTall ? 114 : 118, explode),
    elevationDeg: mix(4, isTall ? 0 : 16, explode),
    lookUpMm: 0,
    rollDeg: mix(0, isTall ? 90 : 0, explode),
    lookOutMm: mix(open.lookOutMm, -partedMiddleMm, explode),
    explode,
    // On a broad glass the type stands beside it, on the side that the place leaves free.
    centreX: mix(place.centreX, isTall ? 0.5 : (place.centreX + 0.5) / 2, explode),
    centreY: mix(place.centreY, isTall ? 0.46 : 0.5, explode),
    logHeightMm: Math.log(mix(girth.headHeightMm * 1.25, isTall ? partedHeightMm : partedHeightMm / aspect, explode)),
  };
}

const broadestShare = 0.86;
// The parted movement is longer behind the dial than before it.
const partedMiddleMm = 13.5;
const partedHeightMm = 124;
