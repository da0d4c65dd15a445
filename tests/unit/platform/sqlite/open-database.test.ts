import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../../../../main/platform/sqlite/open-database.ts';

const steps = [
  { number: 1, sql: 'CREATE TABLE watches (id TEXT PRIMARY KEY) STRICT' },
  { number: 2, sql: `ALTER TABLE watches ADD COLUMN name TEXT NOT NULL DEFAULT ''` },
];

function aFile(t: { after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'a.sqlite');
}

test('every connection commits with synchronous=FULL in WAL', (t) => {
  const database = openDatabase(aFile(t), steps);
  t.after(() => database.close());
  assert.deepEqual([database.pragma('journal_mode', { simple: true }), database.pragma('synchronous', { simple: true })], ['wal', 2]);
});

test('an opened database takes only the steps it has not taken', (t) => {
  const path = aFile(t);
  const before = openDatabase(path, steps.slice(0, 1));
  before.exec(`INSERT INTO watches VALUES ('W-MOR-01')`);
  before.close();
  const after = openDatabase(path, steps);
  t.after(() => after.close());
  assert.deepEqual(after.prepare('SELECT * FROM watches').all(), [{ id: 'W-MOR-01', name: '' }]);
});

test('a step that fails leaves nothing of itself behind', (t) => {
  const path = aFile(t);
  assert.throws(() => openDatabase(path, [...steps, { number: 3, sql: 'CREATE TABLE straps (id TEXT) STRICT; SELECT nonsense' }]));
  const database = openDatabase(path, steps);
  t.after(() => database.close());
  assert.equal(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'straps'`).pluck().get(), 0);
});

test('a database of a later version is not opened', (t) => {
  const path = aFile(t);
  openDatabase(path, steps).close();
  assert.throws(() => openDatabase(path, steps.slice(0, 1)), /later version/);
});
