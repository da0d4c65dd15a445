import { useEffect, useRef, type RefObject } from 'react';
import { aimOfShot, type StageBox } from '../motion/shot-aim.ts';
import type { StageProps } from '../shot.ts';
import type { Director } from './director.ts';
import type { LiveStage } from './live-canvas.tsx';
import type { Cast } from './player.ts';
import { girthOf } from './use-cast.ts';

/** Tells the director where the shot wants the watch; another watch appears there at once, the same one moves there. */
export function useDirection(props: StageProps, box: StageBox | undefined, cast: Cast, director: Director, live: RefObject<LiveStage | null>): void {
  const { shot, place, isMotionReduced = false } = props;
  const shownKey = useRef('');
  useEffect(() => {
    if (box === undefined || cast.rigs.length === 0) return;
    const girth = girthOf(cast);
    director.isMotionReduced = isMotionReduced;
    director.direct(aimOfShot(shot, box, girth, place), girth, box, shot.kind === 'watch');
    const now = live.current;
    if (shownKey.current !== cast.key) {
      director.cut();
      now?.studio.cut();
      shownKey.current = cast.key;
    }
    if (now === null) return;
    now.player.isMotionReduced = isMotionReduced;
    now.player.wake();
  }, [JSON.stringify(shot), JSON.stringify(place), box, cast, isMotionReduced, director, live]);

  useEffect(() => {
    if (box !== undefined) live.current?.player.resize(box.width, box.height, window.devicePixelRatio);
  }, [box, live]);
}
