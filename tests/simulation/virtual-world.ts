import { chanceFrom, type Chance } from '../torture/random.ts';

/** Something that happens at a time of the world. */
type Due = { readonly atMs: number; readonly order: number; readonly happen: () => void };

/** One time for all, that passes only when told to; each machine has clocks of its own on it. */
export type VirtualWorld = {
  /** Begins anew: nothing is due, and everything that follows is decided by that chance. */
  readonly begin: (chance: Chance) => void;
  readonly chance: () => Chance;
  readonly nowMs: () => number;
  readonly after: (ms: number, happen: () => void) => void;
  /** Lets time pass, and all that is due in it happen, one after the other, each to its end. */
  readonly pass: (ms: number) => Promise<void>;
};

export function createVirtualWorld(): VirtualWorld {
  let [nowMs, order, chance] = [0, 0, chanceFrom(0)];
  const dues: Due[] = [];
  const next = (untilMs: number): Due | null => {
    let best: Due | null = null;
    for (const due of dues) if (due.atMs <= untilMs && (best === null || due.atMs < best.atMs || (due.atMs === best.atMs && due.order < best.order))) best = due;
    if (best !== null) dues.splice(dues.indexOf(best), 1);
    return best;
  };
  return {
    begin: (next) => {
      [nowMs, order, chance] = [0, 0, next];
      dues.length = 0;
    },
    chance: () => chance,
    nowMs: () => nowMs,
    after: (ms, happen) => void dues.push({ atMs: nowMs + ms, order: order += 1, happen }),
    pass: async (ms) => {
      const untilMs = nowMs + ms;
      await settled();
      for (let due = next(untilMs); due !== null; due = next(untilMs)) {
        nowMs = Math.max(nowMs, due.atMs);
        due.happen();
        await settled();
      }
      nowMs = untilMs;
    },
  };
}

/** Everything that waits for nothing but another promise has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
