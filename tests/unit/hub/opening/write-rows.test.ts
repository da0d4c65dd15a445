import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { boutiqueId, windowId } from '#contract/ids.ts';
import { intakeBody } from '#contract/submission.ts';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import { openBook } from '../../../../main/hub/book/open-book.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { openOutcomeRepository } from '../../../../main/hub/opening/outcome-repository.ts';
import type { PreparedRow } from '../../../../main/hub/opening/prepare-row.ts';
import { openReceiptRepository } from '../../../../main/hub/opening/receipt-repository.ts';
import { createRowWriter } from '../../../../main/hub/opening/write-rows.ts';
import { createDoorbell } from '../../../../main/hub/windows/doorbell.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { silentLog } from '../../../../main/platform/log/log.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';

function aWriter(t: TestContext) {
  const database = aHubDatabase(t);
  const clock = aClock(now);
  const book = openBook(':memory:', somePersonKeys(t));
  t.after(() => book.close());
  openWindowRepository(database).add({ id: window, boutiqueId: boutiqueId.parse('geneve'), role: 'salon', name: 'Salon', publicKey: '', appVersion: '0.1.0', enrolledAt: now });
  const intake = openIntakeRepository(database);
  const audit = openAuditChain(database, clock);
  const write = createRowWriter({
    database, book, intake, audit, outcomes: openOutcomeRepository(database, () => null), receipts: openReceiptRepository(database),
    doorbell: createDoorbell(), log: silentLog, onClientsChanged: () => undefined,
  });
  const arrive = (index: number, lane: string) => intake.add({
    id: `row-${index}`, windowId: window, sequence: index, createdAt: now, receivedAt: now, lane, bodySha256: 'x', hash: 'x',
    body: JSON.stringify({ kind: 'audit', audit: { at: now, windowId: window, badgeId: null, act: 'veiled', subject: null } }),
  });
  const waiting = () => intake.waiting(now, 100).map((row) => row.id);
  return { intake, audit, write, arrive, waiting };
}

function aPrepared(index: number, changes: Partial<PreparedRow> = {}): PreparedRow {
  const body = intakeBody.parse({ kind: 'audit', audit: { at: now, windowId: window, badgeId: null, act: 'veiled', subject: null } });
  const row = { id: `row-${index}`, windowId: window, lane: '', createdAt: now, receivedAt: now, tries: 0, body };
  return { row, receipts: [], audit: { at: now, who: 'window Salon', act: 'veiled', subject: null }, parkedBecause: null, window: null, writeToBook: null, hasChangedClients: false, wish: null, ...changes };
}

test('rows whose book cannot be written stay waiting, all of them, and nothing of them is told', (t) => {
  const { audit, write, arrive, waiting } = aWriter(t);
  arrive(1, '');
  arrive(2, '');
  const fails = aPrepared(2, { writeToBook: () => { throw new Error('the disk is full'); } });
  assert.throws(() => write([aPrepared(1), fails]));
  assert.deepEqual([waiting(), audit.latest(9)], [['row-1', 'row-2'], []]);
});

test('rows that are written again after a death in between are told once', (t) => {
  const { audit, write, arrive, waiting } = aWriter(t);
  arrive(1, '');
  write([aPrepared(1)]);
  write([aPrepared(1)]);
  assert.deepEqual([waiting(), audit.latest(9).length], [[], 1]);
});

test('a parked row stops its own lane and no other, until it is released', (t) => {
  const { intake, write, arrive, waiting } = aWriter(t);
  arrive(1, 'ana');
  arrive(2, 'ana');
  arrive(3, 'bo');
  arrive(4, '');
  const before = waiting();
  write([aPrepared(1, { parkedBecause: 'It does not open.' })]);
  const during = waiting();
  intake.release('row-1');
  assert.deepEqual([before, during, intake.parked(), waiting()], [['row-1', 'row-3', 'row-4'], ['row-3', 'row-4'], [], ['row-1', 'row-3', 'row-4']]);
});

test('a row that is put off waits for its time and holds its lane', (t) => {
  const { intake, arrive, waiting } = aWriter(t);
  arrive(1, 'ana');
  arrive(2, 'ana');
  intake.retryLater('row-1', '2026-11-27T09:00:01.000Z');
  assert.deepEqual([waiting(), intake.waiting('2026-11-27T09:00:01.000Z', 9).map((row) => [row.id, row.tries])], [[], [['row-1', 1]]]);
});
