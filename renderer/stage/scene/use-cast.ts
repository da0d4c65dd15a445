import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { lensFovDeg, type Girth } from '../motion/framing.ts';
import { pairGapMm, watchIdsOf, type StageBox } from '../motion/shot-aim.ts';
import { stillView, viewOf } from '../motion/view.ts';
import type { StageProps } from '../shot.ts';
import { loadWatch } from '../watch/load-watch.ts';
import { openShelf, type Shelf } from '../watch/watch-shelf.ts';
import type { WatchRig } from '../watch/watch-rig.ts';
import { Director } from './director.ts';
import type { LiveStage } from './live-canvas.tsx';
import type { Cast } from './player.ts';

export type CastPorts = { readonly asked: (isReady: boolean) => void; readonly failed: () => void };

/** Brings the shot's watches on stage as they become ready, and keeps likely next ones warm. */
export function useCast(
  props: StageProps,
  box: StageBox | undefined,
  live: RefObject<LiveStage | null>,
  ports: CastPorts,
): { readonly cast: Cast; readonly director: Director; readonly open: (opened: LiveStage) => void } {
  const [cast, setCast] = useState<Cast>(emptyCast);
  const [opened, setOpened] = useState<LiveStage>();
  const director = useMemo(() => new Director(viewOf(stillView(emptyView)), usualGirth), []);
  const shelf = useShelf(props, opened);
  const latest = useRef({ props, ports });
  latest.current = { props, ports };
  const watchIds = watchIdsOf(props.shot);
  const key = watchIds.join('+');
  const isStillTier = props.tier === 'still';

  useEffect(() => {
    const ready = shelf === undefined ? [] : watchIds.map((watchId) => shelf.ready(watchId));
    const isReady = ready.length > 0 && ready.every((rig) => rig !== undefined);
    latest.current.ports.asked(isReady);
    if (shelf === undefined || isStillTier) return undefined;
    let isWanted = true;
    shelf.hold(watchIds);
    Promise.all(watchIds.map((watchId) => shelf.take(watchId))).then(
      (rigs) => isWanted && setCast(castOf(key, rigs)),
      () => isWanted && latest.current.ports.failed(),
    );
    return () => {
      isWanted = false;
    };
  }, [key, shelf, box === undefined, isStillTier]);

  useEffect(() => {
    for (const rig of cast.rigs) rig.setVariant(props.variant ?? {});
    live.current?.player.wake();
  }, [cast, props.variant, live]);

  useWarm(shelf, cast, props.warm);
  return { cast, director, open: useCallback((now: LiveStage) => setOpened(now), []) };
}

function useShelf(props: StageProps, opened: LiveStage | undefined): Shelf<WatchRig> | undefined {
  const latest = useRef(props);
  latest.current = props;
  const shelf = useMemo(
    () =>
      opened === undefined
        ? undefined
        : openShelf(
            (watchId) => loadWatch(watchId, latest.current.models(watchId), opened, (report) => latest.current.onReport?.(report)),
            mostWatches,
          ),
    [opened],
  );
  useEffect(() => () => shelf?.dispose(), [shelf]);
  return shelf;
}

/** Loads the likely next watches one after the other, once the present one has had time to settle. */
function useWarm(shelf: Shelf<WatchRig> | undefined, cast: Cast, warm: readonly string[] | undefined): void {
  useEffect(() => {
    if (shelf === undefined || warm === undefined || cast.rigs.length === 0) return undefined;
    let isWanted = true;
    const timer = setTimeout(async () => {
      for (const watchId of warm.slice(0, mostWatches - 2)) {
        if (!isWanted) return;
        // A watch that cannot be warmed is reported by its loader, and tried again when it is asked for.
        await shelf.take(watchId).catch(() => undefined);
      }
    }, warmAfterMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [shelf, cast, warm?.join('+')]);
}

function castOf(key: string, rigs: readonly WatchRig[]): Cast {
  if (rigs.length < 2) return { key, rigs, asideMm: [0] };
  const aside = (Math.max(...rigs.map((rig) => rig.girth.widthMm)) + pairGapMm) / 2;
  return { key, rigs, asideMm: [-aside, aside] };
}

export function girthOf(cast: Cast): Girth {
  if (cast.rigs.length === 0) return usualGirth;
  return {
    widthMm: Math.max(...cast.rigs.map((rig) => rig.girth.widthMm)),
    heightMm: Math.max(...cast.rigs.map((rig) => rig.girth.heightMm)),
    headHeightMm: Math.max(...cast.rigs.map((rig) => rig.girth.headHeightMm)),
  };
}

const usualGirth: Girth = { widthMm: 42, heightMm: 96, headHeightMm: 47 };
const emptyCast: Cast = { key: '', rigs: [], asideMm: [] };
const emptyView = {
  azimuthDeg: 0, elevationDeg: 0, rollDeg: 0, lookRightMm: 0, lookUpMm: 0, lookOutMm: 0,
  logHeightMm: Math.log(140), logFovDeg: Math.log(lensFovDeg), centreX: 0.5, centreY: 0.5, explode: 0,
};
const mostWatches = 4;
const warmAfterMs = 1500;
