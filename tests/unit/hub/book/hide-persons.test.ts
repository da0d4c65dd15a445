import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import { bookMigrations, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { openDatabase } from '../../../../main/platform/sqlite/open-database.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';

const client = '01a21ab6-293e-776b-9630-340c34368d68';
const card = '{"id":"01a21ab6-293e-776b-9630-340c34368d68","givenName":"Agnès-Marqueur"}';

/** A book as the step before left it, with one person in it. */
function aBookInClear(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-book-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'book.sqlite');
  const database = openDatabase(path, bookMigrations.slice(0, 6));
  database.exec(`
INSERT INTO clients (id, external_key, boutique_id, card, match_key, created_at) VALUES ('${client}', 'subject/s1', 'geneve', '${card}', 'email/agnes-marqueur@example.org', '2026-11-27T09:00:00.000Z');
INSERT INTO receipts (external_key, client_id, subject_id, receipt, written_at) VALUES ('receipt/r1', '${client}', 's1', '{"body":{"id":"r1","kind":"notice"}}', '2026-11-27T09:00:00.000Z');
INSERT INTO contacts (client_id, reach_by, email, phone) VALUES ('${client}', 'email', 'agnes-marqueur@example.org', NULL);
INSERT INTO appointments (id, external_key, client_id, boutique_id, window_id, kind, state, alternatives, expectation, asked_at, arrived_at, changed_at)
  VALUES ('a1', 'appointment/a1', '${client}', 'geneve', 'w1', 'boutique', 'received', '[]', 'Marqueur: une montre pour ma fille', '2026-11-27T09:00:00.000Z', '2026-11-27T09:00:00.000Z', '2026-11-27T09:00:00.000Z');`);
  database.close();
  return path;
}

test('what was in clear shows itself unchanged to whoever holds the keys', (t) => {
  const database = openBookDatabase(aBookInClear(t), somePersonKeys(t));
  const shown = [database.prepare('SELECT card, email, phone, reach_by FROM people').get(), database.prepare('SELECT id, expectation FROM meetings').get()];
  database.close();
  assert.deepEqual(shown, [{ card, email: 'agnes-marqueur@example.org', phone: null, reach_by: 'email' }, { id: 'a1', expectation: 'Marqueur: une montre pour ma fille' }]);
});

test('no byte of the files says who somebody is after the step', (t) => {
  const path = aBookInClear(t);
  openBookDatabase(path, somePersonKeys(t)).close();
  const folder = join(path, '..');
  const found = readdirSync(folder).filter((name) => /marqueur/i.test(readFileSync(join(folder, name), 'latin1')));
  assert.deepEqual(found, []);
});

test('without the keys the book shows nobody', (t) => {
  const path = aBookInClear(t);
  openBookDatabase(path, somePersonKeys(t)).close();
  const stolen = new BetterSqlite3(path);
  t.after(() => stolen.close());
  assert.throws(() => stolen.prepare('SELECT * FROM people').all(), /no such function/);
});
