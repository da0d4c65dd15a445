import { shortestTurnDeg } from '../motion/easing.ts';
import type { Director } from '../hand/director.ts';
import type { Still, TurnFrame } from '../shot.ts';

/**
 * Turns a watch where nothing is drawn live: the director moves as ever, and of the pictures made beforehand the nearest
 * to its view is shown. Where the watch entered there is none: its still is finer.
 */
export class Turntable {
  readonly #director: Director;
  readonly #frames: () => readonly TurnFrame[];
  readonly #show: (still: Still | undefined) => void;
  #asked = 0;
  #lastMs = 0;

  constructor(director: Director, frames: () => readonly TurnFrame[], show: (still: Still | undefined) => void) {
    this.#director = director;
    this.#frames = frames;
    this.#show = show;
  }

  /** Somebody turns it: frames follow one another until the view has come to rest. */
  wake(): void {
    if (this.#asked !== 0) return;
    this.#lastMs = performance.now();
    this.#asked = requestAnimationFrame((nowMs) => this.#step(nowMs));
  }

  /** Another watch enters. */
  cut(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = 0;
    this.#director.cut();
    this.#show(undefined);
  }

  #step(nowMs: number): void {
    const isMoving = this.#director.step(Math.min(nowMs - this.#lastMs, longestStepMs));
    this.#lastMs = nowMs;
    this.#show(turnedTo(this.#frames(), this.#director.view.azimuthDeg));
    this.#asked = isMoving ? requestAnimationFrame((ms) => this.#step(ms)) : 0;
  }
}

/** The picture nearest to a view; undefined at the first of them, which is where the watch entered. */
export function turnedTo(frames: readonly TurnFrame[], azimuthDeg: number): Still | undefined {
  const away = (frame: TurnFrame): number => Math.abs(shortestTurnDeg(frame.azimuthDeg, azimuthDeg));
  const [entry, ...others] = frames;
  if (entry === undefined) return undefined;
  const nearest = others.reduce((best, frame) => (away(frame) < away(best) ? frame : best), entry);
  return nearest === entry ? undefined : nearest.still;
}

const longestStepMs = 100;
