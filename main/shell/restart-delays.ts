export type RestartDelays = {
  /** How long to wait before the next start, after an end at this monotonic time, in ms. */
  readonly after: (endedAtMs: number) => number;
};

const firstMs = 50;
/** A start takes less than half a second, so whatever ends is back within two. */
const maxMs = 1_500;
const settledMs = 30_000;

/** Waits that double while something ends again and again, and are short again once it has lived for half a minute. */
export function restartDelays(): RestartDelays {
  let nextMs = firstMs;
  let lastEndMs = -Infinity;
  return {
    after: (endedAtMs) => {
      if (endedAtMs - lastEndMs > settledMs) nextMs = firstMs;
      lastEndMs = endedAtMs;
      const delayMs = nextMs;
      nextMs = Math.min(nextMs * 2, maxMs);
      return delayMs;
    },
  };
}
