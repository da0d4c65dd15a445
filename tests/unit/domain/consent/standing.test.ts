import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { receiptKinds } from '#domain/consent/purpose.ts';
import { keptUntil, monthsAfter, standingConsents, type Gesture } from '#domain/consent/standing.ts';

const now = '2026-11-27T09:00:00.000Z';

function aGesture(kind: Gesture['kind'], capturedAt = now, wishes: Partial<Gesture> = {}): Gesture {
  return { id: capturedAt, kind, purposeId: 'news', channel: kind === 'notice' ? null : 'email', capturedAt, retentionMonths: 12, ...wishes };
}

const gestures = fc.array(fc.record({
  id: fc.uuid(), kind: fc.constantFrom(...receiptKinds), purposeId: fc.constantFrom('news', 'service'), channel: fc.constantFrom('email' as const, 'phone' as const, null),
  capturedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2025-11-27T09:00:00.000Z'), retentionMonths: fc.constantFrom(1, 12, 36),
}), { maxLength: 12 });

test('the newest gesture counts, in whatever order they arrived', () => {
  fc.assert(fc.property(gestures, (all) => assert.deepEqual(
    standingConsents(all.toReversed(), now).toSorted((a, b) => `${a.purposeId}${a.channel}`.localeCompare(`${b.purposeId}${b.channel}`)),
    standingConsents(all, now).toSorted((a, b) => `${a.purposeId}${a.channel}`.localeCompare(`${b.purposeId}${b.channel}`)),
  )));
});

test('nothing is given that was not said yes to, for that purpose and that channel', () => {
  fc.assert(fc.property(gestures, (all) => standingConsents(all, now).filter(({ state }) => state === 'given')
    .every((standing) => all.some((gesture) => gesture.kind === 'consent' && gesture.purposeId === standing.purposeId && gesture.channel === standing.channel))));
});

test('a withdrawal in the same instant as a yes counts', () => {
  assert.equal(standingConsents([aGesture('withdrawal', now, { id: 'a' }), aGesture('consent', now, { id: 'b' })], now)[0]?.state, 'withdrawn');
});

test('a yes lapses when its time is over', () => {
  assert.equal(standingConsents([aGesture('consent', '2025-11-27T09:00:00.000Z')], now)[0]?.state, 'lapsed');
});

test('a yes that waits to be repeated is not given', () => {
  assert.equal(standingConsents([aGesture('unconfirmed')], now)[0]?.state, 'unconfirmed');
});

test('a person is kept for the longest of what was asked and agreed to, and a withdrawal ends its own', () => {
  const notice = aGesture('notice', '2026-01-31T09:00:00.000Z', { retentionMonths: 1 });
  const yes = aGesture('consent', '2026-01-31T09:00:00.000Z', { retentionMonths: 36 });
  const withdrawn = [notice, yes, aGesture('withdrawal', '2026-03-01T09:00:00.000Z')];
  assert.deepEqual([keptUntil([notice], null, now), keptUntil([notice, yes], null, now), keptUntil(withdrawn, null, now), keptUntil([notice], '2026-05-31T09:00:00.000Z', now), keptUntil([], null, now)],
    ['2026-02-28T09:00:00.000Z', '2029-01-31T09:00:00.000Z', '2026-02-28T09:00:00.000Z', '2026-06-30T09:00:00.000Z', null]);
});

test('months end on a day that there is', () => {
  assert.deepEqual([monthsAfter('2023-11-30T10:00:00.000Z', 3), monthsAfter('2026-12-31T10:00:00.000Z', 2), monthsAfter(now, 12)], ['2024-02-29T10:00:00.000Z', '2027-02-28T10:00:00.000Z', '2027-11-27T09:00:00.000Z']);
});
