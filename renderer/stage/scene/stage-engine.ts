import { aimOfShot, studioOf, watchIdsOf, type StageBox } from '../motion/shot-aim.ts';
import type { StageHandle, StageProps, StageTier, Still, ViewDescription, WatchPose } from '../shot.ts';
import { stillHandAngles } from '../still/still-hands.ts';
import type { HandAngles } from '../still/hand-placing.ts';
import { fetchModel } from '../watch/fetch-model.ts';
import { nothingShown, stepShowing, type Showing, type ShowingEvent } from '../watch/showing-machine.ts';
import type { WatchRig } from '../watch/watch-rig.ts';
import { openShelf, type Shelf } from '../watch/watch-shelf.ts';
import { castOf, emptyCast, girthOf, usualGirth, type Cast } from './cast.ts';
import { describeView } from './describe.ts';
import { Director } from '../hand/director.ts';
import type { GestureEvent } from '../hand/gesture.ts';
import type { LiveStage, LiveStagePorts } from './live-stage.tsx';
import { studioHandle } from './studio-handle.ts';
import { stillOf, stillsToWarm, turnsOf } from '../still/still-of.ts';
import { Turntable } from '../still/turntable.ts';
import { WarmedStills } from '../still/warmed-stills.ts';

/** What React draws around the canvas. A new object whenever something in it changed. */
export type StageSnapshot = { readonly showing: Showing; readonly still: Still | undefined; readonly turned: Still | undefined; readonly settledCount: number };

/**
 * Runs the stage between React's renders: brings watches on and off, directs the view, answers the hand.
 * `update` is told every render's props and compares by value, so scenes may write their props inline.
 */
export class StageEngine {
  readonly director: Director;
  snapshot: StageSnapshot = { showing: nothingShown, still: undefined, turned: undefined, settledCount: 0 };
  #props: StageProps;
  #box: StageBox | undefined;
  #live: LiveStage | undefined;
  #shelf: Shelf<WatchRig> | undefined;
  #cast: Cast = emptyCast;
  #askedKey = '';
  #directedKey = '';
  #variantKey = '';
  #warmTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #warmedStills = new WarmedStills();
  readonly #turntable: Turntable;
  readonly #listeners = new Set<() => void>();
  readonly #settling: (() => void)[] = [];

  constructor(props: StageProps) {
    this.#props = props;
    this.director = new Director(aimOfShot(props.shot, usualBox, usualGirth), usualGirth);
    this.#turntable = new Turntable(this.director, () => turnsOf(this.#props), (turned) => this.#change({ turned }));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Opens the canvas, once three.js has been fetched: a window that lives on stills never does. Answers how to close it. A machine that gives no WebGL is reported. */
  open(canvas: HTMLCanvasElement, tier: Exclude<StageTier, 'still'>): () => void {
    let live: LiveStage | undefined;
    let isClosed = false;
    const { shot, mood, models: urlOf, decoders } = this.#props;
    // Asked for before there is a context to show them in; whoever takes one tells of its failure.
    const models = new Map(watchIdsOf(shot).map((watchId) => [watchId, fetchModel(urlOf(watchId))]));
    for (const bytes of models.values()) bytes.catch(() => undefined);
    void import('./live-stage.tsx').then(async ({ openLiveStage }) => {
      if (isClosed) return;
      const opened = await openLiveStage(canvas, tier, this.director, { shot, studio: studioOf(shot, mood), models, decoders }, this.#ports());
      if (isClosed) opened.dispose();
      else live = this.#play(opened);
    }).catch((error: unknown) => this.#props.onReport?.({ kind: 'webgl-unavailable', cause: String(error) }));
    return () => {
      isClosed = true;
      if (live !== undefined) this.#close(live);
    };
  }

  #ports(): LiveStagePorts {
    return {
      time: () => this.#props.time(),
      onPainted: (painted, key) => {
        this.#tell({ kind: 'live-painted', key });
        this.#props.onPainted?.(painted);
      },
      onSettled: () => this.#settled(),
      isGlassEmpty: () => this.snapshot.showing.live === undefined && this.snapshot.showing.cover === 'none',
      onContextLost: () => {
        this.#tell({ kind: 'context-lost', hasStill: this.snapshot.still !== undefined });
        this.#props.onReport?.({ kind: 'context-lost' });
      },
      onContextRestored: (tookMs) => this.#props.onReport?.({ kind: 'context-restored', tookMs }),
    };
  }

  #play(live: LiveStage): LiveStage {
    this.#live = live;
    this.#shelf = openShelf((watchId) => live.load(watchId, () => fetchModel(this.#props.models(watchId)), (report) => this.#props.onReport?.(report)), mostWatches);
    this.#askedKey = '';
    this.update(this.#props, this.#box);
    return live;
  }

  update(props: StageProps, box: StageBox | undefined): void {
    this.#props = props;
    const isResized = box !== undefined && (box.width !== this.#box?.width || box.height !== this.#box.height);
    this.#box = box;
    if (box === undefined) return;
    const hadStill = this.snapshot.still !== undefined;
    this.#change({ still: stillOf(props, box) });
    if (!hadStill && this.snapshot.still !== undefined) this.#tell({ kind: 'still-came' });
    this.#warmedStills.warm(stillsToWarm(props, box));
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
      studio: studioHandle({ live: () => this.#live, cast: () => this.#cast, box: () => this.#box ?? usualBox, director: this.director }),
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
    this.#wake();
  }

  nudge(azimuthDeg: number, elevationDeg: number, closenessFactor: number): void {
    this.director.nudge(azimuthDeg, elevationDeg, closenessFactor);
    this.#wake();
  }

  feel(event: GestureEvent): void {
    if (this.#props.isTouchable === false) return;
    if (this.#props.shot.kind === 'movement') this.#feelMovement(event);
    this.director.feel(event);
    this.#wake();
  }

  #wake(): void {
    if (this.#props.tier === 'still') this.#turntable.wake();
    else this.#live?.player.wake();
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
    if (this.#props.tier === 'still') this.#directStill();
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

  /** Nothing is drawn live: only another shot or glass changes what the turntable turns from. */
  #directStill(): void {
    const { shot, place } = this.#props;
    const box = this.#box ?? usualBox;
    const directedKey = JSON.stringify([shot, place, box]);
    if (directedKey === this.#directedKey) return;
    this.#directedKey = directedKey;
    this.director.direct(aimOfShot(shot, box, usualGirth, place), usualGirth, box, shot.kind === 'watch');
    this.#turntable.cut();
  }

  #dress(): void {
    const key = JSON.stringify(this.#props.variant ?? {});
    if (key === this.#variantKey) return;
    this.#variantKey = key;
    for (const rig of this.#cast.rigs) rig.setVariant(this.#props.variant ?? {});
    this.#live?.player.wake();
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

  #tell(event: ShowingEvent): void {
    this.#change({ showing: stepShowing(this.snapshot.showing, event) });
  }

  #change(change: Partial<StageSnapshot>): void {
    const next = { ...this.snapshot, ...change };
    if (next.showing === this.snapshot.showing && next.still === this.snapshot.still && next.turned === this.snapshot.turned && next.settledCount === this.snapshot.settledCount) return;
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
