import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { appointmentStates, laterState } from '#domain/appointments/appointment.ts';
import { trueState } from '#domain/appointments/true-state.ts';

test('a held slot is told for as long as its lease runs, and only requested afterwards', () => {
  assert.deepEqual([trueState('held', false, 'live'), trueState('held', false, 'over'), trueState('held', false, 'none')], ['held', 'requested', 'requested']);
});

test('once the hub has the appointment, its own word stands', () => {
  assert.deepEqual([trueState('held', true, 'none'), trueState('confirmed', false, 'none')], ['held', 'confirmed']);
});

test('no order of reports takes an appointment back', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...appointmentStates)), fc.constantFrom(...appointmentStates), (reports, last) => {
    const before = reports.reduce(laterState, 'requested');
    const after = laterState(before, last);
    assert.ok(appointmentStates.indexOf(after) >= appointmentStates.indexOf(before) || after === before);
    assert.equal(laterState(after, before), after);
  }));
});
