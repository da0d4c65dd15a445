import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWholeDatabase } from '../../../main/hub/open-whole-database.ts';

const steps = [{ number: 1, sql: 'CREATE TABLE told (words TEXT NOT NULL) STRICT' }];

test('a database of which a page is damaged is refused in words, and left as it lies', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-whole-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'hub.sqlite');
  const database = openWholeDatabase(path, steps);
  const add = database.prepare('INSERT INTO told VALUES (?)');
  for (let row = 0; row < 500; row += 1) add.run('so much is kept that it fills pages'.repeat(4));
  database.close();
  openWholeDatabase(path, steps).close();

  const bytes = readFileSync(path);
  bytes.fill(0xa5, bytes.length - 4_096 * 2, bytes.length - 4_096);
  writeFileSync(path, bytes);
  assert.throws(() => openWholeDatabase(path, steps), /hub\.sqlite is damaged, and was left as it lies/);
  assert.deepEqual(readFileSync(path), bytes);
});
