import { clockChanges, offsetMinutesOf, type ClockChange } from './zone-clock.ts';

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) that is right for one event: the change of clocks before it and any within it, each as an observance
 * of its own. Without rules it says nothing of other years, and nothing that could be wrong.
 */
export function timeZoneLines(timeZone: string, beginsMs: number, endsMs: number): readonly string[] {
  const changes = clockChanges(timeZone, beginsMs, endsMs);
  const steady = offsetMinutesOf(timeZone, beginsMs);
  const observances = changes.length > 0 ? changes : [{ atMs: 0, fromMinutes: steady, toMinutes: steady }];
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances.flatMap(observanceLines), 'END:VTIMEZONE'];
}

/** `20261201T143000`: the wall clock of a zone, or of UTC plus those minutes. */
export function localStamp(epochMs: number, offsetMinutes: number): string {
  return new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** An observance begins at the wall time that the clocks showed before they changed. */
function observanceLines({ atMs, fromMinutes, toMinutes }: ClockChange): readonly string[] {
  const name = toMinutes > fromMinutes ? 'DAYLIGHT' : 'STANDARD';
  return [`BEGIN:${name}`, `DTSTART:${localStamp(atMs, fromMinutes)}`, `TZOFFSETFROM:${offsetText(fromMinutes)}`, `TZOFFSETTO:${offsetText(toMinutes)}`, `END:${name}`];
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
