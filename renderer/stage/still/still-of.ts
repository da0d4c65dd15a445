import { formatOf } from '../motion/framing.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Shot, StageProps, Still, StillPose, TurnFrame, WatchFormat } from '../shot.ts';

/** The still that stands in for a shot: of its own view, or of the watch as it enters; none where the build made none. */
export function stillOf({ shot, stills }: Pick<StageProps, 'shot' | 'stills'>, box: StageBox): Still | undefined {
  const watchId = shot.kind === 'compare' ? shot.watchIds[0] : shot.watchId;
  const pose = stillPoseOf(shot);
  return stills(watchId, pose, formatOfPose(pose, box)) ?? (shot.kind === 'watch' || shot.kind === 'story' ? stills(watchId, 'hero', formatOf(box.width, box.height)) : undefined);
}

/** The second watch of a pair. */
export function stillBeside({ shot, stills }: Pick<StageProps, 'shot' | 'stills'>): Still | undefined {
  return shot.kind === 'compare' ? stills(shot.watchIds[1], 'front', 'portrait') : undefined;
}

/** The pictures that turn a shot's watch; none in views that do not turn whole. */
export function turnsOf({ shot, tier, turns }: Pick<StageProps, 'shot' | 'tier' | 'turns'>): readonly TurnFrame[] {
  return tier === 'still' && shot.kind === 'watch' && shot.pose === 'hero' ? (turns?.(shot.watchId) ?? []) : [];
}

/** What may be wanted within the next frame or two: stills of likely next watches, and the turntable under the finger. */
export function stillsToWarm(props: Pick<StageProps, 'shot' | 'tier' | 'stills' | 'turns' | 'warm'>, box: StageBox): readonly Still[] {
  const format = formatOf(box.width, box.height);
  const next = (props.warm ?? []).flatMap((watchId) => props.stills(watchId, 'hero', format) ?? []);
  return [...next, ...turnsOf(props).map(({ still }) => still)];
}

function stillPoseOf(shot: Shot): StillPose {
  switch (shot.kind) {
    case 'attract': return shot.isWoken ? 'hero' : 'attract';
    case 'watch': return shot.pose === 'front' || shot.pose === 'back' ? shot.pose : 'hero';
    case 'story': return Math.abs(shot.camera.azimuthDeg) > behindDeg ? 'back' : 'hero';
    case 'movement': return shot.explode > 0.5 ? 'parted' : 'back';
    case 'compare': case 'life-size': return 'front';
  }
}

/** The watch alone is one picture for every glass; its parted movement stands on a tall glass and lies on a broad one. */
function formatOfPose(pose: StillPose, { width, height }: StageBox): WatchFormat {
  if (pose === 'front' || pose === 'back') return 'portrait';
  if (pose === 'parted') return width < height ? 'portrait' : 'landscape';
  return formatOf(width, height);
}

const behindDeg = 135;
