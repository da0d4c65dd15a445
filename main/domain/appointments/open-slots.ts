import { openingSpansOn, type LocalDate, type LocalMinutes, type OpeningHours } from '../boutique/opening-hours.ts';

/** Milliseconds since the epoch. */
export type EpochMs = number;

export type TimeSpan = { readonly startsAtMs: EpochMs; readonly minutes: number };

/** A time that the calendar holds for one kind, and for how many. */
export type BusySpan = TimeSpan & { readonly places: number };

export type OfferedTime = {
  readonly minutes: number;
  readonly leadMinutes: number;
  readonly capacity: number;
};

/** The boutique's own calendar, in its time zone. */
export type LocalCalendar = {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekdayOf: (date: LocalDate) => number;
  /** Null for a local time that a change of clocks leaves out. */
  readonly epochMsOf: (date: LocalDate, minute: LocalMinutes) => EpochMs | null;
  readonly dateAfter: (date: LocalDate, days: number) => LocalDate;
  readonly dateOf: (epochMs: EpochMs) => LocalDate;
};

export type SlotQuestion = {
  readonly hours: OpeningHours;
  readonly offer: OfferedTime;
  readonly calendar: LocalCalendar;
  readonly busy: readonly BusySpan[];
  readonly nowMs: EpochMs;
};

/** Meetings begin on the hour and half past it, counted from the opening. */
export const slotStepMinutes = 30;

/** What is shorter is not a meeting with a time: somebody is called (`now`). */
const shortestMeetingMinutes = 5;

const minuteMs = 60_000;

/** The beginnings, in order, that may be asked for on a date. An offer without a length (`now`) has none. */
export function openSlotsOn(date: LocalDate, question: SlotQuestion): readonly EpochMs[] {
  const { hours, offer, calendar, nowMs } = question;
  if (offer.minutes < shortestMeetingMinutes) return [];
  const earliestMs = nowMs + offer.leadMinutes * minuteMs;
  return startsOn(date, hours, offer.minutes, calendar).filter((startsAtMs) => startsAtMs >= earliestMs && hasPlace(startsAtMs, question));
}

/**
 * Whether a time may still be asked for; `graceMs` forgives the time that filling a form takes.
 */
export function isStillOffered(slot: TimeSpan, question: SlotQuestion, graceMs: number): boolean {
  if (slot.minutes !== question.offer.minutes || slot.startsAtMs <= question.nowMs) return false;
  const date = question.calendar.dateOf(slot.startsAtMs);
  return openSlotsOn(date, { ...question, nowMs: question.nowMs - graceMs }).includes(slot.startsAtMs);
}

function startsOn(date: LocalDate, hours: OpeningHours, minutes: number, calendar: LocalCalendar): readonly EpochMs[] {
  const starts: EpochMs[] = [];
  for (const span of openingSpansOn(hours, date, calendar.weekdayOf(date))) {
    for (let minute = span.opensAt; minute + minutes <= span.closesAt; minute += slotStepMinutes) {
      const epochMs = calendar.epochMsOf(date, minute);
      if (epochMs !== null) starts.push(epochMs);
    }
  }
  return starts;
}

function hasPlace(startsAtMs: EpochMs, { busy, offer }: SlotQuestion): boolean {
  const endsAtMs = startsAtMs + offer.minutes * minuteMs;
  const meeting = busy.filter((span) => span.startsAtMs < endsAtMs && span.startsAtMs + span.minutes * minuteMs > startsAtMs);
  // The number present only grows where something begins, so the fullest moment is one of those.
  const moments = [startsAtMs, ...meeting.map((span) => span.startsAtMs).filter((ms) => ms > startsAtMs)];
  return moments.every((moment) => placesTakenAt(moment, meeting) < offer.capacity);
}

function placesTakenAt(momentMs: EpochMs, busy: readonly BusySpan[]): number {
  return busy
    .filter((span) => span.startsAtMs <= momentMs && span.startsAtMs + span.minutes * minuteMs > momentMs)
    .reduce((places, span) => places + span.places, 0);
}
