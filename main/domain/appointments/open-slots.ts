import type { EpochMs, LocalCalendar } from '../boutique/local-calendar.ts';
import { openingSpansOn, type LocalDate, type OpeningHours } from '../boutique/opening-hours.ts';
import { allQuarters, dropQuarter, dropQuarters, hasQuarter, inAny, quartersOf, whereRowsBegin, type QuarterBits, type QuarterRun, type Stretch } from './quarters.ts';

export type TimeSpan = { readonly startsAtMs: EpochMs; readonly minutes: number };

/** A time that the calendar holds for one kind, and for how many. */
export type BusySpan = TimeSpan & { readonly places: number };

/** What the maison says of one kind of appointment. */
export type OfferedTime = {
  readonly minutes: number;
  /** Kept free for the room or the way, before and after; it may lie outside the opening hours. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** The least time between asking and meeting. */
  readonly leadMinutes: number;
  /** The furthest day that may be asked for, counted from today. */
  readonly horizonDays: number;
  readonly capacity: number;
};

/** One who receives the kind that is asked for; `away` is absences and meetings. */
export type Receiver = { readonly away: readonly Stretch[] };

export type SlotQuestion = {
  readonly hours: OpeningHours;
  readonly offer: OfferedTime;
  readonly calendar: LocalCalendar;
  readonly busy: readonly BusySpan[];
  /** Null when nobody in particular receives: places alone count, as at an event. */
  readonly receivers: readonly Receiver[] | null;
  readonly nowMs: EpochMs;
};

export type DayOfSlots = { readonly date: LocalDate; readonly startsAtMs: readonly EpochMs[] };

/** Meetings begin on the hour and half past it, counted from the opening. */
export const slotStepMinutes = 30;

/** What is shorter is not a meeting with a time: somebody is called (`now`). */
const shortestMeetingMinutes = 5;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The beginnings, in order, that may be asked for on each of some days. An offer without a length (`now`) has none. */
export function openSlots(from: LocalDate, days: number, question: SlotQuestion): readonly DayOfSlots[] {
  const { calendar, offer, nowMs } = question;
  const dates = Array.from({ length: days }, (_, index) => calendar.dateAfter(from, index));
  if (offer.minutes < shortestMeetingMinutes) return dates.map((date) => ({ date, startsAtMs: [] }));
  const earliestMs = nowMs + offer.leadMinutes * minuteMs;
  const lastDate = calendar.dateAfter(calendar.dateOf(nowMs), offer.horizonDays);
  const offered = dates.map((date) => ({ date, startsAtMs: date > lastDate ? [] : startsOn(date, question).filter((startMs) => startMs >= earliestMs) }));
  const hasRoom = roomFor(offered.flatMap(({ startsAtMs }) => startsAtMs), question);
  return offered.map(({ date, startsAtMs }) => ({ date, startsAtMs: startsAtMs.filter(hasRoom) }));
}

export function openSlotsOn(date: LocalDate, question: SlotQuestion): readonly EpochMs[] {
  return openSlots(date, 1, question).flatMap(({ startsAtMs }) => startsAtMs);
}

/**
 * Whether a time may still be asked for; `graceMs` forgives the time that filling a form takes.
 */
export function isStillOffered(slot: TimeSpan, question: SlotQuestion, graceMs: number): boolean {
  if (slot.minutes !== question.offer.minutes || slot.startsAtMs <= question.nowMs) return false;
  const date = question.calendar.dateOf(slot.startsAtMs);
  return openSlotsOn(date, { ...question, nowMs: question.nowMs - graceMs }).includes(slot.startsAtMs);
}

/** All that a meeting takes of the calendar, with what is kept free around it. */
export function stretchTaken(startsAtMs: EpochMs, offer: Pick<OfferedTime, 'minutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>): Stretch {
  return { fromMs: startsAtMs - offer.bufferBeforeMinutes * minuteMs, toMs: startsAtMs + (offer.minutes + offer.bufferAfterMinutes) * minuteMs };
}

function startsOn(date: LocalDate, { hours, offer, calendar }: SlotQuestion): readonly EpochMs[] {
  const starts: EpochMs[] = [];
  for (const span of openingSpansOn(hours, date, calendar.weekdayOf(date))) {
    const opensMs = calendar.epochMsOf(date, span.opensAt);
    const closesMs = calendar.epochMsOf(date, span.closesAt);
    // On all days but two of a year the clock runs evenly while the boutique is open.
    const isEven = opensMs !== null && closesMs !== null && closesMs - opensMs === (span.closesAt - span.opensAt) * minuteMs;
    for (let minute = span.opensAt; minute + offer.minutes <= span.closesAt; minute += slotStepMinutes) {
      const epochMs = isEven ? opensMs + (minute - span.opensAt) * minuteMs : calendar.epochMsOf(date, minute);
      if (epochMs !== null) starts.push(epochMs);
    }
  }
  return starts;
}

/** Whether a place and one who receives are free for all of a meeting that begins then. */
function roomFor(starts: readonly EpochMs[], question: SlotQuestion): (startsAtMs: EpochMs) => boolean {
  const { offer, receivers, busy } = question;
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return () => false;
  const run = quartersOf({ fromMs: first - dayMs, toMs: last + 2 * dayMs });
  const places = freePlaces(run, busy, offer.capacity);
  const people = receivers?.map(({ away }) => freeQuarters(run, away)) ?? null;
  // Meetings that begin inside a quarter touch one more of them: at most two lengths occur.
  const roomOfLength = new Map<number, readonly QuarterBits[]>();
  const roomFrom = (length: number): readonly QuarterBits[] => {
    const known = roomOfLength.get(length);
    if (known !== undefined) return known;
    const made = [whereRowsBegin(places, length), ...(people === null ? [] : [inAny(run, people.map((free) => whereRowsBegin(free, length)))])];
    roomOfLength.set(length, made);
    return made;
  };
  return (startsAtMs) => {
    const taken = quartersOf(stretchTaken(startsAtMs, offer));
    return roomFrom(taken.count).every((bits) => hasQuarter(bits, taken.first));
  };
}

function freeQuarters(run: QuarterRun, away: readonly Stretch[]): QuarterBits {
  const free = allQuarters(run);
  for (const stretch of away) dropQuarters(free, stretch);
  return free;
}

function freePlaces(run: QuarterRun, busy: readonly BusySpan[], capacity: number): QuarterBits {
  const taken = new Int16Array(run.count);
  for (const { startsAtMs, minutes, places } of busy) {
    const touched = quartersOf({ fromMs: startsAtMs, toMs: startsAtMs + minutes * minuteMs });
    const end = Math.min(run.count, touched.first + touched.count - run.first);
    for (let index = Math.max(0, touched.first - run.first); index < end; index += 1) taken[index] = (taken[index] ?? 0) + places;
  }
  const free = allQuarters(run);
  taken.forEach((count, index) => {
    if (count >= capacity) dropQuarter(free, index);
  });
  return free;
}
