import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { windowMigrations } from '../../../main/core/migrations/window-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';

test('a window that kept receipts twice keeps the ids of those that wait, and its rows as they were', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'core.sqlite');
  const before = openDatabase(path, windowMigrations.slice(0, 3));
  before.exec(`
    INSERT INTO ledger VALUES (1, 'row-1', '2026-11-27T09:00:00.000Z', 'b1', 'p1', 'h1');
    INSERT INTO outbox (sequence, id, row) VALUES (1, 'row-1', '{"id":"row-1"}');
    INSERT INTO receipts VALUES ('receipt-1', 'row-1', '{"body":{"id":"receipt-1"}}'), ('receipt-2', 'row-1', '{"body":{"id":"receipt-2"}}');`);
  before.close();
  const after = openDatabase(path, windowMigrations);
  const found = {
    rows: after.prepare('SELECT sequence, id, row FROM outbox').all(),
    receipts: after.prepare('SELECT id, submission_id FROM receipt_ids ORDER BY id').raw().all(),
    tables: after.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'receipts'`).pluck().get(),
  };
  after.close();
  assert.deepEqual(found, { rows: [{ sequence: 1, id: 'row-1', row: '{"id":"row-1"}' }], receipts: [['receipt-1', 'row-1'], ['receipt-2', 'row-1']], tables: 0 });
});
