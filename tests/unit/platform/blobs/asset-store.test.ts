import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openAssetStore } from '../../../../main/platform/blobs/asset-store.ts';

const bytes = randomBytes(5_000);
const name = createHash('sha256').update(bytes).digest('hex');

function aFolder(t: { readonly after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('an asset that arrives in pieces, over a restart, appears whole and only then', async (t) => {
  const folder = aFolder(t);
  const first = openAssetStore(folder).begin(name);
  first.add(bytes.subarray(0, 1_234));
  first.rest();
  const store = openAssetStore(folder);
  const second = store.begin(name);
  assert.deepEqual([second.length(), store.has(name, bytes.length)], [1_234, false]);
  second.add(bytes.subarray(1_234));
  assert.equal(await second.finish(), true);
  assert.deepEqual([store.has(name, bytes.length), await store.isWhole(name), store.list()], [true, true, [name]]);
  assert.deepEqual(readFileSync(join(folder, name.slice(0, 2), name)), bytes);
});

test('another content under the name is thrown away', async (t) => {
  const folder = aFolder(t);
  const store = openAssetStore(folder);
  const part = store.begin(name);
  part.add(Buffer.from('something else'));
  assert.deepEqual([await part.finish(), existsSync(join(folder, 'parts', name)), store.list()], [false, false, []]);
});

test('a name that is no hash reaches no path', (t) => {
  const store = openAssetStore(aFolder(t));
  for (const wrong of ['../../etc/passwd', '', 'A'.repeat(64)]) assert.throws(() => store.has(wrong, 1), TypeError);
});
