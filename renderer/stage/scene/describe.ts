import { nearestPose } from '../motion/drag.ts';
import { watchIdsOf } from '../motion/shot-aim.ts';
import type { Shot, ViewDescription, WatchTime } from '../shot.ts';
import type { Director } from '../hand/director.ts';
import type { Cast } from './cast.ts';

/** What an eye would see now, as facts a language can put into a sentence. */
export function describeView(shot: Shot, director: Director, cast: Cast, time: WatchTime): ViewDescription {
  const view = director.view;
  const local = new Date(time.epochMs + time.offsetMinutes * 60_000);
  const isParted = view.explode > 0.3;
  return {
    shot: shot.kind,
    watchIds: watchIdsOf(shot),
    side: sideOf(view.azimuthDeg),
    nearestPose: nearestPose(view),
    closeness: director.closeness,
    explode: view.explode,
    parts: isParted ? [...new Set(cast.rigs.flatMap((rig) => rig.anchors().map((anchor) => anchor.part)))] : [],
    shownTime: { hours: local.getUTCHours(), minutes: local.getUTCMinutes() },
  };
}

function sideOf(azimuthDeg: number): ViewDescription['side'] {
  const turn = (((azimuthDeg + 180) % 360) + 360) % 360 - 180;
  if (Math.abs(turn) <= 60) return 'dial';
  if (Math.abs(turn) >= 120) return 'back';
  return turn > 0 ? 'crown-side' : 'far-side';
}
