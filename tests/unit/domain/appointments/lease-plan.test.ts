import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timesToLend } from '#domain/appointments/lease-plan.ts';

const day = (index: number, count: number) => ({ date: `day-${index}`, startsAtMs: Array.from({ length: count }, (_, slot) => index * 100 + slot) });

test('an early and a late time of each day that has enough, the nearest days first', () => {
  assert.deepEqual(timesToLend([day(0, 3), day(1, 8), day(2, 8), day(3, 8)], [], 5), [102, 106, 202, 206, 302]);
});

test('what is held counts, in all and of its day', () => {
  assert.deepEqual(timesToLend([day(1, 8), day(2, 8)], [103, 900], 4), [102, 202]);
});

test('never more than is wanted, and never anything that is not free', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 14 }), fc.nat({ max: 8 }), (counts, wanted) => {
    const days = counts.map((count, index) => day(index, count));
    const lent = timesToLend(days, [], wanted);
    const free = new Set(days.flatMap(({ startsAtMs }) => startsAtMs));
    assert.ok(lent.length <= wanted && new Set(lent).size === lent.length && lent.every((time) => free.has(time)));
  }));
});
