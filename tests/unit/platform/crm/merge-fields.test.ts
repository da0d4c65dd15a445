import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { digestsOf, mergeFields } from '../../../../main/platform/crm/merge-fields.ts';

const key = 'vitrine-client-1';
const digest = (fields: Readonly<Record<string, string>>) => digestsOf(key, fields);

test('a field is written where what stands there is ours, or nothing ever stood', () => {
  const merged = mergeFields(key, { wanted: { name: 'B', phone: '1', email: 'e' }, found: { name: 'A', phone: '' }, ours: [digest({ name: 'A' })] });
  assert.deepEqual(merged, { write: { name: 'B', phone: '1', email: 'e' }, kept: [] });
});

test('what somebody corrected or took out stays, and is named when the hub would have it otherwise', () => {
  const ours = [digest({ name: 'A', phone: '1' })];
  assert.deepEqual(mergeFields(key, { wanted: { name: 'A', phone: '1' }, found: { name: 'Corrected', phone: '' }, ours }), { write: {}, kept: [] });
  assert.deepEqual(mergeFields(key, { wanted: { name: 'B', phone: '1' }, found: { name: 'Corrected', phone: '1' }, ours }), { write: {}, kept: ['name'] });
});

test('whatever happened before, a replay of what was written last writes nothing over others', () => {
  const value = fc.constantFrom('', 'a', 'b', 'c');
  const fields = fc.record({ name: value, phone: value });
  fc.assert(fc.property(fields, fields, (written, found) => {
    const { write } = mergeFields(key, { wanted: written, found, ours: [digest(written)] });
    assert.deepEqual(write, {});
  }));
});
