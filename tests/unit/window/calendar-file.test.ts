import assert from 'node:assert/strict';
import { it } from 'node:test';
import { calendarFile } from '../../../renderer/window/visit/calendar-file.ts';

const event = { id: '01939f00-0000-7000-8000-0000000000aa', slot: { startsAt: '2026-11-27T16:00:00.000Z', minutes: 45 }, summary: 'Sérac – En boutique', place: 'Sérac Genève, quai des Moraines 14; 1204' };

it('begins and ends when the meeting does, in UTC', () => {
  assert.match(calendarFile(event), /DTSTART:20261127T160000Z\r\nDTEND:20261127T164500Z/);
});

it('escapes what iCalendar gives a meaning to', () => {
  assert.match(calendarFile(event), /LOCATION:Sérac Genève\\, quai des Moraines 14\\; 1204/);
});

it('carries the id by which a calendar knows the same meeting again', () => {
  assert.match(calendarFile(event), /UID:01939f00-0000-7000-8000-0000000000aa/);
});
