import { calibreNamed, isCalibreName } from '#domain/horology/calibre.ts';
import { instantAt, poseMovement, type Arbor } from '#domain/horology/pose-movement.ts';
import type { Still, WatchTime } from '../shot.ts';
import { settledInstant } from '../watch/settled-instant.ts';
import type { HandAngles } from './hand-placing.ts';

/** Where the hands of a still stand at a time: the same law as in the live watch. */
export function stillHandAngles(still: Still | undefined, time: WatchTime): HandAngles {
  if (still === undefined || !isCalibreName(still.calibre)) return {};
  const calibre = calibreNamed(still.calibre);
  const pose = poseMovement(calibre, settledInstant(instantAt(time.epochMs, time.offsetMinutes, time.awayOffsetMinutes), calibre));
  // The maker of stills copies arbors from the model; one unknown here has no angle and its hand is left out.
  return Object.fromEntries(still.layers.map((layer) => [layer.hand, pose[layer.arbor as Arbor]]));
}
