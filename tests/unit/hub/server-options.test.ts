import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readServerOptions } from '../../../main/hub/server-options.ts';

test('where the calendar is kept is said by the environment or by a file beside the data, and nowhere else', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-options-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const read = (environment: Readonly<Record<string, string>> = {}) => readServerOptions(['--data', folder], environment).bookUrl;
  const said = [read(), read({ VITRINE_BOOK: 'postgres://hub@db/maison' })];
  writeFileSync(join(folder, 'book-url'), 'postgresql://hub@other/maison\n');
  assert.deepEqual([...said, read(), read({ VITRINE_BOOK: 'postgres://hub@db/maison' })], [null, 'postgres://hub@db/maison', 'postgresql://hub@other/maison', 'postgres://hub@db/maison']);
  assert.throws(() => read({ VITRINE_BOOK: 'mysql://hub@db/maison' }), /is postgres:/);
});
