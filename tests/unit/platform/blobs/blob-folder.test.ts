import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openBlobFolder } from '../../../../main/platform/blobs/blob-folder.ts';
import { sha256Hex } from '../../../../main/platform/signing/canonical-json.ts';

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'blobs-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('bytes come back by their hash, whole or in part', async (t) => {
  const blobs = await openBlobFolder(aFolder(t));
  const name = await blobs.keep(Buffer.from('a still of a watch'));
  const whole = await blobs.read(name).toArray();
  const part = await blobs.read(name, { start: 2, end: 6 }).toArray();
  assert.deepEqual([name, await blobs.sizeOf(name), Buffer.concat(whole).toString(), Buffer.concat(part).toString()], [sha256Hex('a still of a watch'), 18, 'a still of a watch', 'still']);
});

test('the same bytes kept at once, many times, are one blob', async (t) => {
  const folder = aFolder(t);
  const blobs = await openBlobFolder(folder);
  await Promise.all(Array.from({ length: 20 }, () => blobs.keep(Buffer.from('same'))));
  assert.deepEqual(readdirSync(folder), [sha256Hex('same')]);
});

test('what a death left unfinished is gone at the next start', async (t) => {
  const folder = aFolder(t);
  writeFileSync(join(folder, `${'0'.repeat(64)}.1.2.part`), 'half');
  await openBlobFolder(folder);
  assert.deepEqual(readdirSync(folder), []);
});

test('a name that is no hash names no file', async (t) => {
  const blobs = await openBlobFolder(aFolder(t));
  await assert.rejects(async () => blobs.sizeOf('../secret'), TypeError);
  assert.equal(await blobs.sizeOf('f'.repeat(64)), null);
});
