import type { CrmAppointment, Projected } from '../connector.ts';

/** A calendar object with one event (RFC 5545), as small as ours are; properties that others add are left where they stand. */

/** The fields that are ours, by the property that holds them. */
const properties = { starts_at: 'DTSTART', ends_at: 'DTEND', summary: 'SUMMARY', description: 'DESCRIPTION', status: 'STATUS', url: 'URL', contact: 'CONTACT' } as const;

type Field = keyof typeof properties;

const statuses: Readonly<Record<string, string>> = { confirmed: 'CONFIRMED', moved: 'CONFIRMED', declined: 'CANCELLED', cancelled: 'CANCELLED' };

/** @returns null when the appointment has no time yet: it stands in no calendar */
export function projectEvent({ startsAt, minutes, clientName, kind, state, expectation, link, advisor }: CrmAppointment): Projected | null {
  if (startsAt === null || minutes === null) return null;
  const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  return { starts_at: compact(startsAt), ends_at: compact(endsAt), summary: [clientName, kind, ...(advisor === null ? [] : [advisor])].join(' · '), description: expectation ?? '', status: statuses[state] ?? 'TENTATIVE', url: link ?? '', contact: advisor ?? '' };
}

export function writeEvent(uid: string, fields: Projected, stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Vitrine//Hub//EN', 'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${compact(stamp)}`, ...fieldLines(fields), 'END:VEVENT', 'END:VCALENDAR'];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** The same object with some of our fields another; everything else in it stays, letter by letter. */
export function rewriteEvent(text: string, write: Projected): string {
  const names = Object.keys(write).flatMap((field) => (isField(field) ? [properties[field]] : []));
  const lines = unfold(text);
  const begins = lines.indexOf('BEGIN:VEVENT');
  const ends = lines.indexOf('END:VEVENT', begins);
  const kept = lines.filter((line, index) => index < begins || index > ends || !names.some((name) => nameOf(line) === name));
  const end = kept.indexOf('END:VEVENT', kept.indexOf('BEGIN:VEVENT'));
  return `${[...kept.slice(0, end), ...fieldLines(write), ...kept.slice(end)].map(fold).join('\r\n')}\r\n`;
}

/** Our fields of the first event of an object, and its UID; null when there is none. */
export function readEvent(text: string): { readonly uid: string; readonly fields: Projected } | null {
  const lines = unfold(text);
  const begins = lines.indexOf('BEGIN:VEVENT');
  if (begins < 0) return null;
  const event = lines.slice(begins, lines.indexOf('END:VEVENT', begins));
  const valueOf = (property: string): string => {
    const line = event.find((entry) => nameOf(entry) === property);
    return line === undefined ? '' : line.slice(line.indexOf(':') + 1).replaceAll(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter));
  };
  return { uid: valueOf('UID'), fields: Object.fromEntries(Object.entries(properties).map(([field, property]) => [field, valueOf(property)])) };
}

function fieldLines(fields: Projected): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => (isField(field) && value !== '' ? [`${properties[field]}:${isText(field) ? escapeText(value) : value}`] : []));
}

/** Times, and the address of a meeting, are no text: RFC 5545 escapes nothing in them. */
function isText(field: Field): boolean {
  return field !== 'starts_at' && field !== 'ends_at' && field !== 'url';
}

function isField(name: string): name is Field {
  return Object.hasOwn(properties, name);
}

function nameOf(line: string): string {
  return (/^[A-Za-z-]+/.exec(line)?.[0] ?? '').toUpperCase();
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll(/\r?\n/g, '\\n');
}

function compact(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function unfold(text: string): readonly string[] {
  return text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/).filter((line) => line !== '');
}

/** At most 75 octets a line, never in the middle of a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    const most = parts.length === 0 ? 75 : 74;
    if (Buffer.byteLength(part + character) > most) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}
