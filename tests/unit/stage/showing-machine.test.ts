import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingShown, stepShowing, type Showing, type ShowingEvent } from '../../../renderer/stage/watch/showing-machine.ts';

const after = (...events: readonly ShowingEvent[]): Showing => events.reduce(stepShowing, nothingShown);
const asked = (key: string, how: { isReady?: boolean; hasStill?: boolean } = {}): ShowingEvent => ({ kind: 'shot-asked', key, isReady: how.isReady ?? false, hasStill: how.hasStill ?? false });
const painted = (key: string): ShowingEvent => ({ kind: 'live-painted', key });

test('shows the still of a watch that is not ready', () => {
  assert.equal(after(asked('A', { hasStill: true })).cover, 'still');
});

test('shows a still that comes after its watch was asked for, and none over a picture', () => {
  assert.equal(after(asked('A'), { kind: 'still-came' }).cover, 'still');
  assert.equal(after(asked('A'), painted('A'), { kind: 'still-came' }).cover, 'none');
  assert.equal(after(asked('A'), painted('A'), asked('B'), { kind: 'still-came' }).cover, 'last-picture');
});

test('uncovers the live picture once it is painted', () => {
  assert.deepEqual(after(asked('A', { hasStill: true }), painted('A')), { wanted: 'A', live: 'A', cover: 'none' });
});

test('keeps the last picture while a watch without a still loads', () => {
  assert.equal(after(asked('A'), painted('A'), asked('B')).cover, 'last-picture');
});

test('ignores the picture of a watch that is no longer wanted', () => {
  assert.equal(after(asked('A', { hasStill: true }), asked('B', { hasStill: true }), painted('A')).cover, 'still');
});

test('goes straight back to the watch the canvas still holds', () => {
  assert.equal(after(asked('A'), painted('A'), asked('B', { hasStill: true }), asked('A')).cover, 'none');
});

test('keeps the last picture when a model is broken and there is no still', () => {
  assert.equal(after(asked('A'), painted('A'), asked('B'), { kind: 'model-failed', key: 'B', hasStill: false }).cover, 'last-picture');
});

test('covers a lost context with the very picture that was there', () => {
  assert.deepEqual(after(asked('A'), painted('A'), { kind: 'context-lost', hasStill: true }), { wanted: 'A', live: undefined, cover: 'last-picture' });
});

test('uncovers after a lost context only when the picture is painted again', () => {
  assert.equal(after(asked('A'), painted('A'), { kind: 'context-lost', hasStill: false }, painted('A')).cover, 'none');
});
