import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { windowId } from '#contract/ids.ts';
import { intakeRow, ledgerGenesis, type IntakeRow } from '#contract/submission.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { createTakeBatch } from '../../../../main/hub/intake/take-batch.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { canonicalJson, sha256Hex } from '../../../../main/platform/signing/canonical-json.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const other = windowId.parse('01a21ab6-9f8c-762e-b94c-69eb90f997a3');

function anIntake(t: Pick<TestContext, 'after'>) {
  const database = aHubDatabase(t);
  const windows = openWindowRepository(database);
  for (const id of [window, other]) {
    windows.add({ id, boutiqueId: 'geneve' as never, role: 'salon', name: 'Salon', publicKey: '', appVersion: '0.1.0', enrolledAt: '2026-11-27T09:00:00.000Z' });
  }
  const intake = openIntakeRepository(database);
  const takeBatch = createTakeBatch({ database, intake, clock: aClock('2026-11-27T10:00:00.000Z') });
  const count = database.prepare('SELECT count(*) FROM intake').pluck();
  const take = (rows: readonly IntakeRow[], from = window) => takeBatch(from, rows);
  return { take, rowCount: () => Number(count.get()), head: () => intake.head(window) };
}

/** Rows as core chains them. */
function aLedger(length: number, subject = 'card'): readonly IntakeRow[] {
  let [sequence, previousHash] = [0, String(ledgerGenesis)];
  return Array.from({ length }, (_, index) => {
    sequence += 1;
    const id = `row-${index}`;
    const body = { audit: { act: 'card-opened', at: '2026-11-27T10:00:00.000Z', badgeId: 'A-01', subject: `${subject} ${index}`, windowId: window }, kind: 'audit' };
    const bodySha256 = sha256Hex(canonicalJson(body));
    const hash = sha256Hex(`${previousHash}\n${sequence}\n${id}\n${bodySha256}`);
    const row = intakeRow.parse({ id, sequence, createdAt: '2026-11-27T10:00:00.000Z', body, bodySha256, previousHash, hash });
    previousHash = hash;
    return row;
  });
}

test('however rows are cut, repeated and sent again after lost answers, each is here once and the head is the last', (t) => {
  const spans = fc.array(fc.tuple(fc.nat({ max: 24 }), fc.integer({ min: 1, max: 12 })), { maxLength: 12 });
  fc.assert(fc.property(fc.integer({ min: 1, max: 25 }), spans, (length, cuts) => {
    const { take, rowCount, head } = anIntake(t);
    const rows = aLedger(length);
    for (const [start, count] of cuts) {
      const sent = rows.slice(start, start + count);
      if (sent.length === 0) continue;
      const outcomes = take(sent).answers.map((answer) => answer.outcome);
      // A batch that begins after a gap is refused whole; one that does not is taken whole.
      assert.equal(outcomes.includes('refused') && outcomes.includes('accepted'), false);
    }
    take(rows);
    assert.deepEqual([rowCount(), head()], [length, { sequence: length, hash: rows.at(-1)?.hash }]);
    assert.ok(take(rows).answers.every((answer) => answer.outcome === 'known'));
  }), { numRuns: 60 });
});

test('any change of any field of a row is refused and leaves the ledger as it was', (t) => {
  const changes = fc.constantFrom<Partial<IntakeRow>>(
    { id: 'row-other' }, { sequence: 7 }, { previousHash: 'f'.repeat(64) as never }, { hash: 'f'.repeat(64) as never }, { bodySha256: 'f'.repeat(64) as never },
    { body: aLedger(1, 'another card')[0]?.body as never },
  );
  fc.assert(fc.property(changes, fc.nat({ max: 3 }), (change, at) => {
    const { take, rowCount, head } = anIntake(t);
    const rows = aLedger(4);
    take(rows.slice(0, at));
    const before = [rowCount(), head()];
    const answer = take(rows.slice(at, at + 1).map((row) => ({ ...row, ...change })));
    assert.deepEqual([answer.answers[0]?.outcome, rowCount(), head()], ['refused', ...before]);
    assert.ok((answer.answers[0]?.reason ?? '').endsWith('.'));
  }), { numRuns: 40 });
});

test('a row in its place whose body does not fit is refused, and those behind it are taken', (t) => {
  const { take, rowCount, head } = anIntake(t);
  const [before, poison, after] = aLedger(3);
  assert.ok(before && poison && after);
  const body = { ...poison.body, kind: 'of a later version' };
  const bodySha256 = sha256Hex(canonicalJson(body));
  const hash = sha256Hex(`${before.hash}\n2\n${poison.id}\n${bodySha256}`);
  const next = { ...after, previousHash: hash, hash: sha256Hex(`${hash}\n3\n${after.id}\n${after.bodySha256}`) };
  // Not what the contract says, on purpose; the brands exist in types only.
  const rows = [before, { ...poison, body, bodySha256, hash }, next] as unknown as readonly IntakeRow[];
  assert.deepEqual(take(rows).answers.map((answer) => answer.outcome), ['accepted', 'refused', 'accepted']);
  assert.deepEqual([rowCount(), head().sequence], [2, 3]);
});

test('a row that another window delivered is refused', (t) => {
  const { take } = anIntake(t);
  const rows = aLedger(1);
  take(rows);
  assert.equal(take(rows, other).answers[0]?.outcome, 'refused');
});

test('an audit entry of another window is refused', (t) => {
  const { take } = anIntake(t);
  assert.equal(take(aLedger(1), other).answers[0]?.outcome, 'refused');
});

test('a body with its keys in another order has the same hash', (t) => {
  const { take } = anIntake(t);
  const [row] = aLedger(1);
  assert.ok(row?.body.kind === 'audit');
  const { windowId: owner, ...entry } = row.body.audit;
  const answer = take([{ ...row, body: { kind: 'audit', audit: { windowId: owner, ...entry } } }]);
  assert.equal(answer.answers[0]?.outcome, 'accepted');
});
