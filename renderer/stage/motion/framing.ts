import { glassFormatOf } from '#domain/glass-format.ts';
import { clamp } from './easing.ts';
import { poseAngles } from './poses.ts';
import type { View } from './view.ts';
import type { CameraPose, Place, WatchFormat, WatchPose } from '../shot.ts';

/**
 * Box of the upright watch, millimetres: `headHeight` is the case lug to lug, which fills the picture in a macro; `depth` its longest
 * way through; `middleUp` and `middleOut` where the box's middle is from the hands' axis, for the strap at 6 is the longer one.
 */
export type Girth = { readonly widthMm: number; readonly heightMm: number; readonly headHeightMm: number; readonly depthMm: number; readonly middleUpMm: number; readonly middleOutMm: number };

/** Vertical angle of the long lens; a shorter one makes a watch look like a toy. */
export const lensFovDeg = 9;

/** So long a lens that it is parallel projection to a hundredth of a millimetre, and still a camera move away. */
export const parallelFovDeg = 0.4;

export function formatOf(width: number, height: number): WatchFormat {
  return glassFormatOf({ width, height });
}

/** Where the watch stands when a scene does not say: it owns the height and leaves the lower left to type. */
export function usualPlace(format: WatchFormat): Place {
  return places[format];
}

export function viewOfPose(pose: WatchPose, place: Place, girth: Girth): View {
  const { azimuthDeg, elevationDeg } = poseAngles(pose);
  const whole = girth.heightMm / place.heightShare;
  const isMacro = pose === 'macro';
  return {
    ...standing(place),
    azimuthDeg,
    elevationDeg,
    lookRightMm: isMacro ? girth.headHeightMm * 0.08 : 0,
    lookUpMm: isMacro ? -girth.headHeightMm * 0.1 : girth.middleUpMm,
    // The strap hangs back: turned about a point behind the dial, the watch stays in its place.
    lookOutMm: isMacro ? 0 : girth.middleOutMm * 0.45,
    logHeightMm: Math.log(isMacro ? girth.headHeightMm * 0.78 : whole),
  };
}

export function viewOfCamera(camera: CameraPose, place: Place, girth: Girth): View {
  const [right, up, out] = camera.lookAtMm ?? [0, 0, 0];
  return {
    ...standing(place),
    azimuthDeg: camera.azimuthDeg,
    elevationDeg: camera.elevationDeg,
    rollDeg: camera.rollDeg ?? 0,
    lookRightMm: right,
    lookUpMm: up,
    lookOutMm: out,
    logHeightMm: Math.log(girth.heightMm / place.heightShare / clamp(camera.closeness, 0.5, 12)),
  };
}

/**
 * The ridge before dawn: the far flank grazed at four degrees, its edge laid along the glass's rising diagonal, the
 * mass of the case below it and the dial a sliver of sky behind. `aspect` is width over height of the glass.
 */
export function viewOfAttract(aspect: number, girth: Girth): View {
  const riseDeg = Math.atan2(1, aspect) * (180 / Math.PI);
  return {
    ...standing({ centreX: 0.5, centreY: 0.5, heightShare: 1 }),
    azimuthDeg: -86,
    rollDeg: 90 + riseDeg,
    lookOutMm: girth.headHeightMm * 0.02,
    logHeightMm: Math.log(girth.headHeightMm * (aspect < 1 ? 0.7 : 0.42)),
  };
}

/** Parallel view in which one millimetre of watch is one millimetre of panel. */
export function viewOfLifeSize(stageHeightPx: number, pxPerMm: number, place: Place): View {
  return { ...standing(place), logHeightMm: Math.log(stageHeightPx / pxPerMm), logFovDeg: Math.log(parallelFovDeg) };
}

/** Two watches side by side (or one above the other on a tall glass) at one scale, both whole. */
export function viewOfPair(aspect: number, pairWidthMm: number, pairHeightMm: number): View {
  const height = Math.max(pairHeightMm / 0.8, pairWidthMm / 0.86 / aspect);
  return { ...standing({ centreX: 0.5, centreY: 0.46, heightShare: 1 }), azimuthDeg: 0, elevationDeg: -6, logHeightMm: Math.log(height) };
}

/** Distance in millimetres from the lens at which `heightMm` fills the picture. */
export function distanceMm(heightMm: number, fovDeg: number): number {
  return heightMm / 2 / Math.tan((fovDeg * Math.PI) / 360);
}

function standing(place: Place): View {
  return {
    azimuthDeg: 0,
    elevationDeg: 0,
    rollDeg: 0,
    lookRightMm: 0,
    lookUpMm: 0,
    lookOutMm: 0,
    logHeightMm: Math.log(120),
    logFovDeg: Math.log(lensFovDeg),
    centreX: place.centreX,
    centreY: place.centreY,
    explode: 0,
  };
}

const places: Readonly<Record<WatchFormat, Place>> = {
  portrait: { centreX: 0.5, centreY: 0.44, heightShare: 0.7 },
  landscape: { centreX: 0.64, centreY: 0.5, heightShare: 0.84 },
  counter: { centreX: 0.66, centreY: 0.5, heightShare: 0.82 },
};
