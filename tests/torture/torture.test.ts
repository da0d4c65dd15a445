import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCampaign, type Campaign, type Verdict } from './campaign.ts';
import { isClean, verdictWords } from './verdict-words.ts';

/** Another one each time; `npm run torture -- --seed` has it again. */
const seed = Date.now() % 1_000_000;

async function torture(t: { readonly diagnostic: (line: string) => void }, options: Omit<Campaign, 'seed' | 'isKept' | 'say'>): Promise<Verdict> {
  t.diagnostic(`seed ${seed}`);
  const verdict = await runCampaign({ ...options, seed, isKept: false, say: (line) => t.diagnostic(line) });
  verdictWords(verdict).forEach((line) => t.diagnostic(line));
  assert.ok(isClean(verdict), `seed ${seed}: ${verdictWords(verdict).join('\n')}`);
  return verdict;
}

test('whatever is killed, Tryton and PostgreSQL too, and whichever answers are lost, what a visitor was told is in the book and in Tryton, once, and no time is given twice', { timeout: 600_000 }, async (t) => {
  const { kills, line, tryton, time } = await torture(t, { kills: 60, isPowerCut: false, hasTryton: true, hasPostgres: true });
  assert.equal(Object.values(kills).reduce((sum, times) => sum + times, 0), 60);
  assert.ok(Object.values(kills).every((times) => times > 3), `somebody was spared: ${JSON.stringify(kills)}`);
  assert.ok(line.lost > 0 && line.cut > 0, `a good line: ${JSON.stringify(line)}`);
  assert.ok(tryton !== null && tryton.acknowledged > 20, `only ${tryton?.acknowledged} acknowledged`);
  assert.ok(time !== null && time.confirmed > 2, `only ${time?.confirmed} confirmed`);
});

test('whenever the power goes, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { book } = await torture(t, { kills: 4, isPowerCut: true, hasTryton: false, hasPostgres: false });
  assert.ok(book.acknowledged > 5, `only ${book.acknowledged} acknowledged`);
});
