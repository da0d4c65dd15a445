import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualPlace } from '../../../renderer/stage/motion/framing.ts';
import { placeStill } from '../../../renderer/stage/still/still-placing.ts';

const portrait = { width: 1080, height: 1920 };

test('a still in its usual place fills the very glass it was made for', () => {
  const { left, top, scale } = placeStill(portrait, portrait, usualPlace('portrait'));
  assert.ok(Math.abs(left) < 1e-9 && Math.abs(top) < 1e-9 && Math.abs(scale - 1) < 1e-9);
});

test('a still follows the watch to the place a scene gives it', () => {
  const place = { centreX: 0.76, centreY: 0.16, heightShare: 0.26 };
  const made = usualPlace('portrait');
  const { left, top, scale } = placeStill(portrait, portrait, place);
  assert.ok(Math.abs(left + made.centreX * 1080 * scale - 0.76 * 1080) < 1e-9);
  assert.ok(Math.abs(top + made.centreY * 1920 * scale - 0.16 * 1920) < 1e-9);
  assert.ok(Math.abs(scale * made.heightShare - 0.26) < 1e-9);
});

test('a ridge covers a glass of another shape', () => {
  const { left, top, scale } = placeStill(portrait, { width: 1080, height: 1600 }, undefined);
  assert.ok(left <= 0 && top <= 0 && 1920 * scale >= 1600 && 1080 * scale >= 1080);
});
