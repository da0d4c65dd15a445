import type { Clock } from './clock.ts';

export type ClockFake = Clock & {
  /** Both times go on together. */
  readonly pass: (ms: number) => void;
  /** The time of day alone jumps, as when somebody sets the clock. */
  readonly jumpTo: (instant: string) => void;
};

export function aClock(startsAt: string): ClockFake {
  let wallMs = Date.parse(startsAt);
  let monotonicMs = 0;
  return {
    now: () => new Date(wallMs),
    monotonicMs: () => monotonicMs,
    pass: (ms) => {
      wallMs += ms;
      monotonicMs += ms;
    },
    jumpTo: (instant) => {
      wallMs = Date.parse(instant);
    },
  };
}
