import { offsetMinutesOf } from './zone-clock.ts';
import { parameterValue, textValue, writeLines } from './content-lines.ts';
import { localStamp, timeZoneLines } from './time-zone-lines.ts';

export type CalendarEvent = {
  /** The UID: ours, the same in every file about this appointment, so that a later one replaces the earlier. */
  readonly key: string;
  /** Grows with every change; a calendar keeps the highest it has seen. */
  readonly sequence: number;
  readonly startsAt: string;
  readonly minutes: number;
  /** IANA name: the event is written in that zone's own time, with the zone's clocks. Null writes UTC, which is shorter. */
  readonly timeZone: string | null;
  readonly summary: string;
  readonly place: string;
  readonly description: string | null;
  /** Who receives, and how they are reached. */
  readonly contact: string | null;
  /** Where a meeting by video is. */
  readonly link: string | null;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly writtenAt: string;
};

export type Correspondent = { readonly name: string; readonly email: string };

/** Who invites whom (RFC 5546): what makes a calendar update or strike out the event by itself. */
export type Invitation = { readonly organizer: Correspondent; readonly attendee: Correspondent };

/** The UID of an appointment, wherever it is written. */
export function calendarKeyOf(appointmentId: string): string {
  return `vitrine-appointment-${appointmentId}`;
}

/**
 * An iCalendar file (RFC 5545) with one event. With an invitation it is a scheduling message (RFC 5546): REQUEST, or CANCEL when the
 * event is cancelled; without one, a plain file for somebody's own calendar.
 */
export function calendarFile(event: CalendarEvent, invitation: Invitation | null): string {
  const beginsMs = Date.parse(event.startsAt);
  const endsMs = beginsMs + event.minutes * 60_000;
  return writeLines([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Vitrine//Appointments//EN',
    ...(invitation === null ? [] : [`METHOD:${event.status === 'cancelled' ? 'CANCEL' : 'REQUEST'}`]),
    ...(event.timeZone === null ? [] : timeZoneLines(event.timeZone, beginsMs, endsMs)),
    'BEGIN:VEVENT', `UID:${event.key}`, `SEQUENCE:${event.sequence}`, `DTSTAMP:${utcStamp(Date.parse(event.writtenAt))}`,
    timeLine('DTSTART', beginsMs, event.timeZone), timeLine('DTEND', endsMs, event.timeZone),
    `SUMMARY:${textValue(event.summary)}`, `LOCATION:${textValue(event.place)}`, `STATUS:${event.status.toUpperCase()}`,
    ...(event.description === null ? [] : [`DESCRIPTION:${textValue(event.description)}`]),
    ...(event.contact === null ? [] : [`CONTACT:${textValue(event.contact)}`]),
    ...(event.link === null ? [] : [`URL:${event.link}`, `CONFERENCE;VALUE=URI;FEATURE="AUDIO,VIDEO":${event.link}`]),
    ...(invitation === null ? [] : invitationLines(invitation)),
    'END:VEVENT', 'END:VCALENDAR',
  ]);
}

function invitationLines({ organizer, attendee }: Invitation): readonly string[] {
  return [
    `ORGANIZER;CN=${parameterValue(organizer.name)}:mailto:${organizer.email}`,
    `ATTENDEE;CN=${parameterValue(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${attendee.email}`,
  ];
}

function timeLine(name: string, epochMs: number, timeZone: string | null): string {
  return timeZone === null ? `${name}:${utcStamp(epochMs)}` : `${name};TZID=${timeZone}:${localStamp(epochMs, offsetMinutesOf(timeZone, epochMs))}`;
}

function utcStamp(epochMs: number): string {
  return `${localStamp(epochMs, 0)}Z`;
}
