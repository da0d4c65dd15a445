import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { calibrationFile, formatOf, isDaylightAt } from '../../../main/shell/display.ts';

function aFolder(t: { after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'display-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('composes for the street, a wall and a counter by the size of the glass', () => {
  const sizes = [{ width: 1080, height: 1920 }, { width: 540, height: 960 }, { width: 3840, height: 2160 }, { width: 1920, height: 1080 }, { width: 1366, height: 1024 }];
  assert.deepEqual(sizes.map(formatOf), ['portrait', 'portrait', 'landscape', 'landscape', 'counter']);
});

test('knows daylight by the hour of the place', () => {
  assert.deepEqual([0, 7, 8, 17, 18, 23].map(isDaylightAt), [false, false, true, true, false, false]);
});

test('keeps the measured pitch for this window', (t) => {
  const folder = aFolder(t);
  assert.equal(calibrationFile(folder).read(), null);
  calibrationFile(folder).write(0.2451);
  assert.equal(calibrationFile(folder).read(), 0.2451);
});

test('counts a damaged calibration as none', (t) => {
  const folder = aFolder(t);
  for (const damaged of ['', '{', '{"mmPerPx":"0.2"}', '{"mmPerPx":40}', 'null']) {
    writeFileSync(join(folder, 'display.json'), damaged);
    assert.equal(calibrationFile(folder).read(), null, damaged);
  }
});
