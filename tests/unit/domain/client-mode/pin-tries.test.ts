import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afterTime, afterTry, freshTries, isLocked, mostWrongPins, pinLockMs, triesLeft } from '#domain/client-mode/pin-tries.ts';

test('the fifth wrong PIN locks for thirty minutes', () => {
  const states = [1, 2, 3, 4, 5].map((count) => Array.from({ length: count }).reduce((tries: typeof freshTries) => afterTry(tries), freshTries));
  assert.deepEqual(states.map(triesLeft), [4, 3, 2, 1, 0]);
  assert.equal(states.at(-1)?.lockLeftMs, pinLockMs);
});

test('a lock ends after its time and never before, in whatever steps the time passes', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -60_000, max: 300_000 }), { maxLength: 60 }), (steps) => {
    const locked = { wrong: 0, lockLeftMs: pinLockMs };
    const passed = steps.filter((ms) => ms > 0).reduce((sum, ms) => sum + ms, 0);
    assert.equal(isLocked(steps.reduce(afterTime, locked)), passed < pinLockMs);
  }));
});

test('after a lock there are five tries again', () => {
  assert.equal(triesLeft(afterTime({ wrong: 0, lockLeftMs: pinLockMs }, pinLockMs)), mostWrongPins);
});
