import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCampaign, type Verdict } from './campaign.ts';

type Test = { readonly after: (end: () => void) => void; readonly diagnostic: (line: string) => void };

async function torture(t: Test, options: { readonly kills: number; readonly isPowerCut: boolean }): Promise<Verdict> {
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-torture-'));
  t.after(() => rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 }));
  return runCampaign({ workFolder, seed: 20_261_127, say: t.diagnostic, ...options });
}

test('whatever is killed, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { acknowledged, lost, doubled, invented, undelivered } = await torture(t, { kills: 5, isPowerCut: false });
  assert.ok(acknowledged > 5, `only ${acknowledged} acknowledged`);
  assert.deepEqual({ lost, doubled, invented, undelivered }, { lost: 0, doubled: 0, invented: 0, undelivered: 0 });
});

test('whenever the power goes, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { acknowledged, lost, doubled, invented, undelivered } = await torture(t, { kills: 5, isPowerCut: true });
  assert.ok(acknowledged > 5, `only ${acknowledged} acknowledged`);
  assert.deepEqual({ lost, doubled, invented, undelivered }, { lost: 0, doubled: 0, invented: 0, undelivered: 0 });
});
