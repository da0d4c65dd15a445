import assert from 'node:assert/strict';
import { openSlots, type SlotQuestion } from '#domain/appointments/open-slots.ts';
import type { Stretch } from '#domain/appointments/quarters.ts';
import { receiversFor, type Advisor } from '#domain/appointments/receivers.ts';
import { advisorId } from '#contract/ids.ts';
import { localCalendar } from '../../../main/platform/calendar/local-calendar.ts';
import { scanDays } from '../../support/scan-days.ts';
import { chanceFrom } from '../../torture/random.ts';
import { distributionOf, type Bench } from '../measured.ts';

const timeZone = 'Europe/Zurich';
const from = '2026-11-27';
const nowMs = Date.parse('2026-11-26T23:30:00.000Z');
const days = 365;
const advisorCount = 20;
const meetingsEach = 400;
const mostMs = 20;

/** A year of one kind for a boutique with twenty advisors: ours, and a scan of every day with a calendar library, which must find the same. */
export const bench: Bench = ({ runs, say }) => {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const [advisors, meetings] = [advisorsOf(run), meetingsOf(advisorCount, run)];
    const beganAt = performance.now();
    const question = questionOf(advisors, meetings);
    const found = openSlots(from, days, question);
    ours.push(performance.now() - beganAt);
    const scanBeganAt = performance.now();
    const scanned = scanDays(from, days, timeZone, question);
    peer.push(performance.now() - scanBeganAt);
    assert.deepEqual(found, scanned);
    say(`run ${run + 1}: ${found.reduce((sum, day) => sum + day.startsAtMs.length, 0)} beginnings, ours ${ours.at(-1)?.toFixed(1)} ms, day-scan ${peer.at(-1)?.toFixed(0)} ms`);
  }
  const [mine, theirs] = [distributionOf(ours), distributionOf(peer)];
  return Promise.resolve({
    unit: 'ms', ours: mine, peer: { name: 'day-scan', ...theirs }, aim: 0.1,
    remarks: [`a year for ${advisorCount} advisors, each with ${meetingsEach} meetings and 6 weeks of absence: median ${mine.median.toFixed(1)} ms (aim ${mostMs}: ${mine.median < mostMs ? 'met' : 'missed'}); the two answers are equal`],
  });
};

function advisorsOf(seed: number): readonly Advisor[] {
  const { calendar, chance } = { calendar: localCalendar(timeZone), chance: chanceFrom(seed + 1) };
  return Array.from({ length: advisorCount }, (_, index): Advisor => ({
    id: advisorId.parse(`advisor-${index}`), languages: ['fr', 'en'], receives: ['boutique'],
    absences: Array.from({ length: 6 }, () => {
      const first = calendar.dateAfter(from, Math.floor(chance.between(0, days)));
      return { from: first, to: calendar.dateAfter(first, 6), begins: 0, ends: 1440 };
    }),
  }));
}

function meetingsOf(count: number, seed: number): ReadonlyMap<string, readonly Stretch[]> {
  const chance = chanceFrom(seed + 1_000);
  const meeting = (): Stretch => {
    const fromMs = nowMs + Math.floor(chance.between(0, days * 96)) * 15 * 60_000;
    return { fromMs, toMs: fromMs + 90 * 60_000 };
  };
  return new Map(Array.from({ length: count }, (_, index) => [`advisor-${index}`, Array.from({ length: meetingsEach }, meeting)]));
}

/** Laying out the absences of a year is part of the answer. */
function questionOf(advisors: readonly Advisor[], meetings: ReadonlyMap<string, readonly Stretch[]>): SlotQuestion {
  const calendar = localCalendar(timeZone);
  const weekday = [{ opensAt: 600, closesAt: 1140 }];
  return {
    hours: { week: [...Array.from({ length: 6 }, () => weekday), []], holidays: ['2026-12-25', '2027-01-01', '2027-08-01'], exceptions: [] },
    offer: { minutes: 45, bufferBeforeMinutes: 0, bufferAfterMinutes: 15, leadMinutes: 120, horizonDays: days, capacity: advisorCount },
    calendar,
    busy: [],
    receivers: receiversFor(advisors, { kind: 'boutique', locale: 'fr' }, calendar, (id) => meetings.get(id) ?? []),
    nowMs,
  };
}
