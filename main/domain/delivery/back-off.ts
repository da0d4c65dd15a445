export type BackOff = { readonly firstMs: number; readonly mostMs: number };

/**
 * How long to wait after `failures` tries in a row that failed (1 or more): doubling, bounded, and spread over its upper half so
 * that windows which lost the hub together do not return together.
 * @param chance from 0 to 1, exclusive
 */
export function waitAfter(failures: number, { firstMs, mostMs }: BackOff, chance: number): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(fullMs * (0.5 + chance / 2));
}

/** A pause of `everyMs`, give or take `spread` of it: 0.2 is 20 %. */
export function pauseAround(everyMs: number, spread: number, chance: number): number {
  return Math.round(everyMs * (1 + spread * (2 * chance - 1)));
}
