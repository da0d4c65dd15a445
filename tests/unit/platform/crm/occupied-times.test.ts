import assert from 'node:assert/strict';
import { test } from 'node:test';
import { occupiedTimes } from '../../../../main/platform/crm/caldav/occupied-times.ts';
import { occupiedBy } from '../../../../main/platform/crm/tryton/tryton-occupancy.ts';

const within = { fromMs: Date.parse('2026-01-01T00:00:00Z'), toMs: Date.parse('2027-01-01T00:00:00Z') };
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', 'UID:a', ...lines, 'END:VEVENT'].join('\r\n');
const read = (...parts: readonly string[]) => occupiedTimes(`${['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\r\n')}\r\n`, within, 'Europe/Zurich')
  .flatMap(({ times }) => times.map(({ fromMs, toMs }) => `${new Date(fromMs).toISOString().slice(0, 16)}+${(toMs - fromMs) / 60_000}`));

test('a series keeps the boutique’s clock through a change of it, without the days that were taken out, and with those that were moved', () => {
  const series = event('DTSTART;TZID=Europe/Zurich:20261020T100000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Zurich:20261027T100000');
  const moved = event('RECURRENCE-ID;TZID=Europe/Zurich:20261103T100000', 'DTSTART;TZID=Europe/Zurich:20261103T140000', 'DTEND;TZID=Europe/Zurich:20261103T150000');
  const cancelled = event('RECURRENCE-ID;TZID=Europe/Zurich:20261110T100000', 'DTSTART;TZID=Europe/Zurich:20261110T100000', 'DTEND;TZID=Europe/Zurich:20261110T110000', 'STATUS:CANCELLED');
  assert.deepEqual(read(series, moved, cancelled), ['2026-10-20T08:00+60', '2026-11-03T13:00+60']);
});

test('a series without an end is laid out as far as is asked, from as far back as it began', () => {
  const days = read(event('DTSTART:20200101T080000Z', 'DTEND:20200101T081500Z', 'RRULE:FREQ=DAILY'));
  assert.deepEqual([days.length, days[0], days.at(-1)], [365, '2026-01-01T08:00+15', '2026-12-31T08:00+15']);
});

test('a zone in words of its own follows the rules it brings, one without rules and none at all are the boutique’s', () => {
  const zone = ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');
  const at = (zoned: string) => event(`DTSTART${zoned}:20261210T100000`, `DTEND${zoned}:20261210T110000`);
  assert.deepEqual([read(zone, at(';TZID=W. Europe Standard Time')), read(at(';TZID=Nowhere')), read(at('')), read(at(';TZID=Asia/Tokyo'))],
    [['2026-12-10T09:00+60'], ['2026-12-10T09:00+60'], ['2026-12-10T09:00+60'], ['2026-12-10T01:00+60']]);
});

test('whole days are the boutique’s; an hour that a change of clocks leaves out is the next', () => {
  assert.deepEqual([read(event('DTSTART;VALUE=DATE:20260329', 'DTEND;VALUE=DATE:20260331')), read(event('DTSTART;TZID=Europe/Zurich:20260329T023000', 'DTEND;TZID=Europe/Zurich:20260329T040000'))],
    [['2026-03-28T23:00+2820'], ['2026-03-29T01:30+30']]);
});

test('an opportunity of Tryton takes the time that its description says, by the boutique’s clock or in UTC, of whoever has it', () => {
  const occupies = { boutiqueId: 'geneve', employees: { 'Claire M.': 'claire' } };
  const read = (description: string, state = 'lead', employee: string | null = 'Claire M.') => occupiedBy({ description, state, employee }, occupies, 'Europe/Zurich')
    .map(({ advisorId, fromMs, toMs }) => [advisorId, new Date(fromMs).toISOString().slice(0, 16), (toMs - fromMs) / 60_000]);
  assert.deepEqual([read('Strap · 2026-12-08 10:00, 45 min'), read('Vitrine · boutique · confirmed · 2026-12-08 09:00 UTC, 45 min', 'opportunity', null), read('2026-12-08 10:00, 45 min', 'lost'), read('Call back')],
    [[['claire', '2026-12-08T09:00', 45]], [[null, '2026-12-08T09:00', 45]], [], []]);
});
