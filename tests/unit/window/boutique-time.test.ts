import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { dateIn, dayParts, timeIn } from '../../../renderer/window/boutique-time.ts';

it('says an hour in figures that every language reads', () => {
  assert.deepEqual(['fr', 'ar', 'ja'].map((locale) => timeIn('Europe/Zurich', locale, '2026-11-27T16:05:00.000Z')), ['17:05', '17:05', '17:05']);
});

it('gives the calendar day of the boutique, not of UTC', () => {
  assert.equal(dateIn('Asia/Tokyo', Date.UTC(2026, 10, 27, 20)), '2026-11-28');
});

it('names the day that the date says', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
    const date = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
    return dayParts(date, 'fr').day === String(Number(date.slice(8)));
  }));
});
