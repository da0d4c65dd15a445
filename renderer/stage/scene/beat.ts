/**
 * Milliseconds until the next step of the hands worth drawing. A card spends at most a quarter of the time on them, and shows whole
 * seconds when it must. A processor, known by what a step costs it, spends one hundredth: a window at rest is at rest.
 */
export function nextBeatMs(nowMs: number, stepsPerSecond: number, lastCostMs: number): number {
  const finest = 1000 / stepsPerSecond;
  const least = lastCostMs * (lastCostMs < processorsMs ? 4 : 100);
  const stepMs = least <= finest ? finest : Math.ceil(least / 1000) * 1000;
  const rest = stepMs - (nowMs % stepMs);
  return rest < 4 ? rest + stepMs : rest;
}

/** No card takes as long for what a hand covers. */
const processorsMs = 100;
