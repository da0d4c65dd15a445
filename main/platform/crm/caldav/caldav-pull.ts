import * as z from 'zod';
import type { PulledPage, PulledRecord } from '../connector.ts';
import { CrmFault } from '../crm-fault.ts';
import { readEvent } from './calendar-object.ts';
import type { AskCaldav } from './caldav-connector.ts';

/** The sync token of each calendar (RFC 6578): the server itself says what changed and what is gone. */
const tokens = z.record(z.string(), z.string());

export async function pullCalendars(caldav: AskCaldav, calendars: readonly string[], cursor: string | null): Promise<PulledPage> {
  const before = cursor === null ? {} : tokens.parse(JSON.parse(cursor));
  const records: PulledRecord[] = [];
  const removed: { readonly sort: 'appointment'; readonly ref: string }[] = [];
  const after: Record<string, string> = {};
  for (const calendar of calendars) {
    const changes = await readChanges(caldav, calendar, before[calendar] ?? '');
    after[calendar] = changes.token;
    removed.push(...changes.gone.map((ref) => ({ sort: 'appointment' as const, ref })));
    for (const path of changes.changed) {
      const record = await readRecord(caldav, path);
      if (record === null) removed.push({ sort: 'appointment', ref: path });
      else records.push(record);
    }
  }
  return { records, removed, present: null, cursor: JSON.stringify(after), hasMore: false };
}

type Changes = { readonly token: string; readonly changed: readonly string[]; readonly gone: readonly string[] };

async function readChanges(caldav: AskCaldav, calendar: string, token: string): Promise<Changes> {
  const body = `<sync-collection xmlns="DAV:"><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`;
  const answer = await caldav('REPORT', calendar, { headers: { 'content-type': 'application/xml' }, body });
  // A token that the server no longer knows: everything is read again.
  if ((answer.status === 403 || answer.status === 409) && token !== '') return readChanges(caldav, calendar, '');
  const next = /<(?:\w+:)?sync-token>([^<]+)</.exec(answer.text)?.[1];
  if (answer.status !== 207 || next === undefined) throw new CrmFault('retry', `The calendar answered ${answer.status} when it was asked what changed.`);
  const responses = [...answer.text.matchAll(/<(?:\w+:)?response>([\s\S]*?)<\/(?:\w+:)?response>/g)].map(([, response]) => response ?? '');
  const found = responses.map((response) => ({ path: decodeURIComponent(/<(?:\w+:)?href>([^<]+)</.exec(response)?.[1] ?? ''), isGone: /<(?:\w+:)?status>HTTP\/1\.[01] 404/.test(response) && !/getetag>[^<]/.test(response) }));
  const objects = found.filter(({ path }) => path.endsWith('.ics'));
  return { token: next, changed: objects.filter(({ isGone }) => !isGone).map(({ path }) => path), gone: objects.filter(({ isGone }) => isGone).map(({ path }) => path) };
}

async function readRecord(caldav: AskCaldav, path: string): Promise<PulledRecord | null> {
  const { status, text, headers } = await caldav('GET', path);
  if (status === 404 || status === 410) return null;
  const event = readEvent(text);
  if (status !== 200 || event === null) throw new CrmFault('retry', `The calendar answered ${status} for an event.`);
  return { sort: 'appointment', ref: path, version: headers.get('etag') ?? '', ownKey: event.uid.startsWith('vitrine-') ? event.uid : null, fields: event.fields };
}
