import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextBeatMs } from '../../../renderer/stage/scene/beat.ts';
import { placeHand, turnBetween } from '../../../renderer/stage/still/hand-placing.ts';

// A dial plane seen a little from the side: millimetres to pixels with perspective.
const plane = [22, 3, 540, -2, -21, 840, 0.0009, -0.0004, 1];
const project = (m: readonly number[], x: number, y: number): readonly [number, number] => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
};

test('turning the plane carries a hand\'s tip to where the hand points', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: -15, max: 15, noNaN: true }), (fromDeg, turnDeg) => {
    const tip = (deg: number): readonly [number, number] => [13 * Math.sin((deg * Math.PI) / 180), 13 * Math.cos((deg * Math.PI) / 180)];
    const [x, y] = project(turnBetween(plane, plane, turnDeg), ...project(plane, ...tip(fromDeg)));
    const [wishedX, wishedY] = project(plane, ...tip(fromDeg + turnDeg));
    assert.ok(Math.hypot(x - wishedX, y - wishedY) < 1e-6);
  }));
});

test('takes the cell lit at the nearest angle, across twelve o\'clock too', () => {
  const cells = [0, 90, 180, 270].map((angleDeg) => ({ angleDeg, left: 0, top: 0 }));
  const layer = { hand: 'minute', arbor: 'minute-hand', sheetPlane: plane, url: '', cell: [10, 10] as const, columns: 4, cells, plane };
  assert.equal(placeHand(layer, 350)?.index, 0);
  assert.equal(placeHand(layer, 100)?.index, 1);
});

test('a fast machine steps the hands at the beat, a slow one on whole seconds, and a processor for a hundredth of its time', () => {
  assert.equal(nextBeatMs(1_000_050, 8, 2), 75);
  assert.equal(nextBeatMs(1_000_050, 8, 90), 950);
  assert.equal(nextBeatMs(1_020_000, 1, 300), 30_000);
});
