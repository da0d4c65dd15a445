import { withResistance } from './easing.ts';
import { poseAngles, type Angles } from './poses.ts';
import type { WatchPose } from '../shot.ts';

/** A finger's travel in CSS pixels turned into degrees so that the point under it stays under it near the middle. */
export function turnOfDrag(travelPx: number, pxPerMm: number, radiusMm: number): number {
  return ((travelPx / pxPerMm) / radiusMm) * (180 / Math.PI);
}

/** Degrees still travelled after the finger leaves at `speed` degrees per millisecond. */
export function coastOf(speedDegPerMs: number): number {
  return speedDegPerMs * coastMs;
}

/** Angles the hand asks for, held within what a watch on a stand can show. */
export function heldAngles(asked: Angles): Angles {
  return {
    azimuthDeg: asked.azimuthDeg,
    elevationDeg: withResistance(asked.elevationDeg, lowestElevationDeg, highestElevationDeg, 8),
  };
}

/** The beautiful angle nearest to where the watch would come to rest. */
export function nearestPose(angles: Angles): WatchPose {
  let best: WatchPose = 'hero';
  let least = Infinity;
  for (const pose of restPoses) {
    const distance = angleBetween(angles, poseAngles(pose));
    if (distance < least) [best, least] = [pose, distance];
  }
  return best;
}

/** Angle between two directions of view, degrees. */
export function angleBetween(a: Angles, b: Angles): number {
  const [ax, ay, az] = directionOf(a);
  const [bx, by, bz] = directionOf(b);
  return Math.acos(Math.min(1, Math.max(-1, ax * bx + ay * by + az * bz))) * (180 / Math.PI);
}

function directionOf({ azimuthDeg, elevationDeg }: Angles): readonly [number, number, number] {
  const azimuth = azimuthDeg * (Math.PI / 180);
  const elevation = elevationDeg * (Math.PI / 180);
  return [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation)];
}

const restPoses: readonly WatchPose[] = ['hero', 'front', 'back', 'profile'];
const coastMs = 160;
const lowestElevationDeg = -35;
const highestElevationDeg = 62;
