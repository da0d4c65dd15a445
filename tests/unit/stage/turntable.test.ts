import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Still, TurnFrame } from '../../../renderer/stage/shot.ts';
import { turnedTo } from '../../../renderer/stage/still/turntable.ts';

const still = (url: string): Still => ({ url, width: 540, height: 960, pxPerMm: 7, calibre: '', centre: null, layers: [] });
const frames: readonly TurnFrame[] = [22, 142, 262].map((azimuthDeg) => ({ azimuthDeg, still: still(String(azimuthDeg)) }));

test('the picture nearest to the view is shown, however often the watch went round', () => {
  for (const [azimuthDeg, url] of [[140, '142'], [-98, '262'], [142 + 720, '142'], [203, '262'], [201, '142']] as const) {
    assert.equal(turnedTo(frames, azimuthDeg)?.url, url, `at ${azimuthDeg}`);
  }
});

test('where the watch entered, its still is shown instead', () => {
  for (const azimuthDeg of [22, 80, -36, 382]) assert.equal(turnedTo(frames, azimuthDeg), undefined, `at ${azimuthDeg}`);
});

test('a watch without a turntable stands', () => {
  assert.equal(turnedTo([], 140), undefined);
});
