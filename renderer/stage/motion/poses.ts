import type { WatchPose } from '../shot.ts';

export type Angles = { readonly azimuthDeg: number; readonly elevationDeg: number };

/** The beautiful angles. Hero shows the crown side's flank and lets light run along the ridge. */
export function poseAngles(pose: WatchPose): Angles {
  return angles[pose];
}

const angles: Readonly<Record<WatchPose, Angles>> = {
  hero: { azimuthDeg: 22, elevationDeg: -16 },
  front: { azimuthDeg: 0, elevationDeg: 0 },
  back: { azimuthDeg: 180, elevationDeg: 8 },
  profile: { azimuthDeg: 78, elevationDeg: 6 },
  macro: { azimuthDeg: 30, elevationDeg: -24 },
};
