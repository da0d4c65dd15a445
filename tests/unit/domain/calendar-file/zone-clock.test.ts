import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clockChanges, offsetMinutesOf } from '#domain/calendar-file/zone-clock.ts';

it('knows summer and winter of the boutique, whatever this machine’s own zone', () => {
  assert.deepEqual([Date.UTC(2026, 6, 1), Date.UTC(2026, 11, 1)].map((epochMs) => offsetMinutesOf('Europe/Zurich', epochMs)), [120, 60]);
});

it('reads half-hour zones', () => {
  assert.equal(offsetMinutesOf('Asia/Kolkata', Date.UTC(2026, 10, 27)), 330);
});

it('finds the minute at which clocks change', () => {
  const changes = clockChanges('Europe/Zurich', Date.UTC(2026, 9, 20), Date.UTC(2026, 9, 26));
  assert.deepEqual(changes.map(({ atMs, toMinutes }) => [new Date(atMs).toISOString(), toMinutes]), [['2026-03-29T01:00:00.000Z', 120], ['2026-10-25T01:00:00.000Z', 60]]);
});

it('finds none where clocks never change', () => {
  assert.deepEqual(clockChanges('Asia/Tokyo', Date.UTC(2026, 9, 20), Date.UTC(2026, 9, 26)), []);
});
