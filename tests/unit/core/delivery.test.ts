import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { IntakeBody, IntakeRow } from '#contract/submission.ts';
import { judgeLink, type LedgerHead } from '#domain/ledger/ledger-link.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { openJournal } from '../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { canonicalJson, sha256Hex } from '../../../main/platform/signing/canonical-json.ts';
import type { HubLine } from '../../../main/core/hub-line/hub-line.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { deliveryJob } from '../../../main/core/outbox/delivery.ts';
import { createOutbox, OtherBody } from '../../../main/core/outbox/outbox.ts';
import { aHubLine, type Said } from '../../support/hub-line-fake.ts';

type Test = { readonly after: (end: () => void) => void };

function anOutbox(t: Test) {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  const { database } = openWindowDatabase(folder, new Date());
  const journal = openJournal(join(folder, 'journal'));
  const clock = aClock('2026-11-27T09:00:00.000Z');
  t.after(() => {
    database.close();
    journal.close();
    rmSync(folder, { recursive: true });
  });
  return { outbox: createOutbox({ database, journal, clock, log: silentLog }), clock };
}

function anAudit(subject: string): IntakeBody {
  // The brand exists in types only.
  return { kind: 'audit', audit: { at: '2026-11-27T09:00:00.000Z', windowId: '01a21aab-48db-7554-ba87-e7d30710dd49' as never, badgeId: 'A-01', act: 'card-opened', subject } };
}

/** An intake that keeps the ids and the chain, and takes no row about a poison. */
function anIntake() {
  const taken: IntakeRow[] = [];
  let head: LedgerHead = { sequence: 0, hash: '0'.repeat(64) };
  const batches: number[] = [];
  const answer = (question: { readonly body?: string | Uint8Array }): Said => {
    const { rows } = JSON.parse(String(question.body)) as { readonly rows: readonly IntakeRow[] };
    batches.push(rows.length);
    if (rows.some((row) => row.body.kind === 'audit' && row.body.audit.subject === 'poison')) return { status: 400, body: { error: 'The body does not fit.' } };
    const answers = rows.map((row) => {
      assert.equal(sha256Hex(canonicalJson(row.body)), row.bodySha256);
      taken.push(row);
      head = row;
      return { id: row.id, outcome: 'accepted', reason: null };
    });
    return { status: 200, body: { answers, head: { sequence: head.sequence, hash: head.hash } } };
  };
  return { answer, taken, batches };
}

async function drain(outbox: ReturnType<typeof anOutbox>['outbox'], answer: (question: { readonly body?: string | Uint8Array }) => Said | null): Promise<void> {
  const { run } = deliveryJob({ outbox, line: aHubLine(answer), log: silentLog, onSettled: () => undefined });
  while ((await run(new AbortController().signal)) === 'again');
}

test('rows leave in their order, chained, and only on the answer for their id', async (t) => {
  const { outbox } = anOutbox(t);
  for (const subject of ['a', 'b', 'c']) outbox.append(v7(), anAudit(subject));
  const intake = anIntake();
  await assert.rejects(drain(outbox, () => null));
  await assert.rejects(drain(outbox, () => ({ status: 200, body: {} })));
  assert.equal(outbox.status().waiting, 3);
  await drain(outbox, intake.answer);
  const genesis: LedgerHead = { sequence: 0, hash: '0'.repeat(64) };
  assert.deepEqual(intake.taken.map((row, index) => judgeLink(intake.taken[index - 1] ?? genesis, row, sha256Hex)), ['whole', 'whole', 'whole']);
  assert.equal(outbox.status().waiting, 0);
});

test('an answer that leaves a row out leaves it in the outbox', async (t) => {
  const { outbox } = anOutbox(t);
  const [first, second] = [v7(), v7()];
  outbox.append(first, anAudit('a'));
  outbox.append(second, anAudit('b'));
  let calls = 0;
  await assert.rejects(drain(outbox, () => {
    calls += 1;
    return calls > 1 ? null : { status: 200, body: { answers: [{ id: second, outcome: 'accepted', reason: null }], head: { sequence: 2, hash: '0'.repeat(64) } } };
  }));
  assert.deepEqual(outbox.take({ rows: 10, bytes: 1_000_000 }).map((row) => row.id), [first]);
});

test('a poison row among many is found, kept and reported, and all the others arrive', async (t) => {
  const { outbox, clock } = anOutbox(t);
  for (let index = 0; index < 40; index += 1) outbox.append(v7(), anAudit(index === 17 ? 'poison' : String(index)));
  const intake = anIntake();
  await drain(outbox, intake.answer);
  assert.deepEqual([intake.taken.length, outbox.status().waiting, outbox.status().refused], [39, 0, 1]);
  assert.ok(intake.batches.length < 20, `${intake.batches.length} calls`);
  clock.pass(24 * 3_600_000);
  assert.equal(outbox.take({ rows: 10, bytes: 1_000_000 }).length, 1, 'it is offered again later');
});

test('a hub that lost what it had is given it again, in order', async (t) => {
  const { outbox } = anOutbox(t);
  for (const subject of ['a', 'b', 'c']) outbox.append(v7(), anAudit(subject));
  await drain(outbox, anIntake().answer);
  outbox.append(v7(), anAudit('d'));
  const restored = anIntake();
  let isFirst = true;
  await drain(outbox, (question) => {
    if (!isFirst) return restored.answer(question);
    isFirst = false;
    const { rows } = JSON.parse(String(question.body)) as { readonly rows: readonly IntakeRow[] };
    return { status: 200, body: { answers: rows.map((row) => ({ id: row.id, outcome: 'refused', reason: 'rows are missing' })), head: { sequence: 0, hash: '0'.repeat(64) } } };
  });
  assert.deepEqual(restored.taken.map((row) => row.sequence), [1, 2, 3, 4]);
  assert.deepEqual(outbox.status(), { waiting: 0, oldestAt: null, refused: 0 });
});

test('the same id is the same row, and with another body it is refused', (t) => {
  const { outbox } = anOutbox(t);
  const id = v7();
  assert.deepEqual([outbox.append(id, anAudit('a')), outbox.append(id, anAudit('a'))], [{ sequence: 1, isNew: true }, { sequence: 1, isNew: false }]);
  assert.throws(() => outbox.append(id, anAudit('b')), OtherBody);
});

test('batches follow one another, each row once, and a line that breaks costs only what was not answered', async (t) => {
  const { outbox } = anOutbox(t);
  for (let index = 0; index < 35; index += 1) outbox.append(v7(), anAudit(String(index)));
  const intake = anIntake();
  let calls = 0;
  const line = aHubLine((question) => {
    calls += 1;
    return calls === 3 ? null : intake.answer(question);
  });
  const { run } = deliveryJob({ outbox, line, log: silentLog, onSettled: () => undefined, batch: { rows: 10, bytes: 1_000_000 } });
  await assert.rejects(run(new AbortController().signal));
  assert.deepEqual([intake.batches, outbox.status().waiting], [[10, 10], 15], 'what was answered has left');
  while ((await run(new AbortController().signal)) === 'again');
  assert.deepEqual(intake.taken.map((row) => row.sequence), Array.from({ length: 35 }, (_, index) => index + 1));
  assert.equal(outbox.status().waiting, 0);
});

test('the last batch is settled when the next is on its way whole, not before: the hub does not wait for the window', async (t) => {
  const { outbox } = anOutbox(t);
  for (let index = 0; index < 20; index += 1) outbox.append(v7(), anAudit(String(index)));
  const { answer } = anIntake();
  const waiting: number[] = [];
  const line: HubLine = {
    ...aHubLine(answer),
    ask: async (question) => {
      await setImmediate();
      waiting.push(outbox.status().waiting);
      question.onSent?.();
      return aHubLine(answer).ask(question);
    },
  };
  const { run } = deliveryJob({ outbox, line, log: silentLog, onSettled: () => undefined, batch: { rows: 10, bytes: 1_000_000 } });
  while ((await run(new AbortController().signal)) === 'again');
  assert.deepEqual([waiting, outbox.status().waiting], [[20, 20], 0]);
});

test('a long batch is settled piece by piece, and whoever stands at the window is heard in between', async (t) => {
  const { outbox } = anOutbox(t);
  for (let index = 0; index < 300; index += 1) outbox.append(v7(), anAudit(String(index)));
  const seen = new Set<number>();
  const watching = new AbortController();
  const watch = async (): Promise<void> => {
    for (; !watching.signal.aborted; await setImmediate()) seen.add(outbox.status().waiting);
  };
  const watched = watch();
  await drain(outbox, anIntake().answer);
  watching.abort();
  await watched;
  assert.deepEqual([...seen], [300, 175, 50, 0]);
});
