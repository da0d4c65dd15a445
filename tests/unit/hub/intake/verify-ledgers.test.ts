import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { pairing } from '#contract/hub-api.ts';
import { sha256, windowId } from '#contract/ids.ts';
import type { IntakeBody, IntakeRow } from '#contract/submission.ts';
import { createOutbox } from '../../../../main/core/outbox/outbox.ts';
import { windowMigrations } from '../../../../main/core/migrations/window-migrations.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { openLedgerReader } from '../../../../main/hub/intake/ledger-reader.ts';
import { createTakeBatch } from '../../../../main/hub/intake/take-batch.ts';
import { verifyLedgers } from '../../../../main/hub/intake/verify-ledgers.ts';
import { readWindowLedger } from '../../../../main/hub/intake/window-ledger-file.ts';
import { hubMigrations } from '../../../../main/hub/migrations/hub-migrations.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { openJournal } from '../../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../../main/platform/log/log.ts';
import { openDatabase } from '../../../../main/platform/sqlite/open-database.ts';

const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';
const root = new URL('../../../../', import.meta.url);

/** A window's own folder with six rows, the third of which the hub cannot take, and the hub that was given them. */
function aHubAndWindow(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-ledger-'));
  const database = openDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  const own = openDatabase(join(folder, 'core.sqlite'), windowMigrations);
  t.after(() => {
    own.close();
    database.close();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'pairing.json'), JSON.stringify(pairing.parse({
    schema: 1, hubUrl: 'https://127.0.0.1:1', hubCertificateSha256: sha256.parse('0'.repeat(64)), windowId: window, name: 'Salon', boutiqueId: 'geneve', role: 'salon', rootPublicKey: 'AAAA',
  })));
  openWindowRepository(database).add({ id: window, boutiqueId: 'geneve' as never, role: 'salon', name: 'Salon', publicKey: '', appVersion: '0.1.0', enrolledAt: now });
  const outbox = createOutbox({ database: own, journal: openJournal(join(folder, 'journal')), clock: aClock(now), log: silentLog });
  for (let index = 1; index <= 6; index += 1) {
    const audit = { at: now, windowId: index === 3 ? windowId.parse(v7()) : window, badgeId: null, act: 'veiled', subject: `card ${index}` };
    outbox.append(v7(), { kind: 'audit', audit } as IntakeBody);
  }
  const takeBatch = createTakeBatch({ database, intake: openIntakeRepository(database), clock: aClock(now) });
  const { answers } = takeBatch(window, outbox.take({ rows: 50, bytes: 1e6 }).map(({ json }) => JSON.parse(json.toString()) as IntakeRow));
  return { folder, database, own, outbox, answers, verdict: () => verifyLedgers(openLedgerReader(database), [readWindowLedger(folder)]) };
}

test('a ledger with a row that the hub refused is whole, here and at the window', (t) => {
  const { answers, verdict } = aHubAndWindow(t);
  const { isWhole, words } = verdict();
  assert.deepEqual([answers[2]?.outcome, isWhole, words.at(-1)], ['refused', true, '2 of 2 ledgers are whole.']);
  assert.match(words[0] ?? '', /^Salon \(01a2.*\): 6 rows, head [0-9a-f]{16}…, whole\.$/);
});

const tampered: readonly (readonly [string, string, RegExp])[] = [
  ['a body that was changed', `UPDATE intake SET body = replace(body, 'card 2', 'card 9') WHERE sequence = 2`, /The body of row 2 was changed/],
  ['a body that was changed with its hash', `UPDATE intake SET body_sha256 = '${'a'.repeat(64)}', body = '' WHERE sequence = 2`, /Row 2 was changed/],
  ['an id that was changed', `UPDATE intake SET id = 'row-other' WHERE sequence = 5`, /Row 5 was changed/],
  ['a row that was dropped', 'DELETE FROM intake WHERE sequence = 4', /Row 4 is missing/],
  ['several rows that were dropped, the refused one among them', 'DELETE FROM intake WHERE sequence IN (2, 4); DELETE FROM refused_links', /Rows 2 to 4 are missing/],
  ['the first row that was dropped', 'DELETE FROM intake WHERE sequence = 1', /Row 1 is missing/],
  ['two rows that changed places', 'UPDATE intake SET sequence = 99 WHERE sequence = 4; UPDATE intake SET sequence = 4 WHERE sequence = 5; UPDATE intake SET sequence = 5 WHERE sequence = 99', /Row 4 stands as row 5: the order was changed/],
  ['an end that was cut off', 'DELETE FROM intake WHERE sequence >= 5', /ends with row 4, and the head is row 6: the end was cut off/],
  ['a row that was put in', `INSERT INTO intake SELECT 'row-other', window_id, sequence, created_at, received_at, lane, body, body_sha256, hash, state, reason, not_before, tries FROM intake WHERE sequence = 2`, /The number 2 is there twice/],
  ['a head that was put back', 'UPDATE windows SET ledger_sequence = 5', /ends with row 6, and the head is row 5/],
  ['a head of another ledger', `UPDATE windows SET ledger_hash = '${'b'.repeat(64)}'`, /Row 6 is not the one that the head was made of/],
];
for (const [what, sql, named] of tampered) {
  test(`${what} in the hub is named`, (t) => {
    const { database, verdict } = aHubAndWindow(t);
    database.exec(sql);
    const { isWhole, words } = verdict();
    assert.equal(isWhole, false);
    assert.match(words[0] ?? '', named);
  });
}

test('a hub whose rows and head were cut off together is told by the window’s own ledger', (t) => {
  const { database, answers, outbox, verdict } = aHubAndWindow(t);
  outbox.settle(answers);
  const [link] = database.prepare<[], { hash: string }>('SELECT hash FROM intake WHERE sequence = 4').all();
  database.exec(`DELETE FROM intake WHERE sequence > 4; UPDATE windows SET ledger_sequence = 4, ledger_hash = '${link?.hash ?? ''}'`);
  const { isWhole, words } = verdict();
  assert.match(words[1] ?? '', /whole\. BROKEN at the hub: it had taken row 6, and its head is row 4/);
  assert.equal(isWhole, false);
});

for (const [what, sql, named] of [
  ['cut off', 'DELETE FROM outbox; DELETE FROM ledger WHERE sequence > 3', /by its own folder: 3 rows.*BROKEN\. It ends with row 3, and the head is row 6/],
  ['changed', `UPDATE ledger SET body_sha256 = '${'a'.repeat(64)}' WHERE sequence = 2`, /by its own folder: 6 rows.*BROKEN\. Row 2 was changed/],
] as const) {
  test(`a window’s own ledger that was ${what} is named`, (t) => {
    const { own, verdict } = aHubAndWindow(t);
    own.exec(sql);
    assert.match(verdict().words[1] ?? '', named);
  });
}

test('the command prints it and ends with 0, 1 when a row was dropped, 2 where no hub is', async (t) => {
  const { folder, database } = aHubAndWindow(t);
  const whole = await run('verify', '--data', folder, '--window', folder);
  database.exec('DELETE FROM intake WHERE sequence = 4');
  const broken = await run('verify', '--data', folder);
  const nowhere = await run('verify', '--data', join(folder, 'nowhere'));
  assert.deepEqual([whole.code, broken.code, nowhere.code], [0, 1, 2]);
  assert.match(broken.said, /BROKEN\. Row 4 is missing: it was dropped\.\n0 of 1 ledgers are whole\./);
});

function run(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ readonly code: number; readonly said: string }>();
  execFile(process.execPath, ['main/hub/ledger.ts', ...words], { cwd: root }, (error, said) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, said }));
  return promise;
}
