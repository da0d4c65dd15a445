import { useEffect, useImperativeHandle, useMemo, useReducer, useRef, useState, type CSSProperties, type ReactElement, type Ref } from 'react';
import { hourColour } from './light/studio-plan.ts';
import { formatOf } from './motion/framing.ts';
import { studioOf, watchIdsOf } from './motion/shot-aim.ts';
import { Captions } from './scene/captions.tsx';
import { describeView } from './scene/describe.ts';
import { LiveCanvas } from './scene/live-canvas.tsx';
import { useLastPicture } from './scene/last-picture.tsx';
import { useDirection } from './scene/use-direction.ts';
import { useCast } from './scene/use-cast.ts';
import { useHand } from './scene/use-hand.ts';
import { useStageBox } from './scene/use-stage-box.ts';
import type { LiveStage } from './scene/live-canvas.tsx';
import type { StageHandle, StageProps, ViewDescription } from './shot.ts';
import { StillView } from './still/still-view.tsx';
import { handAnglesAt } from './watch/hand-angles.ts';
import { nothingShown, stepShowing } from './watch/showing-machine.ts';

export type * from './shot.ts';
export { hourColour } from './light/studio-plan.ts';

/**
 * The one stage of the window: a canvas with one WebGL context that lives as long as the window does.
 * Mount it once beneath every scene and change `shot`; it fills its positioned parent. Its ground is clear:
 * the hour's colour, and type that runs behind the watch, are painted beneath it (`hourColour`), unless `hasGround`.
 */
export function Stage(props: StageProps & { readonly ref?: Ref<StageHandle> }): ReactElement {
  const { shot, tier, mood, time } = props;
  const element = useRef<HTMLDivElement>(null);
  const live = useRef<LiveStage | null>(null);
  const settling = useRef<(() => void)[]>([]);
  const box = useStageBox(element);
  const [showing, tell] = useReducer(stepShowing, nothingShown);
  const key = watchIdsOf(shot).join('+');
  const still = useMemo(() => stillOf(props, box), [key, shot.kind, box?.width, box?.height, props.stills]);
  const hasStill = still !== undefined;

  const { cast, director, open } = useCast(props, box, live, {
    asked: (isReady) => tell({ kind: 'shot-asked', key, isReady, hasStill }),
    failed: () => tell({ kind: 'model-failed', key, hasStill }),
  });
  useDirection(props, box, cast, director, live);
  const lastPicture = useLastPicture(live, showing.cover === 'last-picture');
  const hand = useHand(element, props, director, live);
  const describe = (): ViewDescription => describeView(shot, director, cast, time());
  const readAngles = useMemo(() => () => handAnglesAt(watchIdsOf(shot)[0] ?? '', time()), [key, time]);

  useImperativeHandle(props.ref, () => ({
    turnTo: (pose) => hand.turnTo(pose),
    nudge: (azimuthDeg, elevationDeg, closeness = 1) => hand.nudge(azimuthDeg, elevationDeg, closeness),
    describe,
    settled: () => new Promise((resolve) => {
      settling.current.push(resolve);
      live.current?.player.wake();
    }),
  }));

  const ports = {
    time,
    onPainted: (painted: Parameters<NonNullable<StageProps['onPainted']>>[0], paintedKey: string): void => {
      tell({ kind: 'live-painted', key: paintedKey });
      props.onPainted?.(painted);
    },
    onSettled: (): void => {
      lastPicture.take();
      for (const resolve of settling.current.splice(0)) resolve();
      props.onViewChanged?.(describe());
    },
  };
  const isStillShown = hasStill && (showing.cover === 'still' || tier === 'still');

  return (
    <div ref={element} style={fill(props.hasGround === false ? undefined : hourColour(mood))} data-stage={shot.kind} data-showing={isStillShown ? 'still' : showing.cover}
      role="img" aria-label={props.wording?.(describe())} tabIndex={props.isTouchable === false ? -1 : 0}>
      {props.behind}
      {tier !== 'still' && box !== undefined && (
        <LiveCanvas tier={tier} shot={shot} cast={cast} studio={studioOf(shot, mood)} director={director} isShown={showing.live !== undefined && !isStillShown}
          ports={ports} live={live} onOpened={open} onReport={(report) => props.onReport?.(report)}
          onContextLost={() => tell({ kind: 'context-lost', hasStill })} />
      )}
      {lastPicture.element}
      {still !== undefined && box !== undefined && (
        <StillView key={still.url} still={still} box={box} isShown={isStillShown} handAngles={readAngles}
          onPainted={(atMs) => isStillShown && props.onPainted?.({ watchIds: watchIdsOf(shot), by: 'still', atMs })} />
      )}
      {shot.kind === 'movement' && shot.hasCaptions && box !== undefined && (
        <Captions live={live} cast={cast} box={box} wordsFor={props.captionFor} />
      )}
    </div>
  );
}

function stillOf({ shot, stills }: StageProps, box: { readonly width: number; readonly height: number } | undefined): ReturnType<StageProps['stills']> {
  if (box === undefined || shot.kind === 'compare' || shot.kind === 'life-size' || shot.kind === 'movement') return undefined;
  const isRidge = shot.kind === 'attract' && !shot.isWoken;
  return stills(shot.watchId, isRidge ? 'attract' : 'hero', formatOf(box.width, box.height));
}

function fill(background: string | undefined): CSSProperties {
  return { position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none', outline: 'none', background, transition: 'background-color 900ms linear' };
}
