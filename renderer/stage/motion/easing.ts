export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** 0 below `from`, 1 above `to`, smooth between (C1). */
export function smoothStep(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from), 0, 1);
  return share * share * (3 - 2 * share);
}

/** Slow at both ends with continuous acceleration (C2): camera and light moves. */
export function easeInOut(share: number): number {
  const x = clamp(share, 0, 1);
  return x * x * x * (x * (x * 6 - 15) + 10);
}

/** Shortest signed way from one angle to another, degrees in (-180, 180]. */
export function shortestTurnDeg(fromDeg: number, toDeg: number): number {
  const turn = (((toDeg - fromDeg) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

/** Resistance of a rubber band past a limit: 1:1 inside, ever harder outside, never more than `give` beyond. */
export function withResistance(value: number, least: number, most: number, give: number): number {
  if (value > most) return most + give * (1 - Math.exp(-(value - most) / give));
  if (value < least) return least - give * (1 - Math.exp(-(least - value) / give));
  return value;
}
