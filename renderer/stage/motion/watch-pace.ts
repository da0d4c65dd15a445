import { stepSpring, type Sprung } from './spring.ts';

/**
 * Time inside the movement. A finger on the balance slows it to a hundredth without a jump in phase;
 * lifted, it runs at full pace again, later than the clock, until the scene is left.
 */
export type WatchPace = { readonly elapsedMs: number; readonly logPace: Sprung };

export const fullPace: WatchPace = { elapsedMs: 0, logPace: { value: 0, velocity: 0 } };

export function stepPace(pace: WatchPace, isHeld: boolean, stepMs: number): WatchPace {
  const logPace = stepSpring(pace.logPace, isHeld ? Math.log(slowest) : 0, 700, stepMs);
  const mean = (Math.exp(pace.logPace.value) + Math.exp(logPace.value)) / 2;
  return { elapsedMs: pace.elapsedMs + mean * stepMs, logPace };
}

export function paceOf(pace: WatchPace): number {
  return Math.exp(pace.logPace.value);
}

const slowest = 1 / 100;
