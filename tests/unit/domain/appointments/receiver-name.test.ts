import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advisorId } from '#contract/ids.ts';
import { advisorName, receiverName } from '#domain/appointments/receiver-name.ts';

const [claire, karim, left] = [advisorId.parse('claire-m'), advisorId.parse('karim-h'), advisorId.parse('left-l')];
const advisors = [{ id: claire, givenName: 'Claire', isNamedToVisitors: true }, { id: karim, givenName: 'Karim', isNamedToVisitors: false }];

test('a visitor hears a name where the maison says so; staff hear it always, and of whoever left a number', () => {
  const asked = [claire, karim, left, null];
  assert.deepEqual(asked.map((id) => receiverName(advisors, id)), ['Claire', null, null, null]);
  assert.deepEqual(asked.map((id) => advisorName(advisors, id)), ['Claire', 'Karim', left, null]);
});
