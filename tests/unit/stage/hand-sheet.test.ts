import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differenceOf } from '../../../assets/stills/hand-sheet.ts';

const channel = fc.integer({ min: 0, max: 255 });
const opaque = fc.tuple(channel, channel, channel).map(([r, g, b]) => Buffer.from([r, g, b, 255]));

const over = (cell: Buffer, plate: Buffer): readonly number[] => {
  const alpha = (cell[3] ?? 0) / 255;
  return [0, 1, 2].map((at) => (cell[at] ?? 0) * alpha + (plate[at] ?? 0) * (1 - alpha));
};

test('a cut hand laid over its plate gives the picture back, shadow and glint alike', () => {
  fc.assert(fc.property(opaque, opaque, (plate, picture) => {
    const laid = over(differenceOf(plate, picture), plate);
    for (const at of [0, 1, 2]) assert.ok(Math.abs((laid[at] ?? 0) - (picture[at] ?? 0)) <= 2.6, `${laid} for ${[...picture]} over ${[...plate]}`);
  }));
});

test('where nothing changed nothing is laid over', () => {
  fc.assert(fc.property(opaque, (plate) => assert.equal(differenceOf(plate, plate)[3], 0)));
});

test('a shadow is clear black, so that it darkens whatever it is turned over', () => {
  const [red, green, blue, alpha] = differenceOf(Buffer.from([200, 160, 120, 255]), Buffer.from([100, 80, 60, 255]));
  assert.deepEqual([red, green, blue, alpha], [0, 0, 0, 128]);
});
