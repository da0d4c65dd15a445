import type { LocalDate, LocalMinutes } from './opening-hours.ts';

/** Milliseconds since the epoch. */
export type EpochMs = number;

/** The boutique's own calendar, in its time zone. */
export type LocalCalendar = {
  /** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
  readonly weekdayOf: (date: LocalDate) => number;
  /** The first of a local time that a change of clocks repeats; null for one that it leaves out. */
  readonly epochMsOf: (date: LocalDate, minute: LocalMinutes) => EpochMs | null;
  readonly dateAfter: (date: LocalDate, days: number) => LocalDate;
  readonly dateOf: (epochMs: EpochMs) => LocalDate;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;
const thursdayFirst = 3;

/**
 * Plain arithmetic on a zone's offset, so that a year of days costs no calendar library.
 * @param offsetMsAt what to add to an instant for the local time; it may change once in two days
 */
export function calendarOf(offsetMsAt: (epochMs: EpochMs) => number): LocalCalendar {
  return {
    weekdayOf: (date) => (((dayOf(date) + thursdayFirst) % 7) + 7) % 7 + 1,
    epochMsOf: (date, minute) => {
      const localMs = dayOf(date) * dayMs + minute * minuteMs;
      const [before, after] = [offsetMsAt(localMs - dayMs), offsetMsAt(localMs + dayMs)];
      // Before a change the zone was at `before`: when both fit, that one is the earlier.
      if (offsetMsAt(localMs - before) === before) return localMs - before;
      return offsetMsAt(localMs - after) === after ? localMs - after : null;
    },
    dateAfter: (date, days) => dateOf((dayOf(date) + days) * dayMs),
    dateOf: (epochMs) => dateOf(epochMs + offsetMsAt(epochMs)),
  };
}

function dayOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

function dateOf(localMs: number): LocalDate {
  return new Date(localMs).toISOString().slice(0, 10);
}
