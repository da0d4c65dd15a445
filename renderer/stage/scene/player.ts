import { Scene, type DirectionalLight, type PerspectiveCamera, type Raycaster } from 'three';
import { firstScaleOf, govern, isDetailKept, scaleOf, wholeGovernor } from '../motion/governor.ts';
import type { StudioLight } from '../light/studio-light.ts';
import type { Painted, Shot, WatchTime } from '../shot.ts';
import type { HandAngles } from '../still/hand-placing.ts';
import { castRegionOf } from './cast-region.ts';
import { emptyCast, girthOf, stepsPerSecondOf, type Cast } from './cast.ts';
import { dawnLight } from './dawn.ts';
import type { Director } from '../hand/director.ts';
import { HandSteps } from './hand-steps.ts';
import { setLens, turnWatch } from './lens.ts';
import type { StageContext } from './stage-context.ts';
import type { Subject } from '../picture/picture.ts';
import { Train } from './train.ts';
import { whenDrawn } from '../picture/when-drawn.ts';
import { nextBeatMs } from './beat.ts';

export type PlayerPorts = {
  readonly time: () => WatchTime;
  readonly invalidate: () => void;
  readonly onPainted: (painted: Painted, key: string) => void;
  readonly onSettled: () => void;
  /** Neither a still nor an earlier picture stands where this one will. */
  readonly isGlassEmpty: () => boolean;
};

/** Draws frames: moves what moves, refines what rests, and asks for the next frame only when there is one to draw. */
export class Player {
  readonly #context: StageContext;
  readonly #director: Director;
  readonly #studio: StudioLight;
  readonly #ports: PlayerPorts;
  readonly #hands: HandSteps;
  readonly #train = new Train();
  readonly #shadows = new Scene();
  #shot: Shot;
  #cast: Cast = emptyCast;
  #governor = wholeGovernor;
  #lastFrameMs = -Infinity;
  #wasMoving = false;
  #refined = 0;
  #costMs = 16;
  readonly #viewListeners = new Set<() => void>();
  #beat: ReturnType<typeof setTimeout> | undefined;
  /** Device pixels. */
  #size = { width: 1, height: 1 };
  #isPaintedAnnounced = false;
  #isBeat = false;
  #isPosed = false;
  #isAtRest = false;
  #hasSettled = false;
  isMotionReduced = false;
  /** Overrules the governor. */
  isWhole = false;

  constructor(context: StageContext, director: Director, studio: StudioLight, shot: Shot, ports: PlayerPorts) {
    this.#context = context;
    this.#director = director;
    this.#studio = studio;
    this.#shot = shot;
    this.#ports = ports;
    this.#hands = new HandSteps(this.#isPlain() ? 8 : 2);
  }

  /** Calls back after each drawn frame in which the view may have changed. Answers how to stop. */
  onView(listener: () => void): () => void {
    this.#viewListeners.add(listener);
    this.wake();
    return () => void this.#viewListeners.delete(listener);
  }

  resize(width: number, height: number, pixelRatio: number): void {
    const ratio = Math.min(pixelRatio, this.#context.quality.mostPixelRatio);
    this.#size = { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) };
    this.#context.picture.resize(this.#size.width, this.#size.height);
    if (this.#isFirstOnGlass()) this.#context.picture.makeRoom(firstScaleOf(this.#size));
    this.wake();
  }

  play(shot: Shot, cast: Cast): void {
    if (shot.kind !== this.#shot.kind) this.#train.reset();
    if (cast.key !== this.#cast.key) this.#isPaintedAnnounced = false;
    this.#shot = shot;
    this.#cast = cast;
    this.#shadows.clear();
    this.#shadows.add(...cast.rigs.map((rig) => rig.ground.mesh));
    this.wake();
  }

  partUnder(ray: Raycaster): string | undefined {
    return this.#cast.rigs.map((rig) => rig.partUnder(ray)).find((part) => part !== undefined);
  }

  /** Stills are made with hands posed one by one; the beat then rests. */
  poseHands(angles: HandAngles | undefined): void {
    this.#isPosed = angles !== undefined;
    for (const rig of this.#cast.rigs) rig.poseHands(angles);
    this.#step();
  }

  holdBalance(isHeld: boolean): void {
    this.#train.isHeld = isHeld;
    this.wake();
  }

  /** Something changed: the picture starts afresh at the next frame. */
  wake(): void {
    this.#isAtRest = false;
    this.#hasSettled = false;
    this.#isBeat = false;
    this.#refined = 0;
    clearTimeout(this.#beat);
    this.#ports.invalidate();
  }

  /** The canvas is empty again (its context was lost): the next picture is announced like a first one. */
  forgetPicture(): void {
    this.#isPaintedAnnounced = false;
    this.wake();
  }

  /** The full picture is on the glass and nothing is on its way. */
  get isAtRest(): boolean {
    return this.#isAtRest || this.#hasSettled;
  }

  dispose(): void {
    this.#isAtRest = false;
    clearTimeout(this.#beat);
  }

  frame(nowMs: number, scene: Scene, camera: PerspectiveCamera, key: DirectionalLight): void {
    if (this.#cast.rigs.length === 0) return;
    const sinceMs = nowMs - this.#lastFrameMs;
    const stepMs = this.#wasMoving ? Math.min(sinceMs, longestStepMs) : 16;
    // The card works on its own: only the time between frames that follow one another tells what one costs.
    if (this.#refined > 1 && this.#hands.regions === undefined) this.#costMs = sinceMs;
    if (this.#wasMoving) this.#governor = this.isWhole ? wholeGovernor : govern(this.#governor, sinceMs, this.#context.quality.movingBudgetMs);
    this.#lastFrameMs = nowMs;
    const isMoving = this.#move(stepMs);
    const isBeat = this.#isBeat && !isMoving;
    this.#isBeat = false;
    this.#arrange(scene, camera, key, isMoving);
    const { width, height } = this.#size;
    if (isMoving || this.#refined === 0) this.#hands.begin(isBeat, this.#cast, camera, key, width, height);
    const subject = { scene, camera, region: castRegionOf(this.#cast, camera, width, height), shadows: this.#shadows };
    const isHurried = !isMoving && this.#isFirstOnGlass();
    this.#context.environments.draw();
    this.#context.renderer.info.reset();
    if (isMoving) this.#sketch(subject, scaleOf(this.#governor.step));
    else if (isHurried) this.#sketch(subject, firstScaleOf(this.#size));
    else this.#refine(subject);
    if (isMoving || this.#refined <= 1) for (const listener of this.#viewListeners) listener();
    this.#announce(nowMs);
    this.#plan(isMoving, isHurried);
  }

  /** A processor hurries to put something on an empty glass. */
  #isFirstOnGlass(): boolean {
    return !this.#isPaintedAnnounced && this.#isPlain() && this.#ports.isGlassEmpty();
  }

  #move(stepMs: number): boolean {
    const isViewMoving = this.#director.step(stepMs);
    const isLightMoving = this.#studio.step(this.isMotionReduced ? 10_000 : stepMs);
    const isRunning = this.#isTrainRunning();
    if (isRunning) this.#train.run(stepMs);
    return isViewMoving || isLightMoving || isRunning;
  }

  #arrange(scene: Scene, camera: PerspectiveCamera, key: DirectionalLight, isMoving: boolean): void {
    const { view } = this.#director;
    const { width, height } = this.#size;
    setLens(camera, view, width, height, girthOf(this.#cast).depthMm * 1.6);
    const time = this.#ports.time();
    const isRunning = this.#isTrainRunning();
    const instant = this.#train.instant(time, isRunning);
    for (const [index, rig] of this.#cast.rigs.entries()) {
      turnWatch(rig.root, view, this.#cast.asideMm[index] ?? 0);
      if (isMoving || this.#refined === 0) rig.setTime(instant, isRunning);
      rig.setExplode(view.explode);
      rig.setOpen(view.explode > 0.001 || Math.cos((view.azimuthDeg * Math.PI) / 180) < seenFromBehind);
    }
    this.#light(time, scene, key);
    this.#context.renderer.shadowMap.needsUpdate = this.#refined === 0 && (!isMoving || isDetailKept(this.#governor));
  }

  /** With reduced motion the train steps at each beat like the hands do, unless a finger slows it. */
  #isTrainRunning(): boolean {
    return this.#shot.kind === 'movement' && (!this.isMotionReduced || this.#train.isHeld);
  }

  #light(time: WatchTime, scene: Scene, key: DirectionalLight): void {
    const dawn = this.#studio.isDawn ? dawnLight(time.epochMs, this.isMotionReduced) : { sweepDeg: 0, breath: 0 };
    const first = this.#cast.rigs[0];
    if (first !== undefined) key.target.position.copy(first.root.position);
    const turn = this.#studio.isDawn ? noTurn : this.#director.lightTurn;
    // The blade hangs overhead in its studio; the ridge's sky is where the dial looks, a quarter turn before its roll.
    const sweepDeg = this.#studio.isDawn ? dawn.sweepDeg + this.#director.view.rollDeg - 90 : 0;
    const light = this.#studio.apply(scene, key, turn, sweepDeg, dawn.breath);
    key.target.updateMatrixWorld();
    key.updateMatrixWorld();
    this.#context.dresser.uniforms.handShadow.value = light.handShadow;
    for (const rig of this.#cast.rigs) {
      rig.light(light);
      rig.ground.cast(light.groundShadow * (1 - this.#director.view.explode), this.#director.view, key.position.x, rig.root.position);
    }
  }

  #sketch(subject: Subject, scale: number): void {
    this.#refined = 0;
    this.#context.dresser.sample('only');
    this.#context.picture.sketch(subject, scale);
  }

  #refine(subject: Subject): void {
    // Each frame that reaches the glass makes the browser lay out all of it again: a step is one.
    for (let left = this.#isMeasuredStep() ? beatSamples : 1; left > 0; left -= 1) {
      this.#context.dresser.sample(this.#refined);
      this.#context.picture.refine(subject, this.#refined, this.#hands.regions);
      this.#refined += 1;
    }
  }

  #announce(nowMs: number): void {
    if (this.#isPaintedAnnounced) return;
    this.#isPaintedAnnounced = true;
    this.#ports.onPainted({ watchIds: this.#cast.rigs.map((rig) => rig.watchId), by: 'live', atMs: nowMs }, this.#cast.key);
  }

  #plan(isMoving: boolean, isHurried: boolean): void {
    this.#wasMoving = isMoving;
    clearTimeout(this.#beat);
    if (isMoving || this.#refined < this.#samplesWorth()) {
      this.#isAtRest = false;
      if (isHurried) void whenDrawn(this.#context.gl).then(() => this.#ports.invalidate());
      else this.#ports.invalidate();
      return;
    }
    // The ridge's light never rests; it counts as settled once, not at each of its steps.
    if (!this.#isAtRest && !this.#hasSettled) this.#ports.onSettled();
    this.#isAtRest = true;
    this.#hasSettled = this.#isRidge();
    if (!this.#isPosed) void this.#planBeat();
  }

  /** On a processor the next step waits until what was asked for is drawn: steps must not queue up, nor pay for what they queue behind. */
  async #planBeat(): Promise<void> {
    if (this.#isPlain() && !(await this.#hands.measure(this.#context.gl))) return;
    clearTimeout(this.#beat);
    if (this.#isAtRest && (this.#isRidge() || stepsPerSecondOf(this.#cast) > 0)) this.#beat = setTimeout(() => this.#step(), this.#restMs());
  }

  /** Samples that fit the budget at the cost last seen; as many at least as leave no edge bare. */
  #samplesWorth(): number {
    const { refinements, leastRefinements, refineBudgetMs } = this.#context.quality;
    if (this.#isRidge() && this.#hasSettled && !this.isMotionReduced) return this.#isPlain() ? 2 : 1;
    // A step of the hands draws a small region anew; on a processor each sample of it costs the whole scene's geometry again.
    if (this.#isMeasuredStep()) return beatSamples;
    return Math.min(refinements, Math.max(leastRefinements, Math.floor(refineBudgetMs / this.#costMs)));
  }

  /** The hands step: only where they were and are is drawn again. The ridge before dawn is drawn whole, for its light moves. */
  #step(): void {
    this.#isBeat = !this.#isRidge();
    this.#isAtRest = false;
    this.#refined = 0;
    this.#ports.invalidate();
  }

  #isMeasuredStep(): boolean {
    return this.#isPlain() && this.#hands.regions !== undefined && !this.#isPosed;
  }

  #isRidge(): boolean {
    return this.#shot.kind === 'attract' && !this.#shot.isWoken;
  }

  /** A machine that draws on its processor, or is taken for one. */
  #isPlain(): boolean {
    return this.#context.quality.multisamples === 0;
  }

  #restMs(): number {
    if (this.#isRidge()) return this.isMotionReduced ? ridgeRestMs : Math.max(this.#isPlain() ? 2000 : 33, this.#costMs * this.#samplesWorth() * 3);
    return nextBeatMs(this.#ports.time().epochMs, this.#isPlain() ? 1 : stepsPerSecondOf(this.#cast), this.#isPlain() ? this.#hands.costMs : this.#costMs * this.#samplesWorth());
  }
}

const beatSamples = 2;
const ridgeRestMs = 10_000;
const seenFromBehind = 0.25;
const noTurn = { azimuthDeg: 0, elevationDeg: 0 };
const longestStepMs = 400;
