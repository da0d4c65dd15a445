import type { Slot } from '#contract/submission.ts';

/** An iCalendar event (RFC 5545) for the visitor's own phone; lines are folded by nobody, since a code carries few. */
export function calendarFile(event: { readonly id: string; readonly slot: Slot; readonly summary: string; readonly place: string }): string {
  const starts = new Date(event.slot.startsAt);
  const ends = new Date(starts.getTime() + event.slot.minutes * 60_000);
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Vitrine//FR', 'BEGIN:VEVENT', `UID:${event.id}`, `DTSTAMP:${stamp(starts)}`, `DTSTART:${stamp(starts)}`, `DTEND:${stamp(ends)}`,
    `SUMMARY:${escaped(event.summary)}`, `LOCATION:${escaped(event.place)}`, 'END:VEVENT', 'END:VCALENDAR',
  ].join('\r\n');
}

function stamp(instant: Date): string {
  return instant.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}
