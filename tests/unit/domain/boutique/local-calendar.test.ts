import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { localCalendar } from '../../../../main/platform/calendar/local-calendar.ts';

const zones = ['Europe/Zurich', 'Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Sao_Paulo'] as const;

test('the boutique’s calendar agrees with the time zone database, to the minute', () => {
  fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 3650 }), fc.integer({ min: 0, max: 1439 }), (zone, dayIndex, minute) => {
    const date = Temporal.PlainDate.from('2020-01-01').add({ days: dayIndex });
    const wall = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
    const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const expected = zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : null;
    const calendar = localCalendar(zone);
    assert.deepEqual(
      [calendar.epochMsOf(date.toString(), minute), calendar.weekdayOf(date.toString()), calendar.dateOf(zoned.epochMilliseconds), calendar.dateAfter(date.toString(), 40)],
      [expected, date.dayOfWeek, zoned.toPlainDate().toString(), date.add({ days: 40 }).toString()],
    );
  }), { numRuns: 600 });
});

test('an hour that is left out has no instant, and the first of one that is repeated is meant', () => {
  const { epochMsOf } = localCalendar('Europe/Zurich');
  const at = (date: string, minute: number) => epochMsOf(date, minute);
  assert.deepEqual([at('2026-03-29', 150), at('2026-10-25', 150)], [null, Date.parse('2026-10-25T00:30:00.000Z')]);
});

test('a zone that nobody knows is refused', () => {
  assert.throws(() => localCalendar('Europe/Atlantis'), RangeError);
});
