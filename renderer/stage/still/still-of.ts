import { formatOf } from '../motion/framing.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Shot, StageProps, Still, StillPose, WatchFormat } from '../shot.ts';

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
