import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCampaign, type Verdict } from './campaign.ts';
import { startTorturedPostgres } from './tortured-postgres.ts';
import { startTorturedTryton } from './tortured-tryton.ts';

const seed = 20_261_127;

type Test = { readonly after: (end: () => void) => void; readonly diagnostic: (line: string) => void };

async function torture(t: Test, options: { readonly kills: number; readonly isPowerCut: boolean }, isAllBehindIt = false): Promise<Verdict> {
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-torture-'));
  t.after(() => rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 }));
  const [crm, time] = isAllBehindIt ? await Promise.all([startTorturedTryton(workFolder, seed), startTorturedPostgres(workFolder, seed)]) : [null, null];
  try {
    return await runCampaign({ workFolder, seed, say: t.diagnostic, crm, time, ...options });
  } finally {
    await time?.close();
    await crm?.close();
  }
}

test('whatever is killed, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { acknowledged, lost, doubled, invented, undelivered } = await torture(t, { kills: 5, isPowerCut: false });
  assert.ok(acknowledged > 5, `only ${acknowledged} acknowledged`);
  assert.deepEqual({ lost, doubled, invented, undelivered }, { lost: 0, doubled: 0, invented: 0, undelivered: 0 });
});

test('whatever is killed, Tryton and PostgreSQL too, and whichever answers are lost, what a visitor was told is in Tryton, once, and no time is given twice', { timeout: 300_000 }, async (t) => {
  const { crm, time } = await torture(t, { kills: 3, isPowerCut: false }, true);
  assert.ok(crm !== null && crm.kills > 0 && crm.acknowledged > 5, 'nothing was tortured');
  assert.deepEqual({ lost: crm.lost, doubled: crm.doubled, invented: crm.invented, undelivered: crm.undelivered }, { lost: 0, doubled: 0, invented: 0, undelivered: 0 });
  assert.ok(time !== null && time.kills > 0 && time.confirmed > 2, `only ${time?.confirmed} confirmed`);
  assert.deepEqual({ givenTwice: time.givenTwice, unkept: time.unkept, leftOver: time.leftOver }, { givenTwice: 0, unkept: 0, leftOver: 0 });
});

test('whenever the power goes, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { acknowledged, lost, doubled, invented, undelivered } = await torture(t, { kills: 3, isPowerCut: true });
  assert.ok(acknowledged > 5, `only ${acknowledged} acknowledged`);
  assert.deepEqual({ lost, doubled, invented, undelivered }, { lost: 0, doubled: 0, invented: 0, undelivered: 0 });
});
