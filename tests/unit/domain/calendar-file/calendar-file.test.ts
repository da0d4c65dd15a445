import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile, calendarKeyOf, type CalendarEvent, type Invitation } from '#domain/calendar-file/calendar-file.ts';

/** What ical.js, a parser that is not ours, makes of a file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent');
  assert.ok(event !== null);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { calendar, event, told: new ICAL.Event(event) };
}

function anEvent(wishes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    key: calendarKeyOf('01939f00-0000-7000-8000-0000000000aa'), sequence: 0, startsAt: '2026-11-27T16:00:00.000Z', minutes: 45, timeZone: 'Europe/Zurich',
    summary: 'Sérac – En boutique', place: 'Sérac Genève, quai des Moraines 14; 1204', description: null, contact: null, link: null, status: 'confirmed', writtenAt: '2026-11-20T09:00:00.000Z', ...wishes,
  };
}

const invitation: Invitation = { organizer: { name: 'Sérac Genève', email: 'geneve@serac.example' }, attendee: { name: 'Agnès "A." Dupré', email: 'agnes@example.org' } };

it('is one event that a parser reads back as it was meant', () => {
  const { event, told } = read(calendarFile(anEvent(), null));
  assert.deepEqual([told.uid, told.summary, told.location, told.sequence, event.getFirstPropertyValue('status')],
    ['vitrine-appointment-01939f00-0000-7000-8000-0000000000aa', 'Sérac – En boutique', 'Sérac Genève, quai des Moraines 14; 1204', 0, 'CONFIRMED']);
});

it('keeps any text whole through folding and escaping, with no line above 75 octets', () => {
  const line = fc.string({ unit: 'binary', maxLength: 300 }).map((text) => text.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '').trim());
  fc.assert(fc.property(line, line, (summary, description) => {
    const text = calendarFile(anEvent({ summary, description: `${description}\n${summary}` }), null);
    assert.ok(text.split('\r\n').every((entry) => Buffer.byteLength(entry) <= 75));
    const { told } = read(text);
    assert.deepEqual([told.summary, told.description], [summary, `${description}\n${summary}`]);
  }));
});

it('lets no text begin a line of its own', () => {
  const { event } = read(calendarFile(anEvent({ summary: 'A\r\nATTENDEE:mailto:x@example.org', place: 'B\nEND:VEVENT' }), null));
  assert.deepEqual([event.getFirstProperty('attendee'), event.getFirstPropertyValue('location')], [null, 'B\nEND:VEVENT']);
});

for (const timeZone of ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Dubai']) {
  it(`means the same instant in ${timeZone} all year round, by its own VTIMEZONE alone`, () => {
    for (let day = 0; day < 366; day += 3) {
      const startsAt = new Date(Date.UTC(2026, 10, 27, day % 24, 30) + day * 86_400_000).toISOString();
      const { told } = read(calendarFile(anEvent({ timeZone, startsAt, key: `k${day}` }), null));
      assert.equal(told.startDate.toJSDate().toISOString(), startsAt);
    }
  });
}

it('ends when it ends even if clocks change meanwhile', () => {
  const { told } = read(calendarFile(anEvent({ startsAt: '2026-10-24T23:30:00.000Z', minutes: 180 }), null));
  assert.equal(told.endDate.toJSDate().toISOString(), '2026-10-25T02:30:00.000Z');
});

it('is in UTC, and short, where no zone is asked for', () => {
  const text = calendarFile(anEvent({ timeZone: null }), null);
  assert.deepEqual([read(text).told.startDate.toJSDate().toISOString(), text.includes('VTIMEZONE'), text.length < 420], ['2026-11-27T16:00:00.000Z', false, true]);
});

it('invites by REQUEST, with an organiser and an attendee', () => {
  const { calendar, event } = read(calendarFile(anEvent({ sequence: 2 }), invitation));
  const attendee = event.getFirstProperty('attendee');
  assert.deepEqual([calendar.getFirstPropertyValue('method'), event.getFirstPropertyValue('organizer'), attendee?.getFirstValue(), attendee?.getFirstParameter('cn'), event.getFirstPropertyValue('sequence')],
    ['REQUEST', 'mailto:geneve@serac.example', 'mailto:agnes@example.org', 'Agnès ’A.’ Dupré', 2]);
});

it('takes back by CANCEL under the same UID', () => {
  const { calendar, event, told } = read(calendarFile(anEvent({ sequence: 3, status: 'cancelled' }), invitation));
  assert.deepEqual([calendar.getFirstPropertyValue('method'), event.getFirstPropertyValue('status'), told.uid], ['CANCEL', 'CANCELLED', anEvent().key]);
});

it('says whom to ask about it', () => {
  const { event } = read(calendarFile(anEvent({ contact: 'Claire, Sérac Genève, +41 22 000 01 14' }), null));
  assert.equal(event.getFirstPropertyValue('contact'), 'Claire, Sérac Genève, +41 22 000 01 14');
});

it('carries where a meeting by video is', () => {
  const { event } = read(calendarFile(anEvent({ link: 'https://meet.example/serac-4f2c' }), null));
  assert.deepEqual([event.getFirstPropertyValue('url'), event.getFirstPropertyValue('conference')], ['https://meet.example/serac-4f2c', 'https://meet.example/serac-4f2c']);
});
