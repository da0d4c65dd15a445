import ICAL from 'ical.js';
import type { Stretch } from '#domain/appointments/quarters.ts';
import { localCalendar } from '../../calendar/local-calendar.ts';

/** When an event takes somebody's time, and whose: addresses of those who come, in lower case. */
export type OccupiedTimes = { readonly addresses: readonly string[]; readonly times: readonly Stretch[] };

/** A rule that repeats every second for ever is somebody's mistake, not a day's work. */
const mostOccurrences = 20_000;
const hourMs = 3_600_000;

/**
 * The times between two moments that the events of a calendar object take, each repetition by itself; what is cancelled or marked as free
 * (`TRANSPARENT`) takes none. Times without a zone, or of a zone that nobody knows, are the boutique's.
 * @throws when the text is no calendar object
 */
export function occupiedTimes(text: string, within: Stretch, boutiqueZone: string): readonly OccupiedTimes[] {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const changed = events.filter((event) => event.hasProperty('recurrence-id'));
  const whole = events.filter((event) => !changed.includes(event));
  // An invitation to one day of a series brings that day alone.
  return (whole.length === 0 ? changed : whole).flatMap((component) => timesOf(new ICAL.Event(component, { exceptions: whole.length === 0 ? [] : changed }), within, boutiqueZone));
}

function timesOf(event: ICAL.Event, within: Stretch, boutiqueZone: string): readonly OccupiedTimes[] {
  if (!event.isRecurring()) return takesTime(event) ? keepWithin(addressesOf(event), [stretchOf(event, event.startDate, event.endDate, boutiqueZone)], within) : [];
  const usual: Stretch[] = [];
  const exceptions: OccupiedTimes[] = [];
  const occurrences = event.iterator();
  for (let count = 0; count < mostOccurrences; count += 1) {
    // The library's types do not say that there may be no next.
    const next = occurrences.next() as ICAL.Time | undefined | null;
    if (next === undefined || next === null) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const stretch = stretchOf(item, startDate, endDate, boutiqueZone);
    if (item !== event && takesTime(item)) exceptions.push({ addresses: addressesOf(item), times: [stretch] });
    if (item === event) {
      if (stretch.fromMs > within.toMs) break;
      usual.push(stretch);
    }
  }
  return [...(takesTime(event) ? keepWithin(addressesOf(event), usual, within) : []), ...exceptions.flatMap(({ addresses, times }) => keepWithin(addresses, times, within))];
}

function keepWithin(addresses: readonly string[], times: readonly Stretch[], within: Stretch): readonly OccupiedTimes[] {
  const kept = times.filter(({ fromMs, toMs }) => toMs > fromMs && toMs > within.fromMs && fromMs < within.toMs);
  return kept.length === 0 ? [] : [{ addresses, times: kept }];
}

function takesTime({ component }: ICAL.Event): boolean {
  const valueOf = (property: string): string => String(component.getFirstPropertyValue(property) ?? '').toUpperCase();
  return valueOf('status') !== 'CANCELLED' && valueOf('transp') !== 'TRANSPARENT';
}

function addressesOf({ component }: ICAL.Event): readonly string[] {
  const properties = [...component.getAllProperties('attendee').filter((attendee) => attendee.getParameter('partstat') !== 'DECLINED'), ...component.getAllProperties('organizer')];
  return [...new Set(properties.map((property) => String(property.getFirstValue()).toLowerCase().replace(/^mailto:/, '')))];
}

function stretchOf({ component }: ICAL.Event, start: ICAL.Time, end: ICAL.Time, boutiqueZone: string): Stretch {
  const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? '';
  const endZone = component.hasProperty('recurrence-id') || !component.hasProperty('rrule') ? component.getFirstProperty('dtend')?.getFirstParameter('tzid') : undefined;
  return { fromMs: epochMsOf(start, zone, boutiqueZone), toMs: epochMsOf(end, endZone ?? zone, boutiqueZone) };
}

function epochMsOf(time: ICAL.Time, tzid: string, boutiqueZone: string): number {
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toJSDate().getTime();
  const named = time.isDate ? boutiqueZone : knownZone(tzid);
  // A calendar that names a zone in its own words (`W. Europe Standard Time`) brings its rules along.
  if (named === null && time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1000;
  const calendar = localCalendar(named ?? boutiqueZone);
  const date = `${String(time.year).padStart(4, '0')}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`;
  const minute = time.isDate ? 0 : time.hour * 60 + time.minute;
  // A time that a change of clocks leaves out is the same one of an hour before, an hour on.
  return calendar.epochMsOf(date, minute) ?? (calendar.epochMsOf(date, Math.max(0, minute - 60)) ?? 0) + hourMs;
}

function knownZone(tzid: string): string | null {
  try {
    return tzid === '' ? null : (localCalendar(tzid), tzid);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
