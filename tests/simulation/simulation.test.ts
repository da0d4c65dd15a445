import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrokenRule } from './broken-rules.ts';
import { runMany } from './run-many.ts';
import { runOnce } from './run-once.ts';
import { createStage } from './stage.ts';

const runs = 10_000;

/** Where the search begins for each, so that it is short; none is a seed that must fail. */
const searches: Readonly<Record<BrokenRule, { readonly from: number; readonly finds: RegExp }>> = {
  'no-quarters': { from: 1, finds: /double confirmation: \d in/ },
  'no-advisor-quanta': { from: 1, finds: /double confirmation: claire/ },
  'endless-leases': { from: 1, finds: /false state: .* was told held/ },
  'leases-after-reboot': { from: 425, finds: /false state: .* was told held/ },
  'gone-unheard': { from: 1, finds: /lost/ },
  'sent-as-new': { from: 1, finds: /doubled/ },
  'older-word': { from: 320, finds: /false state: .* at the end/ },
};
const mostRuns = 1_500;

describe('windows, hub and book on a network that fails', () => {
  it('confirm nothing twice, say nothing false, lose nothing and double nothing, in any of ten thousand interleavings', { timeout: 1_700_000 }, async (t) => {
    const seed = Number(process.env['VITRINE_SEED'] ?? Math.floor(Math.random() * 1_000_000_000));
    const found = await runMany({ seed, runs, broken: null });
    t.diagnostic(`seed ${seed}, ${runs} runs in ${found.seconds.toFixed(0)} s: ${JSON.stringify(found.counts)}`);
    const again = found.failed.slice(0, 3).map((failed) => `npm run simulate -- --seed ${failed.seed} --runs 1\n${failed.failures.slice(0, 4).join('\n')}`);
    assert.equal(found.failed.length, 0, `of the ${runs} runs from seed ${seed}, these and maybe more failed:\n${again.join('\n')}`);
    // A world in which nothing happens is always right.
    const { acknowledged, held, confirmed, moved, declined } = found.counts;
    assert.ok(Math.min(acknowledged, held, confirmed, declined) > runs / 10 && moved > runs / 100, JSON.stringify(found.counts));
  });

  it('happen the same way again for the same seed', async () => {
    const told = [];
    for (let time = 0; time < 2; time += 1) {
      const stage = await createStage(null);
      told.push([(await runOnce(stage, 7)).counts, (await runOnce(stage, 8)).counts]);
      stage.close();
    }
    assert.deepEqual(told[0], told[1]);
  });

  for (const [rule, { from, finds }] of Object.entries(searches)) {
    it(`are caught when a rule is broken: ${rule}`, { timeout: 300_000 }, async () => {
      const stage = await createStage(rule as BrokenRule);
      const failures: string[] = [];
      for (let run = 0; run < mostRuns && !failures.some((failure) => finds.test(failure)); run += 1) failures.push(...(await runOnce(stage, from + run)).failures);
      stage.close();
      assert.ok(failures.some((failure) => finds.test(failure)), `nothing was found in ${mostRuns} runs`);
    });
  }
});
