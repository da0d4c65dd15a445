import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { windowMigrations } from '../../../main/core/migrations/window-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';
import { aCoreFolder, startCore, startPairedCore, valueOf } from '../../support/core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { aSubmission } from '../../support/submission-builder.ts';

/** The times of a kind that the hub lent to the window of that folder, once it did. */
async function lentTimes(folder: string, kind: string): Promise<readonly string[]> {
  const database = openDatabase(join(folder, 'core.sqlite'), windowMigrations);
  try {
    for (;;) {
      const times = database.prepare<[string], string>('SELECT starts_at FROM leases WHERE kind = ? ORDER BY starts_at').pluck().all(kind);
      if (times.length > 0) return times;
      await pause(50);
    }
  } finally {
    database.close();
  }
}

test('a time that was lent is held in an outage, through a crash of core, and confirmed when the hub is back; others are requested', { timeout: 120_000 }, async (t) => {
  const [folder, hubFolder] = [await aCoreFolder(t), await aHubFolder(t)];
  const hub = await startHub({ folder: hubFolder });
  t.after(() => hub.kill());
  const options = { folder, hubUrl: hub.url, pollMs: 300, pairingCode: await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Salon 1' }) };
  const { core, state } = await startPairedCore(options);
  t.after(() => core.kill());
  const [lent, ...others] = await lentTimes(folder, 'service');
  await hub.kill();

  const from = new Date().toISOString().slice(0, 10);
  const offered = valueOf(await core.request('slots.list', { kind: 'service', from, days: 14 })).days.flatMap((day) => day.slots);
  const lentSlot = offered.find((slot) => slot.startsAt === lent) ?? null;
  const otherSlot = offered.find((slot) => slot.startsAt !== lent && !others.includes(slot.startsAt)) ?? null;
  assert.ok(lentSlot !== null && otherSlot !== null, 'the window offers what it was lent, and more');
  const held = await aSubmission(state, { kind: 'service', slot: lentSlot });
  const requested = await aSubmission(state, { kind: 'service', slot: otherSlot });
  const late = await aSubmission(state, { kind: 'service', slot: lentSlot });
  const answers = [];
  for (const submission of [held, requested, late, held]) answers.push(valueOf(await core.request('submissions.submit', submission)));
  assert.deepEqual(answers.map((answer) => answer.outcome === 'kept' && [answer.state, answer.sequence]), [['held', 1], ['requested', 2], ['requested', 3], ['held', 1]]);

  await core.kill();
  const later = await startCore(options);
  t.after(() => later.kill());
  const ids = [held, requested, late].map((submission) => submission.appointment?.id);
  const stateOf = async (id: unknown) => valueOf(await later.request('appointments.read', { id: id as never })).state;
  assert.equal(await stateOf(ids[0]), 'held');
  const back = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => back.kill());
  for (const id of ids) await later.event('appointment-changed', (change) => change.id === id);
  assert.deepEqual([await stateOf(ids[0]), await stateOf(ids[1]), await stateOf(ids[2])], ['confirmed', 'confirmed', 'declined']);
  await later.stop();
  await back.stop();
});
