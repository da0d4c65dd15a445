/** The time of day, which may jump, and a monotonic time, which may not and means nothing outside this process. */
export type Clock = {
  readonly now: () => Date;
  readonly monotonicMs: () => number;
};

export const systemClock: Clock = { now: () => new Date(), monotonicMs: () => performance.now() };
