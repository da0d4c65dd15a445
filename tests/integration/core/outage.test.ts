import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Submission } from '#contract/submission.ts';
import { aCoreFolder, startCore, startPairedCore, valueOf, type CoreProcess } from '../../support/core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { aSubmission } from '../../support/submission-builder.ts';
import { countDeliveries } from '../../torture/count-deliveries.ts';
import { until } from '../../support/until.ts';

type Test = Parameters<typeof aCoreFolder>[0];

async function aBoutique(t: Test) {
  const [folder, hubFolder] = [await aCoreFolder(t), await aHubFolder(t)];
  const hub = await startHub({ folder: hubFolder });
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Salon 1' });
  const options = { folder, hubUrl: hub.url, pairingCode, pollMs: 300 };
  t.after(() => hub.kill());
  const { core, state } = await startPairedCore(options);
  t.after(() => core.kill());
  return { core, hub, state, folder, hubFolder, options };
}

function untilDelivered(core: CoreProcess): Promise<boolean> {
  return until(async () => {
    const state = valueOf(await core.request('state.read', {}));
    return state.phase === 'ready' && state.hub.waiting === 0;
  }, 'an empty outbox');
}

async function untilOpened(core: CoreProcess, submissions: readonly Submission[]): Promise<void> {
  for (const { appointment } of submissions) await core.event('appointment-changed', (change) => change.id === appointment?.id);
}

test('while the hub is away a request is kept and said to be only that; when it returns it is delivered once', { timeout: 180_000 }, async (t) => {
  const { core, hub, state, hubFolder } = await aBoutique(t);
  await hub.kill();
  const from = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const offered = valueOf(await core.request('slots.list', { kind: 'boutique', from, days: 5 }));
  const slot = offered.days.flatMap((day) => day.slots)[0] ?? null;
  const submissions = await Promise.all([aSubmission(state, { slot }), aSubmission(state, { consent: 'given' }), aSubmission(state, { consent: 'refused' })]);
  const answers = await Promise.all(submissions.map((submission) => core.request('submissions.submit', submission)));
  assert.deepEqual(answers.map(valueOf).map((answer) => answer.outcome === 'kept' && answer.state), ['requested', 'requested', 'requested']);
  const again = valueOf(await core.request('submissions.submit', submissions[0] as Submission));
  assert.deepEqual(again, { outcome: 'kept', state: 'requested', sequence: 1 });
  const back = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => back.kill());
  await untilOpened(core, submissions);
  const [first] = submissions;
  assert.equal(valueOf(await core.request('appointments.read', { id: first?.appointment?.id as never })).state, 'confirmed');
  await core.stop();
  await back.stop();
  assert.deepEqual(countDeliveries(hubFolder, submissions, []), { acknowledged: 3, lost: 0, doubled: 0, invented: 0 });
});

test('a database that is damaged is set aside and rebuilt from the journal, and everything is delivered once', { timeout: 180_000 }, async (t) => {
  const { core, hub, state, folder, hubFolder, options } = await aBoutique(t);
  const delivered = await aSubmission(state);
  await core.request('submissions.submit', delivered);
  await untilOpened(core, [delivered]);
  await hub.stop();
  const kept = await aSubmission(state, { consent: 'given' });
  await core.request('submissions.submit', kept);
  await core.kill();
  damage(folder);
  const later = await startCore(options);
  t.after(() => later.kill());
  const shown = valueOf(await later.request('state.read', {}));
  assert.deepEqual([shown.phase, readdirSync(join(folder, 'set-aside')).length], ['ready', 1]);
  const back = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => back.kill());
  await untilOpened(later, [kept]);
  await untilDelivered(later);
  await later.stop();
  await back.stop();
  assert.deepEqual(countDeliveries(hubFolder, [delivered, kept], []), { acknowledged: 2, lost: 0, doubled: 0, invented: 0 });
});

test('rows that a damaged log took from the database come back from the journal', { timeout: 180_000 }, async (t) => {
  const { core, hub, state, folder, hubFolder, options } = await aBoutique(t);
  await hub.stop();
  const kept = await Promise.all([aSubmission(state), aSubmission(state)]);
  for (const submission of kept) await core.request('submissions.submit', submission);
  await core.kill();
  writeFileSync(join(folder, 'core.sqlite-wal'), 'nothing');
  const later = await startCore(options);
  t.after(() => later.kill());
  const back = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => back.kill());
  await untilOpened(later, kept);
  await later.stop();
  await back.stop();
  assert.deepEqual(countDeliveries(hubFolder, kept, []), { acknowledged: 2, lost: 0, doubled: 0, invented: 0 });
});

test('a hub that was put back to an older copy is given again what it lost', { timeout: 180_000 }, async (t) => {
  const { core, hub, state, hubFolder } = await aBoutique(t);
  const first = await aSubmission(state);
  await core.request('submissions.submit', first);
  await untilOpened(core, [first]);
  await hub.stop();
  const names = ['hub.sqlite', 'book.sqlite'];
  const copies = names.map((name) => readFileSync(join(hubFolder, name)));
  const second = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => second.kill());
  const lost = await Promise.all([aSubmission(state), aSubmission(state)]);
  for (const submission of lost) await core.request('submissions.submit', submission);
  await untilOpened(core, lost);
  await second.stop();
  names.forEach((name, index) => writeFileSync(join(hubFolder, name), copies[index] ?? ''));
  const third = await startHub({ folder: hubFolder, port: hub.port });
  t.after(() => third.kill());
  const next = await aSubmission(state);
  await core.request('submissions.submit', next);
  await untilOpened(core, [next]);
  await untilDelivered(core);
  await pause(1_000);
  await core.stop();
  await third.stop();
  assert.deepEqual(countDeliveries(hubFolder, [first, ...lost, next], []), { acknowledged: 4, lost: 0, doubled: 0, invented: 0 });
});

test('what is not sealed to the hub, not read here, or not offered is refused with its reason, and nothing of it is kept', { timeout: 180_000 }, async (t) => {
  const { core, hub, state } = await aBoutique(t);
  const wishes = [
    { sealedTo: { id: 'another', publicKey: state.published.sealingKey.publicKey } },
    { noticeVersion: '2020-01-01.1' },
    { slot: { startsAt: '2026-11-01T10:00:00.000Z', minutes: 45 } },
    { slot: { startsAt: '2036-11-01T03:07:00.000Z', minutes: 45 } },
  ];
  const answers = [];
  for (const wish of wishes) answers.push(valueOf(await core.request('submissions.submit', await aSubmission(state, wish))));
  assert.deepEqual(answers.map((answer) => answer.outcome === 'refused' && answer.reason), ['sealed-to-another-key', 'receipt-text-unknown', 'no-longer-offered', 'no-longer-offered']);
  const now = valueOf(await core.request('state.read', {}));
  assert.equal(now.phase === 'ready' && now.hub.waiting, 0);
  await core.stop();
  await hub.stop();
});

/** Both the database and the log that would mend it. */
function damage(folder: string): void {
  for (const name of ['core.sqlite', 'core.sqlite-wal']) {
    const path = join(folder, name);
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 3) bytes.writeUInt8(0xa5, at);
    writeFileSync(path, bytes);
  }
}
