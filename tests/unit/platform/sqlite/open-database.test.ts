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

test('a statement is not parsed again each time it is asked', (t) => {
  const database = openDatabase(aFile(t), steps);
  t.after(() => database.close());
  // A plan that a bound 0 or 1 might change, and long to parse.
  const sql = `SELECT id, ${Array.from({ length: 200 }, (_, index) => `name || ${index}`).join(', ')} FROM watches WHERE name = ? AND id > ? ORDER BY id`;
  database.prepare(`INSERT INTO watches VALUES ('W-MOR-01', 'Morges')`).run();
  const kept = database.prepare(sql);
  const asked = fastestMs(() => kept.pluck().get('Morges', 'A'));
  const parsedAndAsked = fastestMs(() => database.prepare(sql).pluck().get('Morges', 'A'));
  assert.ok(asked < parsedAndAsked / 6, `${asked} ms, and ${parsedAndAsked} ms when it is parsed`);
});

function fastestMs(act: () => void): number {
  const times = Array.from({ length: 40 }, () => {
    const startedMs = performance.now();
    act();
    return performance.now() - startedMs;
  });
  return Math.min(...times);
}
