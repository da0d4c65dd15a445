import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { calibrationFile, isDaylightAt } from '../../../main/shell/display.ts';

function aFolder(t: { after: (end: () => void) => void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'display-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

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
