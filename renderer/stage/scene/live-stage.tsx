import { createRoot, flushSync } from '@react-three/fiber';
import { PerspectiveCamera, Raycaster, Vector2, type WebGLRenderer } from 'three';
import { StudioLight } from '../light/studio-light.ts';
import type { StudioName } from '../light/studio-plan.ts';
import type { Shot, StageReport, StageTier, StudioHandle } from '../shot.ts';
import { planeOf } from '../still/plane-of.ts';
import { loadWatch } from '../watch/load-watch.ts';
import { readModel, type ComingModel } from '../watch/read-model.ts';
import type { MoreDecoders } from '../watch/more-decoders.ts';
import type { WatchRig } from '../watch/watch-rig.ts';
import type { Director } from '../hand/director.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Cast } from './cast.ts';
import { handRegionOf } from './hand-region.ts';
import { Player, type PlayerPorts } from './player.ts';
import { openStageContext, type StageContext } from './stage-context.ts';
import { World } from './world.tsx';

/** Everything that plays on one canvas while it lives. */
export type LiveStage = {
  readonly context: StageContext;
  readonly player: Player;
  readonly studio: StudioLight;
  readonly camera: PerspectiveCamera;
  readonly canvas: HTMLCanvasElement;
  /** `fetch` is asked unless the watch is one that the stage was opened with. */
  readonly load: (watchId: string, fetch: () => Promise<ArrayBuffer>, onReport: (report: StageReport) => void) => Promise<WatchRig>;
  readonly show: (shot: Shot, cast: Cast) => void;
  /** The part of the movement under a finger; `x` and `y` in CSS pixels of the box. */
  readonly partAt: (x: number, y: number, box: StageBox) => string | undefined;
  readonly measureHands: (cast: Cast, box: StageBox) => ReturnType<StudioHandle['measureHands']>;
  readonly dispose: () => void;
};

export type LiveStagePorts = Omit<PlayerPorts, 'invalidate'> & {
  readonly onContextLost: () => void;
  readonly onContextRestored: (tookMs: number) => void;
};

/** What a stage opens with: models that are on their way, by watch, and how to read them. */
export type FirstPicture = { readonly shot: Shot; readonly studio: StudioName; readonly models: ReadonlyMap<string, Promise<ArrayBuffer>>; readonly decoders: MoreDecoders | undefined };

/** Opens the canvas's one context and its R3F root. Rejects when the machine gives no WebGL. */
export async function openLiveStage(
  canvas: HTMLCanvasElement,
  tier: Exclude<StageTier, 'still'>,
  director: Director,
  first: FirstPicture,
  ports: LiveStagePorts,
): Promise<LiveStage> {
  const card = Promise.withResolvers<WebGLRenderer>();
  const read = (bytes: Promise<ArrayBuffer>): ComingModel => readModel(bytes, card.promise, first.decoders);
  const reading = new Map([...first.models].map(([watchId, bytes]) => [watchId, read(bytes)]));
  // A context that a processor draws takes this thread for half a second, while others decode the first models' pictures.
  await Promise.race([Promise.allSettled([...reading.values()].map(({ model }) => model)), new Promise((resolve) => setTimeout(resolve, headStartMs))]);
  const context = openStageContext(canvas, tier);
  card.resolve(context.renderer);
  const camera = new PerspectiveCamera();
  const root = createRoot(canvas);
  const { width, height } = canvas.getBoundingClientRect();
  void root.configure({
    gl: context.renderer,
    frameloop: 'demand',
    // The lens is set by hand each frame; R3F must not fit it to the canvas.
    camera: Object.assign(camera, { manual: true }),
    flat: true,
    linear: true,
    shadows: context.renderer.shadowMap,
    dpr: 1,
    size: { width, height, top: 0, left: 0 },
  });
  const studio = new StudioLight(context.environments, first.studio);
  const state = root.render(null);
  const player = new Player(context, director, studio, first.shot, { ...ports, invalidate: () => state.getState().invalidate() });
  const live: LiveStage = {
    context,
    player,
    studio,
    camera,
    canvas,
    load: (watchId, fetch, onReport) => {
      const coming = reading.get(watchId) ?? read(fetch());
      reading.delete(watchId);
      return loadWatch(watchId, coming, live, onReport);
    },
    show: (shot, cast) => {
      // At once: a frame must not find the old watches in the scene and the new ones in the player.
      flushSync(() => root.render(<World player={player} cast={cast} shadowSidePx={context.quality.shadowSidePx} />));
      player.play(shot, cast);
    },
    partAt: (x, y, box) => {
      const ray = new Raycaster();
      ray.setFromCamera(new Vector2((x / box.width) * 2 - 1, 1 - (y / box.height) * 2), camera);
      return player.partUnder(ray);
    },
    measureHands: (cast, box) => cast.rigs.flatMap((rig) => [...rig.hands].map(([hand, node]) => ({
      hand,
      arbor: typeof node.userData['arbor'] === 'string' ? node.userData['arbor'] : '',
      plane: planeOf(node, camera, box.width, box.height),
      region: node.visible ? handRegionOf(node, camera, box.width, box.height) : undefined,
    }))),
    dispose: () => {
      stopWatching();
      player.dispose();
      root.unmount();
      context.dispose();
    },
  };
  const stopWatching = watchContext(live, ports);
  player.resize(width, height, window.devicePixelRatio);
  context.environments.of(first.studio);
  // The light needs no watch: it is drawn meanwhile where the first one is late. Drawn any sooner it would hold up the watch's programs and frame.
  setTimeout(() => context.environments.draw(), lateMs);
  return live;
}

function watchContext({ canvas, context, player }: LiveStage, ports: LiveStagePorts): () => void {
  let lostAtMs = 0;
  const lost = (event: Event): void => {
    // Without this the browser would not give a new context.
    event.preventDefault();
    lostAtMs = performance.now();
    ports.onContextLost();
  };
  const restored = (): void => {
    context.environments.dispose();
    player.forgetPicture();
    ports.onContextRestored(performance.now() - lostAtMs);
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  return () => {
    canvas.removeEventListener('webglcontextlost', lost);
    canvas.removeEventListener('webglcontextrestored', restored);
  };
}

const headStartMs = 200;
const lateMs = 400;
