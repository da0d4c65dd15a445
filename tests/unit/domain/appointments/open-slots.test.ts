import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isStillOffered, openSlotsOn, type BusySpan, type OfferedTime, type SlotQuestion } from '#domain/appointments/open-slots.ts';
import { localCalendar } from '../../../../main/platform/calendar/local-calendar.ts';

const minuteMs = 60_000;

function anOffer(change: Partial<OfferedTime> = {}): OfferedTime {
  return { minutes: 45, leadMinutes: 120, capacity: 1, horizonDays: 400, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...change };
}

function aQuestion(change: Partial<SlotQuestion> = {}): SlotQuestion {
  const day = [{ opensAt: 600, closesAt: 780 }, { opensAt: 840, closesAt: 1110 }];
  return {
    hours: { week: [day, day, day, day, day, [], []], exceptions: [] },
    offer: anOffer(),
    calendar: localCalendar('Europe/Zurich'),
    busy: [],
    receivers: null,
    nowMs: Date.parse('2026-11-27T05:00:00.000Z'),
    ...change,
  };
}

const times = (slots: readonly number[]): readonly string[] => slots.map((ms) => new Date(ms).toISOString().slice(11, 16));

test('a day offers each half hour of its spans that leaves room for the meeting, in the boutique’s zone', () => {
  assert.deepEqual(times(openSlotsOn('2026-11-27', aQuestion())), ['09:00', '09:30', '10:00', '10:30', '11:00', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30']);
});

test('nothing is offered on a closed day, nor for an offer without a length', () => {
  assert.deepEqual([openSlotsOn('2026-11-28', aQuestion()), openSlotsOn('2026-11-27', aQuestion({ offer: anOffer({ minutes: 0, leadMinutes: 0 }) }))], [[], []]);
});

test('the lead keeps the next hours free', () => {
  assert.equal(times(openSlotsOn('2026-11-27', aQuestion({ nowMs: Date.parse('2026-11-27T08:10:00.000Z') })))[0], '10:30');
});

test('a time is taken for as long as another meeting of its kind overlaps it', () => {
  const busy = [{ startsAtMs: Date.parse('2026-11-27T10:00:00.000Z'), minutes: 45, places: 1 }];
  assert.deepEqual(times(openSlotsOn('2026-11-27', aQuestion({ busy }))).slice(0, 4), ['09:00', '11:00', '13:00', '13:30']);
});

test('two short meetings one after the other take one place, not two', () => {
  const busy = ['2026-11-27T09:00:00.000Z', '2026-11-27T09:15:00.000Z'].map((at) => ({ startsAtMs: Date.parse(at), minutes: 15, places: 1 }));
  assert.ok(times(openSlotsOn('2026-11-27', aQuestion({ busy, offer: anOffer({ capacity: 2 }) }))).includes('09:00'));
});

test('an hour that the change of clocks leaves out is not offered, and one that it repeats is offered once', () => {
  const night = [{ opensAt: 60, closesAt: 240 }];
  const hours = { week: [night, night, night, night, night, night, night], exceptions: [] };
  const offer = anOffer({ minutes: 30, leadMinutes: 0 });
  const nowMs = Date.parse('2026-01-01T00:00:00.000Z');
  assert.deepEqual(times(openSlotsOn('2026-03-29', aQuestion({ hours, offer, nowMs }))), ['00:00', '00:30', '01:00', '01:30']);
  assert.deepEqual(times(openSlotsOn('2026-10-25', aQuestion({ hours, offer, nowMs }))), ['23:00', '23:30', '00:00', '00:30', '02:00', '02:30']);
});

const busySpan: fc.Arbitrary<BusySpan> = fc.record({
  startsAtMs: fc.integer({ min: 0, max: 11 * 60 }).map((minute) => Date.parse('2026-11-27T07:00:00.000Z') + minute * minuteMs),
  minutes: fc.integer({ min: 5, max: 240 }),
  places: fc.integer({ min: 1, max: 3 }),
});

test('no minute of an offered time is over its capacity, whatever the calendar holds', () => {
  fc.assert(fc.property(fc.array(busySpan, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 5, max: 180 }), (busy, capacity, minutes) => {
    const question = aQuestion({ busy, offer: anOffer({ minutes, leadMinutes: 0, capacity }) });
    for (const start of openSlotsOn('2026-11-27', question)) {
      for (let at = start; at < start + minutes * minuteMs; at += minuteMs) {
        const taken = busy.filter((span) => span.startsAtMs <= at && at < span.startsAtMs + span.minutes * minuteMs).reduce((sum, span) => sum + span.places, 0);
        assert.ok(taken < capacity);
      }
    }
  }));
});

test('what was offered when a form was begun may still be asked for, but not what never was', () => {
  const nowMs = Date.parse('2026-11-27T08:10:00.000Z');
  const at = (text: string, minutes = 45) => isStillOffered({ startsAtMs: Date.parse(text), minutes }, aQuestion({ nowMs }), 30 * minuteMs);
  assert.deepEqual([at('2026-11-27T10:00:00.000Z'), at('2026-11-27T09:30:00.000Z'), at('2026-11-27T10:10:00.000Z'), at('2026-11-27T10:30:00.000Z', 30)], [true, false, false, false]);
});
