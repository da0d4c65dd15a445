/**
 * Milliseconds until the next step of the hands worth drawing. At most a quarter of the time is spent on hands:
 * a machine that draws slowly shows whole seconds, then fewer.
 */
export function nextBeatMs(nowMs: number, stepsPerSecond: number, lastCostMs: number): number {
  const finest = 1000 / stepsPerSecond;
  const least = lastCostMs * 4;
  const stepMs = least <= finest ? finest : Math.ceil(least / 1000) * 1000;
  const rest = stepMs - (nowMs % stepMs);
  return rest < 4 ? rest + stepMs : rest;
}
