import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCleanCampaign } from './clean-campaign.ts';

test('whatever is killed, Tryton and PostgreSQL too, and whichever answers are lost, what a visitor was told is in the book and in Tryton, once, and no time is given twice', { timeout: 600_000 }, async (t) => {
  const { kills, line, tryton, time } = await runCleanCampaign(t, { kills: 60, isPowerCut: false, hasTryton: true, hasPostgres: true });
  assert.equal(Object.values(kills).reduce((sum, times) => sum + times, 0), 60);
  assert.ok(Object.values(kills).every((times) => times > 3), `somebody was spared: ${JSON.stringify(kills)}`);
  assert.ok(line.lost > 0 && line.cut > 0, `a good line: ${JSON.stringify(line)}`);
  assert.ok(tryton !== null && tryton.acknowledged > 20, `only ${tryton?.acknowledged} acknowledged`);
  assert.ok(time !== null && time.confirmed > 2, `only ${time?.confirmed} confirmed`);
});
