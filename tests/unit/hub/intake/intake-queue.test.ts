import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowId } from '#contract/ids.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';

test('what waits is found without reading what is done, however much that is', (t) => {
  const database = aHubDatabase(t);
  openWindowRepository(database).add({ id: window, boutiqueId: 'geneve' as never, role: 'salon', name: 'Salon', publicKey: '', appVersion: '0.1.0', enrolledAt: now });
  const intake = openIntakeRepository(database);
  const body = JSON.stringify({ kind: 'audit', audit: { at: now, windowId: window, badgeId: null, act: 'veiled', subject: null } });
  const fill = database.transaction((count: number) => {
    for (let index = 0; index < count; index += 1) {
      intake.add({ id: `row-${index}`, windowId: window, sequence: index + 1, createdAt: now, receivedAt: now, lane: `lane-${index}`, body, bodySha256: 'x', hash: 'x' });
    }
  });
  fill(20_000);
  database.exec(`UPDATE intake SET state = 'done' WHERE id <> 'row-7'`);
  database.exec(`UPDATE intake SET state = 'parked', reason = 'It does not open.' WHERE id = 'row-8'`);
  const read = () => [intake.waiting(now, 25).map((row) => row.id), intake.parked().map((row) => row.id)];
  read();
  const before = process.cpuUsage();
  for (let index = 0; index < 200; index += 1) read();
  const { user, system } = process.cpuUsage(before);
  assert.deepEqual(read(), [['row-7'], ['row-8']]);
  // Reading all 20,000 rows takes some ten milliseconds each time; through the indexes all 200 together take less than that.
  assert.ok((user + system) / 1000 < 500, `${(user + system) / 1000} ms of processor for 200 looks`);
});
