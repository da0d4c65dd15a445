import { clamp, withResistance } from '../motion/easing.ts';
import { coastOf, heldAngles, nearestPose, turnOfDrag } from '../motion/drag.ts';
import type { Girth } from '../motion/framing.ts';
import { poseAngles } from '../motion/poses.ts';
import { stepSpring, type Sprung } from '../motion/spring.ts';
import { isViewAtRest, stepView, stillView, viewOf, type MovingView, type View } from '../motion/view.ts';
import type { WatchPose } from '../shot.ts';
import type { GestureEvent } from './gesture.ts';

/** Turn of the studio's light that follows the hand, degrees. */
export type LightTurn = { readonly azimuthDeg: number; readonly elevationDeg: number };

type Hand = { readonly azimuthDeg: number; readonly elevationDeg: number; readonly logNearer: number; readonly rightMm: number; readonly upMm: number };

/** Moves the view: towards what the shot wants, unless a hand wants otherwise. Pure of three; the caller keeps the clock. */
export class Director {
  #moving: MovingView;
  #aim: View;
  #hand: Hand | undefined;
  #isHeld = false;
  #speed = { azimuth: 0, elevation: 0 };
  #light = { azimuth: resting, elevation: resting };
  #lightAim = { azimuth: 0, elevation: 0 };
  #girth: Girth;
  #box = { width: 1, height: 1 };
  #isTurnKept = false;
  isMotionReduced = false;

  constructor(aim: View, girth: Girth) {
    this.#aim = aim;
    this.#moving = stillView(aim);
    this.#girth = girth;
  }

  /** A new shot. `isTurnKept` leaves the watch at the beautiful angle a hand chooses; otherwise it returns to the shot's own. */
  direct(aim: View, girth: Girth, box: { readonly width: number; readonly height: number }, isTurnKept: boolean): void {
    this.#aim = aim;
    this.#girth = girth;
    this.#box = box;
    this.#isTurnKept = isTurnKept;
    if (!this.#isHeld) this.#hand = undefined;
  }

  /** Goes there at once: first picture, another watch, reduced motion. */
  cut(): void {
    this.#moving = stillView(this.#wanted());
  }

  turnTo(pose: WatchPose): void {
    this.#hand = { ...(this.#hand ?? this.#ownHand()), ...poseAngles(pose), logNearer: 0, rightMm: 0, upMm: 0 };
  }

  nudge(azimuthDeg: number, elevationDeg: number, closenessFactor: number): void {
    const hand = this.#hand ?? this.#ownHand();
    this.#hand = {
      ...hand,
      ...heldAngles({ azimuthDeg: hand.azimuthDeg + azimuthDeg, elevationDeg: hand.elevationDeg + elevationDeg }),
      logNearer: this.#heldNearness(hand.logNearer + Math.log(closenessFactor)),
    };
  }

  feel(event: GestureEvent): void {
    switch (event.kind) {
      case 'taken':
        return this.#take(event.x, event.y);
      case 'turned':
        return this.#turn(event.dx, event.dy, event.stepMs);
      case 'pinched':
        return this.#pinch(event.factor);
      case 'left':
        return this.#leave();
      case 'touched-twice':
        return this.#nearPoint(event.x, event.y);
      case 'touched':
        return;
    }
  }

  /** Moves everything on by `stepMs`; false when the view has come to rest. */
  step(stepMs: number): boolean {
    const wanted = this.#wanted();
    const settleMs = this.#isHeld ? 60 : 950;
    this.#moving = this.isMotionReduced ? stillView(wanted) : stepView(this.#moving, wanted, settleMs, stepMs);
    this.#light = {
      azimuth: stepSpring(this.#light.azimuth, this.#lightAim.azimuth, 600, stepMs),
      elevation: stepSpring(this.#light.elevation, this.#lightAim.elevation, 600, stepMs),
    };
    const isLightMoving = Math.abs(this.#light.azimuth.value - this.#lightAim.azimuth) > 0.05;
    const isMoving = this.#isHeld || isLightMoving || !isViewAtRest(this.#moving, wanted);
    if (!isMoving) this.#moving = stillView(wanted);
    return isMoving;
  }

  get view(): View {
    return viewOf(this.#moving);
  }

  get lightTurn(): LightTurn {
    return { azimuthDeg: this.#light.azimuth.value, elevationDeg: this.#light.elevation.value };
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** How much closer than the whole watch the view is. */
  get closeness(): number {
    return Math.exp(Math.log(this.#girth.heightMm / 0.7) - this.view.logHeightMm);
  }

  /** Millimetres in the plane of the dial under a point of the stage, as the view is now. */
  planeAt(x: number, y: number): { readonly rightMm: number; readonly upMm: number } {
    const view = this.view;
    const mmPerPx = Math.exp(view.logHeightMm) / this.#box.height;
    const across = (x - view.centreX * this.#box.width) * mmPerPx;
    const up = (view.centreY * this.#box.height - y) * mmPerPx;
    return {
      rightMm: view.lookRightMm + across / Math.max(0.2, Math.cos(view.azimuthDeg * radians)),
      upMm: view.lookUpMm + up / Math.max(0.2, Math.cos(view.elevationDeg * radians)),
    };
  }

  #take(x: number, y: number): void {
    this.#isHeld = true;
    const view = this.view;
    const hand = this.#hand ?? this.#ownHand();
    // The hand takes the watch where it is, in the middle of whatever move it was making.
    this.#hand = { ...hand, azimuthDeg: view.azimuthDeg, elevationDeg: view.elevationDeg };
    this.#speed = { azimuth: 0, elevation: 0 };
    this.#lightAim = { azimuth: (x / this.#box.width - 0.5) * 14, elevation: (0.5 - y / this.#box.height) * 10 };
  }

  #turn(dx: number, dy: number, stepMs: number): void {
    const hand = this.#hand;
    if (hand === undefined) return;
    const pxPerMm = this.#box.height / Math.exp(this.view.logHeightMm);
    const azimuth = -turnOfDrag(dx, pxPerMm, this.#girth.widthMm * 0.5);
    const elevation = turnOfDrag(dy, pxPerMm, this.#girth.headHeightMm * 0.5);
    const share = clamp(stepMs / 60, 0.15, 1);
    this.#speed = {
      azimuth: this.#speed.azimuth * (1 - share) + (azimuth / stepMs) * share,
      elevation: this.#speed.elevation * (1 - share) + (elevation / stepMs) * share,
    };
    this.#hand = { ...hand, ...heldAngles({ azimuthDeg: hand.azimuthDeg + azimuth, elevationDeg: hand.elevationDeg + elevation }) };
    this.#lightAim = { azimuth: clamp(this.#lightAim.azimuth + dx * 0.02, -9, 9), elevation: clamp(this.#lightAim.elevation - dy * 0.015, -7, 7) };
  }

  #pinch(factor: number): void {
    const hand = this.#hand ?? this.#ownHand();
    this.#hand = { ...hand, logNearer: this.#heldNearness(hand.logNearer + Math.log(factor)) };
  }

  #leave(): void {
    this.#isHeld = false;
    this.#lightAim = { azimuth: 0, elevation: 0 };
    const hand = this.#hand;
    if (hand === undefined) return;
    const landing = { azimuthDeg: hand.azimuthDeg + coastOf(this.#speed.azimuth), elevationDeg: hand.elevationDeg + coastOf(this.#speed.elevation) };
    const isNear = hand.logNearer > 0.25;
    if (!this.#isTurnKept) this.#hand = isNear ? { ...hand, ...this.#ownAngles() } : undefined;
    else this.#hand = { ...hand, ...(isNear ? heldAngles(landing) : poseAngles(nearestPose(landing))) };
  }

  /** Double touch: nearer to that very place, or back to the whole. */
  #nearPoint(x: number, y: number): void {
    const hand = this.#hand ?? this.#ownHand();
    if (hand.logNearer > 0.25) {
      this.#hand = { ...hand, logNearer: 0, rightMm: 0, upMm: 0 };
      return;
    }
    const { rightMm, upMm } = this.planeAt(x, y);
    const reach = this.#girth.headHeightMm * 0.5;
    this.#hand = { ...hand, logNearer: Math.log(2.6), rightMm: clamp(rightMm, -reach, reach), upMm: clamp(upMm, -reach, reach) };
  }

  #heldNearness(logNearer: number): number {
    const nearest = Math.log(Math.exp(this.#aim.logHeightMm) / nearestHeightMm);
    return withResistance(logNearer, -0.1, Math.max(0, nearest), 0.12);
  }

  #ownAngles(): { azimuthDeg: number; elevationDeg: number } {
    return { azimuthDeg: this.#aim.azimuthDeg, elevationDeg: this.#aim.elevationDeg };
  }

  #ownHand(): Hand {
    return { ...this.#ownAngles(), logNearer: 0, rightMm: 0, upMm: 0 };
  }

  #wanted(): View {
    const hand = this.#hand;
    if (hand === undefined) return this.#aim;
    const share = clamp(hand.logNearer / Math.log(2.6), 0, 1);
    return {
      ...this.#aim,
      azimuthDeg: hand.azimuthDeg,
      elevationDeg: hand.elevationDeg,
      lookRightMm: this.#aim.lookRightMm + hand.rightMm * share,
      lookUpMm: this.#aim.lookUpMm + hand.upMm * share,
      logHeightMm: this.#aim.logHeightMm - hand.logNearer,
    };
  }
}

const resting: Sprung = { value: 0, velocity: 0 };
const radians = Math.PI / 180;
// Nearer than this the models' finest texture would break up.
const nearestHeightMm = 14;
