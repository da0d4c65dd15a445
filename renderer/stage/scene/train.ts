import { instantAt, type MovementInstant } from '#domain/horology/pose-movement.ts';
import { fullPace, stepPace, type WatchPace } from '../motion/watch-pace.ts';
import type { WatchTime } from '../shot.ts';

/** The train's own time: the clock's while it rests, and from there on at the pace a finger leaves it while it runs. */
export class Train {
  /** A finger is on the balance. */
  isHeld = false;
  #pace: WatchPace = fullPace;
  #fromSeconds = 0;

  /** On time again, once its scene is left. */
  reset(): void {
    this.#pace = fullPace;
  }

  run(stepMs: number): void {
    this.#pace = stepPace(this.#pace, this.isHeld, stepMs);
  }

  instant(time: WatchTime, isRunning: boolean): MovementInstant {
    const now = instantAt(time.epochMs, time.offsetMinutes, time.awayOffsetMinutes);
    if (isRunning) return { ...now, localSeconds: this.#fromSeconds + this.#pace.elapsedMs / 1000 };
    this.#fromSeconds = now.localSeconds;
    return now;
  }
}
