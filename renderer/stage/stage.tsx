import { useCallback, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState, useSyncExternalStore, type CSSProperties, type KeyboardEvent, type ReactElement, type Ref } from 'react';
import { hourColour } from './light/studio-plan.ts';
import { formatOf, usualPlace } from './motion/framing.ts';
import { studioOf, watchIdsOf } from './motion/shot-aim.ts';
import { Captions } from './overlay/captions.tsx';
import { listenToHand } from './hand/gesture.ts';
import { wishOfKey } from './hand/keys.ts';
import { LastPicture } from './overlay/last-picture.tsx';
import { StageEngine } from './scene/stage-engine.ts';
import { useStageBox } from './overlay/use-stage-box.ts';
import { cuffMask, WristOutline, WristShade } from './overlay/wrist-outline.tsx';
import type { StageHandle, StageProps } from './shot.ts';
import { stillHandAngles } from './still/still-hands.ts';
import { stillBeside, stillOf } from './still/still-of.ts';
import { frameStill } from './still/still-placing.ts';
import { StillView } from './still/still-view.tsx';
import { useStillFirst } from './still/use-still-first.ts';

export type * from './shot.ts';
export { hourColour } from './light/studio-plan.ts';

/**
 * The one stage of the window: a canvas with one WebGL context that lives as long as the window does.
 * Mount it once beneath every scene and change `shot`; it fills its positioned parent.
 */
export function Stage({ ref, ...props }: StageProps & { readonly ref?: Ref<StageHandle> }): ReactElement {
  const { shot, tier, mood, isTouchable = true, isMotionReduced = false } = props;
  const element = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [engine] = useState(() => new StageEngine(props));
  const { showing, still, turned, settledCount } = useSyncExternalStore(engine.subscribe, () => engine.snapshot);
  const box = useStageBox(element);
  const beside = stillBeside(props);
  const { time } = props;
  const besideAngles = useCallback(() => stillHandAngles(beside, time()), [beside, time]);

  const [mayBegin, begin] = useStillFirst(box !== undefined && stillOf(props, box) === undefined);
  // The engine compares by value what it is told, so it is told everything, every time; of what may come next once what comes first is there.
  useLayoutEffect(() => engine.update(mayBegin ? props : { ...props, warm: [] }, box));
  useEffect(() => (tier === 'still' || !mayBegin || canvas.current === null ? undefined : engine.open(canvas.current, tier)), [engine, tier, mayBegin]);
  const tellOfStills = useEffectEvent(() => props.onReport?.({ kind: 'webgl-unavailable', cause: 'stills and turntables are shown instead' }));
  useEffect(() => {
    if (tier === 'still') tellOfStills();
  }, [tier]);
  useEffect(() => (element.current === null ? undefined : listenToHand(element.current, (event) => engine.feel(event))), [engine]);
  useImperativeHandle(ref, () => engine.handle(), [engine]);

  const wrist = shot.kind !== 'life-size' || shot.wristMm === undefined || box === undefined ? undefined
    : { box, place: props.place ?? usualPlace(formatOf(box.width, box.height)), pxPerMm: shot.pxPerMm, wristMm: shot.wristMm };
  const isStillShown = still !== undefined && (showing.cover === 'still' || tier === 'still');
  const press = (event: KeyboardEvent): void => {
    const wish = isTouchable ? wishOfKey(event.key) : undefined;
    if (wish === undefined) return;
    event.preventDefault();
    if ('pose' in wish) engine.turnTo(wish.pose);
    else engine.nudge(...wish.nudge);
  };

  return (
    <div ref={element} style={{ ...fill, background: props.hasGround === false ? undefined : hourColour(studioOf(shot, mood)) }} onKeyDown={press} role="img"
      aria-label={props.wording?.(engine.describe())} tabIndex={isTouchable ? 0 : -1} data-stage={shot.kind} data-showing={isStillShown ? 'still' : showing.cover}>
      {props.behind}
      {wrist && <WristOutline {...wrist} />}
      <div style={{ ...layer, maskImage: wrist && cuffMask(wrist) }}>
        {tier !== 'still' && <canvas ref={canvas} style={{ ...picture, opacity: showing.live === undefined || isStillShown || showing.cover === 'last-picture' ? 0 : 1 }} aria-hidden />}
        <LastPicture source={() => engine.live?.canvas} isShown={showing.cover === 'last-picture'} settledCount={settledCount} isMotionReduced={isMotionReduced} />
        {turned !== undefined && box !== undefined && <StillView still={turned} frame={frameStill(turned, shot, box, props.place, 0)} isShown handAngles={engine.handAngles} onPainted={nothing} />}
        {still !== undefined && box !== undefined && (
          <StillView key={still.url} isUnder={turned !== undefined} still={still} frame={frameStill(still, shot, box, props.place, beside === undefined ? 0 : -1)} isShown={isStillShown} handAngles={engine.handAngles}
            onLost={begin} onPainted={(atMs) => {
              begin();
              if (isStillShown) props.onPainted?.({ watchIds: watchIdsOf(shot), by: 'still', atMs });
            }} />
        )}
        {beside !== undefined && box !== undefined && (
          <StillView key={`beside ${beside.url}`} still={beside} frame={frameStill(beside, shot, box, props.place, 1)} isShown={isStillShown} handAngles={besideAngles} onPainted={nothing} />
        )}
      </div>
      {wrist && <WristShade {...wrist} />}
      {shot.kind === 'movement' && shot.hasCaptions && box !== undefined && <Captions key={showing.live} engine={engine} box={box} wordsFor={props.captionFor} />}
    </div>
  );
}

function nothing(): void {
  // The first of a pair tells of both, and a turned watch has been told of.
}

const fill: CSSProperties = { position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none', outline: 'none', transition: 'background-color 900ms linear' };
const layer: CSSProperties = { position: 'absolute', inset: 0 };
const picture: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block' };
