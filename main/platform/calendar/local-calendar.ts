import { Temporal } from 'temporal-polyfill';
import { calendarOf, type EpochMs, type LocalCalendar } from '#domain/boutique/local-calendar.ts';

/** Ascending; each holds until the next. */
type OffsetChange = { readonly fromMs: EpochMs; readonly offsetMs: number };

const calendars = new Map<string, LocalCalendar>();

/**
 * The calendar of a place. What the time zone database says of a year is asked once.
 * @param timeZone IANA name
 * @throws RangeError when the zone is unknown
 */
export function localCalendar(timeZone: string): LocalCalendar {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  Temporal.Now.instant().toZonedDateTimeISO(timeZone);
  const calendar = calendarOf(offsetReader(timeZone));
  calendars.set(timeZone, calendar);
  return calendar;
}

/** A year by the length it has on average: no instant needs a calendar to find its own. */
const stretchMs = 365.2425 * 86_400_000;

function offsetReader(timeZone: string): (epochMs: EpochMs) => number {
  const stretches = new Map<number, readonly OffsetChange[]>();
  return (epochMs) => {
    const stretch = Math.floor(epochMs / stretchMs);
    const known = stretches.get(stretch);
    const changes = known ?? changesFrom(timeZone, stretch * stretchMs);
    if (known === undefined) stretches.set(stretch, changes);
    return changes.findLast(({ fromMs }) => fromMs <= epochMs)?.offsetMs ?? 0;
  };
}

function changesFrom(timeZone: string, startMs: EpochMs): readonly OffsetChange[] {
  const changes: OffsetChange[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(Math.floor(startMs)).toZonedDateTimeISO(timeZone);
  while (at !== null && at.epochMilliseconds < startMs + stretchMs) {
    changes.push({ fromMs: at.epochMilliseconds, offsetMs: at.offsetNanoseconds / 1_000_000 });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}
