import { formatOf } from '../motion/framing.ts';
import { aimOfShot, studioOf, watchIdsOf, type StageBox } from '../motion/shot-aim.ts';
import type { StageHandle, StageProps, StageReport, StageTier, Still, ViewDescription, WatchPose } from '../shot.ts';
import { stillHandAngles } from '../still/still-hands.ts';
import type { HandAngles } from '../still/hand-placing.ts';
import { nothingShown, stepShowing, type Showing, type ShowingEvent } from '../watch/showing-machine.ts';
import type { WatchRig } from '../watch/watch-rig.ts';
import { openShelf, type Shelf } from '../watch/watch-shelf.ts';
import { castOf, emptyCast, girthOf, usualGirth, type Cast } from './cast.ts';
import { describeView } from './describe.ts';
import { Director } from '../hand/director.ts';
import type { GestureEvent } from '../hand/gesture.ts';
import type { LiveStage, openLiveStage as OpenLiveStage } from './live-stage.tsx';
import { stillOf } from '../still/still-of.ts';

/** What React draws around the canvas. A new object whenever something in it changed. */
export type StageSnapshot = { readonly showing: Showing; readonly still: Still | undefined; readonly settledCount: number };

/**
 * Runs the stage between React's renders: brings watches on and off, directs the view, answers the hand.
 * `update` is told every render's props and compares by value, so scenes may write their props inline.
 */
export class StageEngine {
  readonly director: Director;
  snapshot: StageSnapshot = { showing: nothingShown, still: undefined, settledCount: 0 };
  #props: StageProps;
  #box: StageBox | undefined;
  #live: LiveStage | undefined;
  #shelf: Shelf<WatchRig> | undefined;
  #cast: Cast = emptyCast;
  #askedKey = '';
  #directedKey = '';
  #variantKey = '';
  #warmTimer: ReturnType<typeof setTimeout> | undefined;
  /** Kept so that their pixels stay decoded. */
  readonly #warmedStills = new Map<string, readonly HTMLImageElement[]>();
  readonly #listeners = new Set<() => void>();
  readonly #settling: (() => void)[] = [];

  constructor(props: StageProps) {
    this.#props = props;
    this.director = new Director(aimOfShot(props.shot, usualBox, usualGirth), usualGirth);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Opens the canvas, once three.js has been fetched: a window that lives on stills never does. Answers how to close it. A machine that gives no WebGL is reported. */
  open(canvas: HTMLCanvasElement, tier: Exclude<StageTier, 'still'>): () => void {
    let live: LiveStage | undefined;
    let isClosed = false;
    void import('./live-stage.tsx').then(
      ({ openLiveStage }) => {
        if (!isClosed) live = this.#play(openLiveStage, canvas, tier);
      },
    ).catch((error: unknown) => this.#report({ kind: 'webgl-unavailable', cause: String(error) }));
    return () => {
      isClosed = true;
      if (live !== undefined) this.#close(live);
    };
  }

  #play(openLiveStage: typeof OpenLiveStage, canvas: HTMLCanvasElement, tier: Exclude<StageTier, 'still'>): LiveStage {
    const { shot, mood } = this.#props;
    const live = openLiveStage(canvas, tier, this.director, { shot, studio: studioOf(shot, mood) }, {
      time: () => this.#props.time(),
      onPainted: (painted, key) => {
        this.#tell({ kind: 'live-painted', key });
        this.#props.onPainted?.(painted);
      },
      onSettled: () => this.#settled(),
      onContextLost: () => {
        this.#tell({ kind: 'context-lost', hasStill: this.snapshot.still !== undefined });
        this.#report({ kind: 'context-lost' });
      },
      onContextRestored: (tookMs) => this.#report({ kind: 'context-restored', tookMs }),
    });
    this.#live = live;
    this.#shelf = openShelf((watchId) => live.load(watchId, this.#props.models(watchId), (report) => this.#report(report), this.#props.decoders), mostWatches);
    this.#askedKey = '';
    this.update(this.#props, this.#box);
    return live;
  }

  update(props: StageProps, box: StageBox | undefined): void {
    this.#props = props;
    const isResized = box !== undefined && (box.width !== this.#box?.width || box.height !== this.#box.height);
    this.#box = box;
    if (box === undefined) return;
    this.#change({ still: stillOf(props, box) });
    this.#warmStills();
    if (isResized) this.#live?.player.resize(box.width, box.height, window.devicePixelRatio);
    this.#ask();
    this.#direct(isResized);
    this.#dress();
  }

  get live(): LiveStage | undefined {
    return this.#live;
  }

  get cast(): Cast {
    return this.#cast;
  }

  describe(): ViewDescription {
    return describeView(this.#props.shot, this.director, this.#cast, this.#props.time());
  }

  readonly handAngles = (): HandAngles => stillHandAngles(this.snapshot.still, this.#props.time());

  handle(): StageHandle {
    return {
      turnTo: (pose) => this.turnTo(pose),
      nudge: (azimuthDeg, elevationDeg, closenessFactor = 1) => this.nudge(azimuthDeg, elevationDeg, closenessFactor),
      describe: () => this.describe(),
      studio: {
        poseHands: (angles) => this.#live?.player.poseHands(angles),
        drawWhole: (isWhole) => void (this.#live !== undefined && (this.#live.player.isWhole = isWhole)),
        measureHands: () => this.#live?.measureHands(this.#cast, this.#box ?? usualBox) ?? [],
        calibre: () => this.#cast.rigs[0]?.calibre?.name ?? '',
        pxPerMm: () => (this.#box ?? usualBox).height / Math.exp(this.director.view.logHeightMm),
      },
      settled: () =>
        new Promise((resolve) => {
          const { cover, live } = this.snapshot.showing;
          const isSettled = cover === 'none' && live === this.#askedKey && this.#live?.player.isAtRest === true;
          if (this.#props.tier === 'still' || isSettled) resolve();
          else this.#settling.push(resolve);
        }),
    };
  }

  turnTo(pose: WatchPose): void {
    this.director.turnTo(pose);
    this.#live?.player.wake();
  }

  nudge(azimuthDeg: number, elevationDeg: number, closenessFactor: number): void {
    this.director.nudge(azimuthDeg, elevationDeg, closenessFactor);
    this.#live?.player.wake();
  }

  feel(event: GestureEvent): void {
    if (this.#props.isTouchable === false) return;
    if (this.#props.shot.kind === 'movement') this.#feelMovement(event);
    this.director.feel(event);
    this.#live?.player.wake();
  }

  #ask(): void {
    const watchIds = watchIdsOf(this.#props.shot);
    const key = watchIds.join('+');
    if (key === this.#askedKey) return;
    this.#askedKey = key;
    const shelf = this.#shelf;
    const hasStill = this.snapshot.still !== undefined;
    const isReady = shelf !== undefined && watchIds.every((watchId) => shelf.ready(watchId) !== undefined);
    this.#tell({ kind: 'shot-asked', key, isReady, hasStill });
    if (shelf === undefined) return;
    shelf.hold([...watchIds, ...this.#cast.rigs.map((rig) => rig.watchId)]);
    Promise.all(watchIds.map((watchId) => shelf.take(watchId))).then(
      (rigs) => this.#enter(key, rigs),
      () => {
        if (this.#askedKey !== key) return;
        this.#tell({ kind: 'model-failed', key, hasStill: this.snapshot.still !== undefined });
        for (const resolve of this.#settling.splice(0)) resolve();
      },
    );
  }

  /** The watches have come; the view goes straight to where this shot wants them. */
  #enter(key: string, rigs: readonly WatchRig[]): void {
    if (this.#askedKey !== key || this.#live === undefined) return;
    this.#cast = castOf(key, rigs);
    this.#shelf?.hold(rigs.map((rig) => rig.watchId));
    this.#directedKey = '';
    this.#variantKey = '';
    this.#dress();
    this.#direct(true);
    this.#warm();
  }

  #direct(isCut: boolean): void {
    const { shot, place, mood, isMotionReduced = false } = this.#props;
    const live = this.#live;
    if (live === undefined || this.#box === undefined || this.#cast.rigs.length === 0 || this.#cast.key !== this.#askedKey) return;
    const directedKey = JSON.stringify([shot, place, mood, isMotionReduced, this.#box]);
    if (directedKey === this.#directedKey) return;
    this.#directedKey = directedKey;
    const girth = girthOf(this.#cast);
    this.director.isMotionReduced = isMotionReduced;
    live.player.isMotionReduced = isMotionReduced;
    this.director.direct(aimOfShot(shot, this.#box, girth, place), girth, this.#box, shot.kind === 'watch');
    live.studio.ask(studioOf(shot, mood));
    if (isCut) {
      this.director.cut();
      live.studio.cut();
    }
    live.show(shot, this.#cast);
  }

  #dress(): void {
    const key = JSON.stringify(this.#props.variant ?? {});
    if (key === this.#variantKey) return;
    this.#variantKey = key;
    for (const rig of this.#cast.rigs) rig.setVariant(this.#props.variant ?? {});
    this.#live?.player.wake();
  }

  /** Decodes the stills of likely next watches now: laid on the tray, they are painted within a frame or two. */
  #warmStills(): void {
    const { warm = [], stills } = this.#props;
    if (this.#box === undefined) return;
    const format = formatOf(this.#box.width, this.#box.height);
    for (const watchId of warm) {
      const still = stills(watchId, 'hero', format);
      if (still === undefined || this.#warmedStills.has(still.url)) continue;
      const pictures = [still.url, ...still.layers.map((layer) => layer.url)].map((url) => Object.assign(new Image(), { src: url }));
      this.#warmedStills.set(still.url, pictures);
      // A still that cannot be decoded shows nothing when its turn comes either; the live watch then comes as usual.
      for (const picture of pictures) picture.decode().catch(() => undefined);
    }
  }

  /** Loads the likely next watches, one after the other, once the present one has had time to settle. */
  #warm(): void {
    clearTimeout(this.#warmTimer);
    this.#warmTimer = setTimeout(async () => {
      for (const watchId of this.#props.warm?.slice(0, mostWatches - 2) ?? []) {
        // One that cannot be warmed has been reported by its loader; it is tried again when it is asked for.
        await this.#shelf?.take(watchId).catch(() => undefined);
      }
    }, warmAfterMs);
  }

  #feelMovement(event: GestureEvent): void {
    const live = this.#live;
    if (live === undefined) return;
    if (event.kind === 'left') live.player.holdBalance(false);
    if (event.kind !== 'taken' || this.#box === undefined) return;
    const part = live.partAt(event.x, event.y, this.#box);
    if (part === undefined) return;
    if (balanceParts.has(part)) live.player.holdBalance(true);
    this.#props.onPartTouched?.(part);
  }

  #settled(): void {
    if (this.snapshot.showing.cover === 'none') for (const resolve of this.#settling.splice(0)) resolve();
    this.#change({ settledCount: this.snapshot.settledCount + 1 });
    this.#props.onViewChanged?.(this.describe());
  }

  #report(report: StageReport): void {
    this.#props.onReport?.(report);
  }

  #tell(event: ShowingEvent): void {
    this.#change({ showing: stepShowing(this.snapshot.showing, event) });
  }

  #change(change: Partial<StageSnapshot>): void {
    const next = { ...this.snapshot, ...change };
    if (next.showing === this.snapshot.showing && next.still === this.snapshot.still && next.settledCount === this.snapshot.settledCount) return;
    this.snapshot = next;
    for (const listener of this.#listeners) listener();
  }

  #close(live: LiveStage): void {
    clearTimeout(this.#warmTimer);
    this.#shelf?.dispose();
    this.#shelf = undefined;
    this.#live = undefined;
    this.#cast = emptyCast;
    live.dispose();
  }
}

const usualBox: StageBox = { width: 1080, height: 1920 };
const balanceParts: ReadonlySet<string> = new Set(['balance', 'hairspring', 'tourbillon-cage']);
const mostWatches = 4;
const warmAfterMs = 1500;
