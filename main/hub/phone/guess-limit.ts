import type { Clock } from '../../platform/clock/clock.ts';

/** Codes of 80 bits are not found by guessing; this only keeps somebody who tries from costing anything. */
export type GuessLimit = { readonly mayAsk: (address: string) => boolean; readonly missed: (address: string) => void };

const mostMisses = 20;
const forgetAfterMs = 10 * 60_000;
const mostAddresses = 10_000;

export function createGuessLimit(clock: Clock): GuessLimit {
  const misses = new Map<string, { readonly count: number; readonly untilMs: number }>();
  const of = (address: string): { readonly count: number; readonly untilMs: number } | null => {
    const found = misses.get(address) ?? null;
    return found !== null && found.untilMs > clock.monotonicMs() ? found : null;
  };
  return {
    mayAsk: (address) => (of(address)?.count ?? 0) < mostMisses,
    missed: (address) => {
      const before = of(address);
      misses.delete(address);
      misses.set(address, { count: (before?.count ?? 0) + 1, untilMs: before?.untilMs ?? clock.monotonicMs() + forgetAfterMs });
      const [oldest] = misses.keys();
      if (misses.size > mostAddresses && oldest !== undefined) misses.delete(oldest);
    },
  };
}
