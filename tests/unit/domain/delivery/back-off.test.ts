import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pauseAround, waitAfter } from '#domain/delivery/back-off.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('a wait is never longer than its bound, whatever failed before, and never shorter than half the first', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), chance, (failures, luck) => {
    const waited = waitAfter(failures, { firstMs: 500, mostMs: 60_000 }, luck);
    assert.ok(waited >= 250 && waited <= 60_000, String(waited));
  }));
});

test('waits double until the bound', () => {
  assert.deepEqual([1, 2, 3, 8, 50].map((failures) => waitAfter(failures, { firstMs: 1_000, mostMs: 60_000 }, 0)), [500, 1_000, 2_000, 30_000, 30_000]);
});

test('a pause of 60 s with a spread of 20 % is between 48 and 72 s', () => {
  fc.assert(fc.property(chance, (luck) => {
    const pause = pauseAround(60_000, 0.2, luck);
    assert.ok(pause >= 48_000 && pause <= 72_000);
  }));
});
