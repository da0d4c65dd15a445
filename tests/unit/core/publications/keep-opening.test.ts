import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { opening } from '#contract/opening.ts';
import { keepOpening } from '../../../../main/core/publications/keep-opening.ts';
import { createLog } from '../../../../main/platform/log/log.ts';
import { systemClock } from '../../../../main/platform/clock/clock.ts';
import { readOpening } from '../../../../main/shell/opening-page.ts';

const ridge = opening.parse({ stillIndex: 'a'.repeat(64), pictures: { portrait: 'b'.repeat(64) } });

function aPlace(t: { after: (end: () => void) => void }) {
  const folder = mkdtempSync(join(tmpdir(), 'opening-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  return { folder, path: join(folder, 'opening.json'), lines, log: createLog('core', systemClock, (line) => lines.push(line)) };
}

test('leaves for the shell what a page opens on, and takes it away', (t) => {
  const { path, log } = aPlace(t);
  assert.equal(readOpening(path), null);
  keepOpening(path, ridge, log);
  assert.deepEqual(readOpening(path), ridge);
  keepOpening(path, null, log);
  assert.equal(readOpening(path), null);
});

test('counts a damaged file as none', (t) => {
  const { path } = aPlace(t);
  for (const text of ['', '{', '{"stillIndex":"../../secret","pictures":{}}']) {
    writeFileSync(path, text);
    assert.equal(readOpening(path), null);
  }
});

test('goes on without a first picture on a disk that does not take it', (t) => {
  const { folder, path, log, lines } = aPlace(t);
  rmSync(folder, { recursive: true });
  keepOpening(path, ridge, log);
  assert.match(lines.join(''), /opening-not-kept/);
});
