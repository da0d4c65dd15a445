import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './random.ts';
import type { Victim } from './victim.ts';

type Parts = {
  readonly victims: readonly Victim[];
  /** Of processes, whichever; several struck at once are as many. */
  readonly kills: number;
  readonly chance: Chance;
  /** Between two blows; up to four times as long where all takes longer. */
  readonly longestPauseMs: number;
  readonly say: (line: string) => void;
};

/** One blow in this many falls on several at once. */
const oneOnSeveralIn = 6;
const patience = 0.8;
const longestDownMs = 400;
const sayEvery = 10;

/** Strikes now this one, now that one, now several, until there were as many kills; then all are back. Each is struck about as often as the others. */
export async function strikeAtRandom({ victims, kills, chance, longestPauseMs, say }: Parts): Promise<void> {
  let done = 0;
  let backInMs = 0;
  while (done < kills) {
    // Usually all are back, and had time to get on; sometimes they are struck in the middle of coming back.
    if (chance.next() < patience) backInMs = await allBack(victims);
    await pause(chance.between(5, Math.max(longestPauseMs, Math.min(backInMs, 4 * longestPauseMs))));
    const chosen = choose(victims.filter((victim) => victim.isThere()), chance).slice(0, kills - done);
    await Promise.all(chosen.map((victim) => victim.strike(chance.between(0, longestDownMs))));
    if (Math.floor((done + chosen.length) / sayEvery) > Math.floor(done / sayEvery)) say(`${done + chosen.length} of ${kills} kills: ${killsWords(killsOf(victims))}`);
    done += chosen.length;
  }
  await allBack(victims);
}

/** Answers how long it took: on a slower machine, whoever came back needs as much more time to get anything done. */
async function allBack(victims: readonly Victim[]): Promise<number> {
  const startedAtMs = performance.now();
  for (const victim of victims) await victim.back();
  return performance.now() - startedAtMs;
}

/** How often each was killed. */
export function killsOf(victims: readonly Victim[]): Readonly<Record<string, number>> {
  return Object.fromEntries(victims.map((victim) => [victim.name, victim.kills()]));
}

export function killsWords(kills: Readonly<Record<string, number>>): string {
  return Object.entries(kills).map(([name, times]) => `${name} ${times}`).join(', ');
}

function choose(there: readonly Victim[], chance: Chance): readonly Victim[] {
  const first = there[Math.floor(chance.next() * there.length)];
  if (first === undefined) return [];
  const isOnSeveral = chance.next() < 1 / oneOnSeveralIn;
  return isOnSeveral ? [first, ...there.filter((victim) => victim !== first && chance.next() < 0.5)] : [first];
}
