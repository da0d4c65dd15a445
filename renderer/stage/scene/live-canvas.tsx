import { createRoot, type ReconcilerRoot } from '@react-three/fiber';
import { useEffect, useRef, type CSSProperties, type ReactElement, type RefObject } from 'react';
import { PerspectiveCamera } from 'three';
import { StudioLight } from '../light/studio-light.ts';
import type { StudioName } from '../light/studio-plan.ts';
import type { Shot, StageReport, StageTier } from '../shot.ts';
import { Director } from './director.ts';
import { Player, type Cast, type PlayerPorts } from './player.ts';
import { openStageContext, type StageContext } from './stage-context.ts';
import { World } from './world.tsx';

/** Everything that plays on one canvas while its context lives. */
export type LiveStage = {
  readonly context: StageContext;
  readonly player: Player;
  readonly studio: StudioLight;
  readonly camera: PerspectiveCamera;
  readonly canvas: HTMLCanvasElement;
};

export type LiveCanvasProps = {
  readonly tier: Exclude<StageTier, 'still'>;
  readonly shot: Shot;
  readonly cast: Cast;
  readonly studio: StudioName;
  readonly director: Director;
  readonly isShown: boolean;
  readonly ports: Omit<PlayerPorts, 'invalidate'>;
  readonly live: RefObject<LiveStage | null>;
  readonly onOpened: (live: LiveStage) => void;
  readonly onContextLost: () => void;
  readonly onReport: (report: StageReport) => void;
};

/** The canvas and its one context. It is mounted once; shots and watches come and go as props. */
export function LiveCanvas(props: LiveCanvasProps): ReactElement {
  const { tier, shot, cast, studio, director, isShown, live } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const root = useRef<ReconcilerRoot<HTMLCanvasElement> | null>(null);
  // The newest callbacks without opening the context anew.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (canvas.current === null) return undefined;
    return openLive(canvas.current, latest, root);
  }, [tier]);

  useEffect(() => {
    const now = live.current;
    if (now === null || root.current === null) return;
    now.studio.ask(studio);
    root.current.render(<World player={now.player} cast={cast} shadowSidePx={now.context.quality.shadowSidePx} />);
    now.player.play(shot, cast);
  }, [shot, cast, studio, live, tier]);

  return <canvas ref={canvas} style={{ ...fill, opacity: isShown ? 1 : 0 }} aria-hidden />;
}

function openLive(
  canvas: HTMLCanvasElement,
  latest: RefObject<LiveCanvasProps>,
  rootRef: RefObject<ReconcilerRoot<HTMLCanvasElement> | null>,
): (() => void) | undefined {
  const { tier, shot, studio: studioName, director, live, onReport } = latest.current;
  const context = tryOpen(canvas, tier, onReport);
  if (context === undefined) return undefined;
  const camera = new PerspectiveCamera();
  const root = createRoot(canvas);
  const box = canvas.getBoundingClientRect();
  void root.configure({
    gl: context.renderer,
    frameloop: 'demand',
    // The lens is set by hand each frame; R3F must not fit it to the canvas.
    camera: Object.assign(camera, { manual: true }),
    flat: true,
    linear: true,
    shadows: context.renderer.shadowMap,
    dpr: 1,
    size: { width: box.width, height: box.height, top: 0, left: 0 },
  });
  const studio = new StudioLight(context.environments, studioName);
  const state = root.render(null);
  const player = new Player(context, director, studio, shot, {
    time: () => latest.current.ports.time(),
    onPainted: (painted, key) => latest.current.ports.onPainted(painted, key),
    onSettled: () => latest.current.ports.onSettled(),
    invalidate: () => state.getState().invalidate(),
  });
  const opened: LiveStage = { context, player, studio, camera, canvas };
  rootRef.current = root;
  live.current = opened;
  const stopWatching = watchContext(canvas, opened, latest);
  player.resize(box.width, box.height, window.devicePixelRatio);
  latest.current.onOpened(opened);
  return () => {
    stopWatching();
    player.dispose();
    live.current = null;
    rootRef.current = null;
    root.unmount();
    context.dispose();
  };
}

function tryOpen(canvas: HTMLCanvasElement, tier: Exclude<StageTier, 'still'>, onReport: (report: StageReport) => void): StageContext | undefined {
  try {
    return openStageContext(canvas, tier);
  } catch (error) {
    onReport({ kind: 'webgl-unavailable', cause: String(error) });
    return undefined;
  }
}

function watchContext(canvas: HTMLCanvasElement, live: LiveStage, latest: RefObject<LiveCanvasProps>): () => void {
  let lostAtMs = 0;
  const lost = (event: Event): void => {
    event.preventDefault();
    lostAtMs = performance.now();
    latest.current.onContextLost();
    latest.current.onReport({ kind: 'context-lost' });
  };
  const restored = (): void => {
    live.context.environments.dispose();
    live.player.forgetPicture();
    latest.current.onReport({ kind: 'context-restored', tookMs: performance.now() - lostAtMs });
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    canvas.removeEventListener('webglcontextlost', lost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
}

const fill: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%', display: 'block' };
