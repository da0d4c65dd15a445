import { Temporal } from 'temporal-polyfill';
import type { LocalCalendar } from '#domain/appointments/open-slots.ts';

/**
 * The calendar of a place.
 * @param timeZone IANA name
 * @throws RangeError when the zone is unknown
 */
export function localCalendar(timeZone: string): LocalCalendar {
  Temporal.Now.instant().toZonedDateTimeISO(timeZone);
  return {
    weekdayOf: (date) => Temporal.PlainDate.from(date).dayOfWeek,
    epochMsOf: (date, minute) => epochMsOf(timeZone, date, minute),
    dateAfter: (date, days) => Temporal.PlainDate.from(date).add({ days }).toString(),
    dateOf: (epochMs) => Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
  };
}

function epochMsOf(timeZone: string, date: string, minute: number): number | null {
  const local = Temporal.PlainDate.from(date).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  // `earlier` picks the first of a repeated hour; a left-out hour comes back as another local time.
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(local) ? zoned.epochMilliseconds : null;
}
