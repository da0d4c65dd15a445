import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assignSlots, noSlots } from '../../../../main/platform/tag-reader/assign-slots.ts';

const left = 'ACS ACR122U PICC Interface 00 00';
const right = 'ACS ACR122U PICC Interface 01 00';
const virtual = ['Virtual PCD 00 00', 'Virtual PCD 00 01'];

describe('slots', () => {
  it('go to readers in the order of their names', () => assert.deepEqual(assignSlots(noSlots, [right, left]), [left, right]));
  it('are kept for a reader that is away', () => assert.deepEqual(assignSlots([left, right], [right]), [left, right]));
  it('go to a new reader when the one that had it is away', () => assert.deepEqual(assignSlots([left, right], [right, 'Other 02 00']), ['Other 02 00', right]));
  it('are two at most', () => assert.deepEqual(assignSlots([left, right], [left, right, 'Other 02 00']), [left, right]));
  it('are none for a security module', () => assert.deepEqual(assignSlots(noSlots, ['ACS ACR1252 1S CL Reader SAM 00 01', 'ACS ACR1252 1S CL Reader PICC 00 00']), ['ACS ACR1252 1S CL Reader PICC 00 00', null]));
  it('go to virtual readers while there is no real one', () => assert.deepEqual(assignSlots(noSlots, virtual), virtual));
  it('are taken from virtual readers by a real one', () => assert.deepEqual(assignSlots(['Virtual PCD 00 00', 'Virtual PCD 00 01'], [...virtual, left]), [left, null]));
});
