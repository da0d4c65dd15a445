import type { WatchTime } from '../shot.ts';
import type { HandAngles } from '../still/hand-placing.ts';

/** Clockwise dial angles of a watch's hands at a time, degrees. */
export function handAnglesAt(_watchId: string, time: WatchTime): HandAngles {
  const seconds = Math.floor((time.epochMs + time.offsetMinutes * 60_000) / 125) / 8;
  return { HAND_HOUR: (seconds / 120) % 360, HAND_MINUTE: (seconds / 10) % 360, HAND_SECOND: (seconds * 6) % 360 };
}
