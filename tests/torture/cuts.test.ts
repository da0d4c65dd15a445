import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCleanCampaign } from './clean-campaign.ts';

test('whenever the power goes, what a visitor was told is in the book, once', { timeout: 300_000 }, async (t) => {
  const { book } = await runCleanCampaign(t, { kills: 4, isPowerCut: true, hasTryton: false, hasPostgres: false });
  assert.ok(book.acknowledged > 5, `only ${book.acknowledged} acknowledged`);
});
