import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openSlots, type OfferedTime, type SlotQuestion } from '#domain/appointments/open-slots.ts';
import { localCalendar } from '../../../../main/platform/calendar/local-calendar.ts';
import { scanDays } from '../../../support/scan-days.ts';

const zones = ['Europe/Zurich', 'Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'] as const;
const startMs = Date.parse('2026-01-01T00:00:00.000Z');
const minuteMs = 60_000;
const days = 12;

const span = fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 15, max: 720 })).map(([opensAt, length]) => ({ opensAt, closesAt: Math.min(1440, opensAt + length) }));
const daySpans = fc.array(span, { maxLength: 2 });
const offer: fc.Arbitrary<OfferedTime> = fc.record({
  minutes: fc.integer({ min: 5, max: 240 }), leadMinutes: fc.integer({ min: 0, max: 4000 }), horizonDays: fc.integer({ min: 1, max: 14 }), capacity: fc.integer({ min: 1, max: 3 }),
  bufferBeforeMinutes: fc.constantFrom(0, 10, 15, 45), bufferAfterMinutes: fc.constantFrom(0, 5, 30),
});
/** Within the days asked for, or hanging over their ends. */
const minuteOf = (most: number) => fc.integer({ min: -600, max: most });

/** A question about some days from `dayIndex` on, which is now. */
const questions = fc.record({ zone: fc.constantFrom(...zones), dayIndex: fc.integer({ min: 0, max: 360 }) }).chain(({ zone, dayIndex }) => {
  const nowMs = startMs + dayIndex * 86_400_000;
  const calendar = localCalendar(zone);
  const from = calendar.dateOf(nowMs);
  const date = fc.nat({ max: days }).map((later) => calendar.dateAfter(from, later));
  const stretch = fc.tuple(minuteOf(days * 1440), fc.integer({ min: 1, max: 3000 })).map(([at, length]) => ({ fromMs: nowMs + at * minuteMs, toMs: nowMs + (at + length) * minuteMs }));
  const question: fc.Arbitrary<SlotQuestion> = fc.record({
    hours: fc.record({ week: fc.array(daySpans, { minLength: 7, maxLength: 7 }), holidays: fc.array(date, { maxLength: 2 }), exceptions: fc.array(fc.record({ date, spans: daySpans }), { maxLength: 2 }) }),
    offer,
    calendar: fc.constant(calendar),
    busy: fc.array(fc.record({ startsAtMs: minuteOf(days * 1440).map((at) => nowMs + at * minuteMs), minutes: fc.integer({ min: 5, max: 480 }), places: fc.integer({ min: 1, max: 2 }) }), { maxLength: 20 }),
    receivers: fc.option(fc.array(fc.record({ away: fc.array(stretch, { maxLength: 6 }) }), { maxLength: 3 })),
    nowMs: fc.constant(nowMs),
  });
  return question.map((value) => ({ zone, from, question: value }));
});

test('what is offered is what a scan of every day finds, in every zone, through every change of clocks', () => {
  fc.assert(fc.property(questions, ({ zone, from, question }) => {
    assert.deepEqual(openSlots(from, days, question), scanDays(from, days, zone, question));
  }), { numRuns: 400 });
});

const day = [{ opensAt: 600, closesAt: 1110 }];

function aQuestion(change: Partial<SlotQuestion> = {}): SlotQuestion {
  return {
    hours: { week: Array.from({ length: 7 }, () => day), holidays: [], exceptions: [] },
    offer: { minutes: 45, leadMinutes: 0, horizonDays: 400, capacity: 2, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    calendar: localCalendar('Europe/Zurich'), busy: [], receivers: null, nowMs: startMs, ...change,
  };
}

test('the maison’s holiday is closed, but for a boutique that says otherwise of that day', () => {
  const hours = { ...aQuestion().hours, holidays: ['2026-05-01', '2026-08-01'], exceptions: [{ date: '2026-08-01', spans: [{ opensAt: 600, closesAt: 660 }] }] };
  assert.deepEqual(['2026-05-01', '2026-08-01'].map((date) => openSlots(date, 1, aQuestion({ hours }))[0]?.startsAtMs.length), [0, 1]);
});

test('nothing is offered beyond the horizon', () => {
  const question = aQuestion({ offer: { ...aQuestion().offer, horizonDays: 3 } });
  assert.deepEqual(openSlots('2026-01-01', 6, question).map(({ startsAtMs }) => startsAtMs.length > 0), [true, true, true, true, false, false]);
});

test('what is kept free around a meeting keeps its neighbours away', () => {
  const busy = [{ startsAtMs: Date.parse('2026-01-05T11:00:00.000Z'), minutes: 60, places: 2 }];
  const starts = openSlots('2026-01-05', 1, aQuestion({ busy, offer: { ...aQuestion().offer, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 } }))[0]?.startsAtMs ?? [];
  assert.deepEqual(starts.map((ms) => new Date(ms).toISOString().slice(11, 16)), ['09:00', '09:30', '12:30', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30']);
});

test('a year for twenty advisors is laid out in well under the time of a frame or two', () => {
  const receivers = Array.from({ length: 20 }, (_, index) => ({
    away: Array.from({ length: 150 }, (__, meeting) => ({ fromMs: startMs + (meeting * 3541 + index * 97) * minuteMs, toMs: startMs + (meeting * 3541 + index * 97 + 90) * minuteMs })),
  }));
  const times = Array.from({ length: 7 }, () => {
    const beganAt = performance.now();
    openSlots('2026-01-01', 365, aQuestion({ receivers }));
    return performance.now() - beganAt;
  });
  // The benchmark states the figure; this one only catches a change of order, on whatever machine runs it.
  assert.ok(Math.min(...times) < 60, `${Math.min(...times)} ms`);
});
