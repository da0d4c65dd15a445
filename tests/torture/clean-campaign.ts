import assert from 'node:assert/strict';
import { runCampaign, type Campaign, type Verdict } from './campaign.ts';
import { isClean, verdictWords } from './verdict-words.ts';

/** A campaign with another seed each time, which it prints; `npm run torture -- --seed` has it again. Fails when its verdict is not clean. */
export async function runCleanCampaign(t: { readonly diagnostic: (line: string) => void }, options: Omit<Campaign, 'seed' | 'isKept' | 'say'>): Promise<Verdict> {
  const seed = Date.now() % 1_000_000;
  t.diagnostic(`seed ${seed}`);
  const verdict = await runCampaign({ ...options, seed, isKept: false, say: (line) => t.diagnostic(line) });
  verdictWords(verdict).forEach((line) => t.diagnostic(line));
  assert.ok(isClean(verdict), `seed ${seed}: ${verdictWords(verdict).join('\n')}`);
  return verdict;
}
