import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBeAnswered, groupOf } from '../../../renderer/console/appointment-groups.ts';

const nowMs = Date.parse('2026-11-27T09:00:00.000Z');
const [tomorrow, yesterday] = ['2026-11-28T09:00:00.000Z', '2026-11-26T09:00:00.000Z'].map((startsAt) => ({ startsAt, minutes: 45 })) as [{ startsAt: string; minutes: number }, { startsAt: string; minutes: number }];

test('whoever lost their time to somebody else is shown until that time is over; what staff declined is over', () => {
  const of = (version: number, slot: typeof tomorrow) => groupOf({ state: 'declined', kind: 'boutique', slot, version, clash: null }, nowMs);
  assert.deepEqual([of(1, tomorrow), of(2, tomorrow), of(1, yesterday)], ['Lost their time', 'Over', 'Over']);
});

test('what waits for an answer comes before what was agreed, and what is over cannot be answered', () => {
  const of = (state: 'received' | 'held' | 'confirmed' | 'cancelled', slot: typeof tomorrow | null) => {
    const group = groupOf({ state, kind: 'boutique', slot, version: 1, clash: null }, nowMs);
    return [group, canBeAnswered(group)];
  };
  assert.deepEqual([of('received', null), of('held', tomorrow), of('confirmed', tomorrow), of('confirmed', yesterday), of('cancelled', tomorrow)], [
    ['To be answered', true], ['To be answered', true], ['To come', true], ['Over', false], ['Over', false],
  ]);
});
