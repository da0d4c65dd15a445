import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hubOf, liftHand } from '../../../assets/stills/lift-hand.ts';

const width = 30;
const height = 40;
const hub = { x: 14, y: 32, radius: 4 };
type Pixel = readonly [number, number, number, number];
type Part = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; readonly pixel: Pixel };
const gold = [220, 180, 120, 255] as const;
const shade = [0, 0, 0, 90] as const;

const drawn = (...parts: readonly Part[]): Buffer => {
  const cell = Buffer.alloc(width * height * 4);
  for (const { left, top, right, bottom, pixel } of parts) {
    for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) cell.set(pixel, (y * width + x) * 4);
  }
  return cell;
};
const at = (cell: Buffer, x: number, y: number): readonly number[] => [...cell.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
const lift = (cell: Buffer, picture = cell): Buffer => liftHand(cell, picture, width, height, hub);
const hand: Part = { left: 12, top: 4, right: 17, bottom: 36, pixel: gold };
const shadow: Part = { left: 20, top: 6, right: 27, bottom: 34, pixel: shade };

test('keeps the hand and its soft shadow as they were', () => {
  const lifted = lift(drawn(hand, shadow));
  assert.deepEqual(at(lifted, 14, 20), [...gold]);
  assert.deepEqual(at(lifted, 23, 20), [...shade]);
});

test('drops the edges of the dial, bright or dark, that differ by a hair', () => {
  const bright: Part = { left: 2, top: 2, right: 9, bottom: 3, pixel: [250, 250, 250, 255] };
  const dark: Part = { left: 2, top: 10, right: 9, bottom: 11, pixel: [0, 0, 0, 255] };
  const lifted = lift(drawn(hand, shadow, bright, dark));
  assert.equal(at(lifted, 5, 2)[3], 0);
  assert.equal(at(lifted, 5, 10)[3], 0);
});

test('a shadow over black ground is no deeper than elsewhere', () => {
  const aperture: Part = { left: 20, top: 10, right: 27, bottom: 15, pixel: [0, 0, 0, 255] };
  assert.equal(at(lift(drawn(hand, shadow, aperture)), 23, 12)[3], 90);
});

test('dial print does not shine through a hand', () => {
  const print: Part = { left: 14, top: 18, right: 15, bottom: 22, pixel: [250, 230, 200, 80] };
  assert.deepEqual(at(lift(drawn(hand, print), drawn(hand)), 14, 20), [...gold]);
});

test('a hub without a glint, parted from its hand, is metal still', () => {
  const body: Part = { ...hand, bottom: 27 };
  const cap: Part = { left: 11, top: 29, right: 18, bottom: 36, pixel: [8, 6, 10, 255] };
  assert.deepEqual(at(lift(drawn(body, cap)), 14, 32), [8, 6, 10, 255]);
});

test('the hub stands where the plane has its origin', () => {
  assert.deepEqual(hubOf([20, 0, 800, 0, -20, 1200, 0, 0, 2], 390, 580), { x: 10, y: 20, radius: 10 });
});
