import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

const clock = aClock('2026-11-27T09:00:00.000Z');

test('a chain is whole until any entry is changed, taken away, moved or put in between', (t) => {
  const tamper = fc.constantFrom(
    `UPDATE audit SET who = 'nobody' WHERE sequence = ?`, `UPDATE audit SET act = act || 'x' WHERE sequence = ?`, `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = ?`,
    `UPDATE audit SET subject = 'other' WHERE sequence = ?`, `DELETE FROM audit WHERE sequence = ?`, `UPDATE audit SET sequence = 99 WHERE sequence = ?`,
  );
  fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), tamper, (length, pick, sql) => {
    const database = aHubDatabase(t);
    const chain = openAuditChain(database, clock);
    for (let index = 0; index < length; index += 1) chain.add({ who: 'claire', act: 'card-opened', subject: index % 2 === 0 ? null : `card ${index}` });
    assert.equal(chain.isWhole(), true);
    // Taking away the newest entries leaves a shorter chain that is whole: only a copy of its head elsewhere would show that.
    database.prepare(sql).run(1 + (pick % (length - 1)));
    assert.equal(chain.isWhole(), false);
  }), { numRuns: 60 });
});

test('what a window tells twice is in the chain once', (t) => {
  const chain = openAuditChain(aHubDatabase(t), clock);
  for (let index = 0; index < 2; index += 1) chain.add({ who: 'badge A-01', act: 'card-opened', subject: null }, { at: '2026-11-27T08:00:00.000Z', source: 'row-1' });
  assert.deepEqual(chain.latest(10), [{ at: '2026-11-27T08:00:00.000Z', who: 'badge A-01', act: 'card-opened', subject: null }]);
});
