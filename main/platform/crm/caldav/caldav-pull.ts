import * as z from 'zod';
import type { Stretch } from '#domain/appointments/quarters.ts';
import type { Occupancy, PulledPage, PulledRecord } from '../connector.ts';
import { CrmFault } from '../crm-fault.ts';
import { readEvent } from './calendar-object.ts';
import type { AskCaldav } from './caldav-connector.ts';
import { occupiedTimes } from './occupied-times.ts';

/** A calendar that is read: the boutique's, or an advisor's own there. */
export type ReadCalendar = { readonly path: string; readonly boutiqueId: string; readonly advisorId: string | null };

export type CaldavPull = {
  readonly calendars: readonly ReadCalendar[];
  /** Whose an address is, in lower case. */
  readonly advisorOf: (boutiqueId: string, address: string) => string | null;
  readonly timeZoneOf: (boutiqueId: string) => string;
  readonly nowMs: number;
};

/** The sync token of each calendar (RFC 6578): the server itself says what changed and what is gone. */
const place = z.object({ tokens: z.record(z.string(), z.string()), readWholeMs: z.number() });

type Place = z.infer<typeof place>;

const dayMs = 86_400_000;
/** Further than anybody may ask for. */
const horizonMs = 430 * dayMs;
/** Repetitions are laid out up to the horizon, which moves on: so often everything is read again. */
const readWholeEveryMs = 7 * dayMs;

export async function pullCalendars(caldav: AskCaldav, asked: CaldavPull, cursor: string | null): Promise<PulledPage> {
  const before = placeOf(cursor);
  const isDue = before === null || asked.nowMs - before.readWholeMs >= readWholeEveryMs;
  const news = isDue ? null : await allChanges(caldav, asked.calendars, before.tokens);
  // A token that the server no longer knows, or a calendar that is new: everything is read again, and what is not there is gone.
  const changes = news ?? (await allChanges(caldav, asked.calendars, null));
  if (changes === null) throw new CrmFault('retry', 'The calendar did not say what it holds.');
  const records: PulledRecord[] = [];
  const removed = changes.flatMap(({ gone }) => gone.map((ref) => ({ sort: 'appointment' as const, ref })));
  for (const { calendar, changed } of changes) {
    for (const path of changed) {
      const record = await readRecord(caldav, path, calendar, asked);
      if (record === null) removed.push({ sort: 'appointment', ref: path });
      else records.push(record);
    }
  }
  const after: Place = { tokens: Object.fromEntries(changes.map(({ calendar, token }) => [calendar.path, token])), readWholeMs: news === null ? asked.nowMs : (before?.readWholeMs ?? asked.nowMs) };
  const present = news === null ? { appointment: changes.flatMap(({ changed }) => changed) } : null;
  return { records, removed, present, cursor: JSON.stringify(after), hasMore: false };
}

/** Null when everything has to be read again. */
function placeOf(cursor: string | null): Place | null {
  return cursor === null ? null : (place.safeParse(JSON.parse(cursor)).data ?? null);
}

type Changes = { readonly calendar: ReadCalendar; readonly token: string; readonly changed: readonly string[]; readonly gone: readonly string[] };

/** Since the tokens, or all there is; null when a token is missing, or refused. */
async function allChanges(caldav: AskCaldav, calendars: readonly ReadCalendar[], tokens: Place['tokens'] | null): Promise<readonly Changes[] | null> {
  const all: Changes[] = [];
  for (const calendar of calendars) {
    const token = tokens === null ? '' : tokens[calendar.path];
    const changes = token === undefined ? null : await readChanges(caldav, calendar, token);
    if (changes === null) return null;
    all.push(changes);
  }
  return all;
}

async function readChanges(caldav: AskCaldav, calendar: ReadCalendar, token: string): Promise<Changes | null> {
  const body = `<sync-collection xmlns="DAV:"><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`;
  const answer = await caldav('REPORT', calendar.path, { headers: { 'content-type': 'application/xml' }, body });
  if ((answer.status === 403 || answer.status === 409) && token !== '') return null;
  const next = /<(?:\w+:)?sync-token>([^<]+)</.exec(answer.text)?.[1];
  if (answer.status !== 207 || next === undefined) throw new CrmFault('retry', `The calendar answered ${answer.status} when it was asked what changed.`);
  const responses = [...answer.text.matchAll(/<(?:\w+:)?response>([\s\S]*?)<\/(?:\w+:)?response>/g)].map(([, response]) => response ?? '');
  const found = responses.map((response) => ({ path: decodeURIComponent(/<(?:\w+:)?href>([^<]+)</.exec(response)?.[1] ?? ''), isGone: /<(?:\w+:)?status>HTTP\/1\.[01] 404/.test(response) && !/getetag>[^<]/.test(response) }));
  const objects = found.filter(({ path }) => path.endsWith('.ics'));
  return { calendar, token: next, changed: objects.filter(({ isGone }) => !isGone).map(({ path }) => path), gone: objects.filter(({ isGone }) => isGone).map(({ path }) => path) };
}

async function readRecord(caldav: AskCaldav, path: string, calendar: ReadCalendar, asked: CaldavPull): Promise<PulledRecord | null> {
  const { status, text, headers } = await caldav('GET', path);
  if (status === 404 || status === 410) return null;
  const event = readEvent(text);
  if (status !== 200 || event === null) throw new CrmFault('retry', `The calendar answered ${status} for an event.`);
  const ownKey = event.uid.startsWith('vitrine-') ? event.uid : null;
  return { sort: 'appointment', ref: path, version: headers.get('etag') ?? '', ownKey, fields: event.fields, occupies: occupancies(text, calendar, asked) };
}

function occupancies(text: string, { boutiqueId, advisorId }: ReadCalendar, { advisorOf, timeZoneOf, nowMs }: CaldavPull): readonly Occupancy[] {
  const within: Stretch = { fromMs: nowMs - dayMs, toMs: nowMs + horizonMs };
  return occupiedTimes(text, within, timeZoneOf(boutiqueId)).flatMap(({ addresses, times }) => {
    const named = advisorId === null ? addresses.flatMap((address) => advisorOf(boutiqueId, address) ?? []) : [advisorId];
    const whose = named.length === 0 ? [null] : [...new Set(named)];
    return whose.flatMap((id) => times.map((time) => ({ boutiqueId, advisorId: id, ...time })));
  });
}
