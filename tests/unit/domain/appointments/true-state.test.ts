import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trueState } from '#domain/appointments/true-state.ts';

test('a held slot is told for as long as its lease runs, and only requested afterwards', () => {
  assert.deepEqual([trueState('held', false, 'live'), trueState('held', false, 'over'), trueState('held', false, 'none')], ['held', 'requested', 'requested']);
});

test('what the hub has and has not judged is received, held or not before', () => {
  assert.deepEqual([trueState('requested', true, 'none'), trueState('held', true, 'over'), trueState('held', true, 'live')], ['received', 'received', 'held']);
});

test('the hub’s word stands, whatever became of a lease', () => {
  for (const state of ['confirmed', 'moved', 'cancelled', 'declined'] as const) assert.deepEqual([trueState(state, false, 'none'), trueState(state, true, 'over')], [state, state]);
});
