import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openContentRepository } from '../../../../main/hub/publications/content-repository.ts';
import { importAssets } from '../../../../main/hub/publications/import-assets.ts';
import { openBlobFolder } from '../../../../main/platform/blobs/blob-folder.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

async function aHubWith(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'built', 'models'), { recursive: true });
  mkdirSync(join(folder, 'built', 'stills'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'built', name), text);
  const contents = openContentRepository(aHubDatabase(t));
  const blobs = await openBlobFolder(join(folder, 'blobs'));
  return { folder, contents, blobs, importAll: () => importAssets(join(folder, 'built'), blobs, contents) };
}

test('built models and pictures are kept under the names that windows ask for', async (t) => {
  const { contents, importAll } = await aHubWith(t, { 'models/W-ARE-01.lod1.glb': 'glTF', 'stills/W-ARE-01.hand_gmt.webp': 'RIFF', 'stills/notes.txt': 'x' });
  assert.deepEqual([await importAll(), contents.assets().map((asset) => [asset.name, asset.mime])], [
    { count: 2, leftOut: [] }, [['models/W-ARE-01.lod1.glb', 'model/gltf-binary'], ['stills/W-ARE-01.hand_gmt.webp', 'image/webp']],
  ]);
});

test('a rebuilt model takes the name, and the earlier one is still there for earlier publications', async (t) => {
  const { folder, contents, blobs, importAll } = await aHubWith(t, { 'models/W-ARE-01.glb': 'first' });
  await importAll();
  const [before] = contents.assets();
  writeFileSync(join(folder, 'built', 'models', 'W-ARE-01.glb'), 'second');
  await importAll();
  const [after] = contents.assets();
  assert.deepEqual([before?.sha256 === after?.sha256, await blobs.sizeOf(before?.sha256 ?? ''), await blobs.sizeOf(after?.sha256 ?? '')], [false, 5, 6]);
});

test('a picture that is no longer built is in no later publication', async (t) => {
  const { folder, contents, importAll } = await aHubWith(t, { 'models/W-ARE-01.glb': 'a', 'models/W-ARE-02.glb': 'b' });
  await importAll();
  rmSync(join(folder, 'built', 'models', 'W-ARE-02.glb'));
  await importAll();
  assert.deepEqual(contents.assets().map((asset) => asset.name), ['models/W-ARE-01.glb']);
});

test('a file whose name no window could ask for is named, not passed over', async (t) => {
  const { importAll } = await aHubWith(t, { 'stills/a name with spaces.webp': 'RIFF' });
  assert.deepEqual(await importAll(), { count: 0, leftOut: ['a name with spaces.webp'] });
});

test('without a folder of built assets there are none', async (t) => {
  const { folder, contents, blobs } = await aHubWith(t, {});
  assert.deepEqual(await importAssets(join(folder, 'nowhere'), blobs, contents), { count: 0, leftOut: [] });
});
