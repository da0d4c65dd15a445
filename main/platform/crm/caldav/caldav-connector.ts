import type { Clock } from '../../clock/clock.ts';
import { retryAfterMs, type AskCrm, type CrmAnswer } from '../ask-crm.ts';
import type { Connector, CrmAppointment, ItemAnswer, SetUp, ToWrite } from '../connector.ts';
import { CrmFault } from '../crm-fault.ts';
import { deletedRemark, mergeFields, remarkOf } from '../merge-fields.ts';
import { projectEvent, readEvent, rewriteEvent, writeEvent } from './calendar-object.ts';
import { pullCalendars, type CaldavPull, type ReadCalendar } from './caldav-pull.ts';

export type CaldavMapping = {
  readonly url: string; readonly user: string; readonly password: string;
  /** The path of each boutique's calendar, from the server's root. */
  readonly calendars: Readonly<Record<string, string>>;
  /** Whose times are taken by what others write there: by a calendar of their own, or by their address in an event. */
  readonly advisors: Readonly<Record<string, { readonly boutiqueId: string; readonly calendar?: string | undefined; readonly address?: string | undefined }>>;
};

export type Surroundings = { readonly clock: Clock; readonly timeZoneOf: (boutiqueId: string) => string };

export type AskCaldav = (method: string, path: string, more?: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> }) => Promise<CrmAnswer>;

const waitMs = 30_000;

/**
 * Appointments with a time become events in the boutique's calendar: the resource is named by our key, so that `If-None-Match: *` makes it
 * once, and changes name the ETag they are based on. A calendar does not keep anybody from booking twice: the hub's book does.
 */
export function createCaldavConnector(mapping: CaldavMapping, ask: AskCrm, { clock, timeZoneOf }: Surroundings): Connector {
  const caldav = createAskCaldav(mapping, ask);
  return {
    name: 'caldav', takes: ['appointment'], most: 50,
    checkSetUp: () => checkCalendars(caldav, readCalendars(mapping)),
    project: (thing) => (thing.sort === 'appointment' ? (projectEvent(thing) ?? {}) : {}),
    upsertClients: () => Promise.resolve({ outcome: 'answered', answers: [] }),
    upsertAppointments: async (items) => {
      const answers: ItemAnswer[] = [];
      for (const item of items) answers.push(await putEvent(caldav, item, mapping.calendars[item.thing.boutiqueId]));
      return { outcome: 'answered', answers };
    },
    recordConsents: () => Promise.resolve({ outcome: 'answered', answers: [] }),
    pull: (cursor) => pullCalendars(caldav, { calendars: readCalendars(mapping), advisorOf: advisorFinder(mapping), timeZoneOf, nowMs: clock.now().getTime() }, cursor),
  };
}

function readCalendars({ calendars, advisors }: CaldavMapping): readonly ReadCalendar[] {
  const own = Object.entries(advisors).flatMap(([advisorId, { boutiqueId, calendar }]) => (calendar === undefined ? [] : [{ path: calendar, boutiqueId, advisorId }]));
  return [...Object.entries(calendars).map(([boutiqueId, path]) => ({ path, boutiqueId, advisorId: null })), ...own];
}

function advisorFinder({ advisors }: CaldavMapping): CaldavPull['advisorOf'] {
  const byAddress = new Map(Object.entries(advisors).map(([id, { boutiqueId, address }]) => [`${boutiqueId}/${address?.toLowerCase() ?? ''}`, id]));
  return (boutiqueId, address) => byAddress.get(`${boutiqueId}/${address}`) ?? null;
}

function createAskCaldav({ url, user, password }: CaldavMapping, ask: AskCrm): AskCaldav {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return async (method, path, { body, headers = {} } = {}) => {
    const answer = await ask({ method, url: `${url.replace(/\/$/, '')}${path}`, headers: { authorization, ...headers }, ...(body === undefined ? {} : { body }) });
    if (answer.status === 401) throw new CrmFault('needs-set-up', 'The calendar does not know the hub’s user, or its password is another.');
    if (answer.status === 429 || answer.status === 503) throw new CrmFault('wait', 'The calendar asks the hub to wait.', { waitMs: retryAfterMs(answer.headers, new Date(), waitMs) });
    if (answer.status >= 500) throw new CrmFault('retry', `The calendar answered ${answer.status}.`);
    return answer;
  };
}

async function checkCalendars(caldav: AskCaldav, calendars: readonly ReadCalendar[]): Promise<SetUp> {
  const findings: string[] = [];
  for (const { path, boutiqueId, advisorId } of calendars) {
    const boutique = advisorId ?? boutiqueId;
    const { status, text } = await caldav('PROPFIND', path, { headers: { depth: '0', 'content-type': 'application/xml' }, body: '<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>' });
    if (status === 404) findings.push(`There is no calendar at ${path} for ${boutique}: create it, or correct the path.`);
    else if (status === 403) findings.push(`The hub’s user may not use the calendar of ${boutique}: give it the right to write there.`);
    else if (!/<(\w+:)?calendar\s*\/?>/i.test(text)) findings.push(`What is at ${path} for ${boutique} is no calendar.`);
  }
  return findings.length === 0 ? { outcome: 'ready' } : { outcome: 'incomplete', findings };
}

async function putEvent(caldav: AskCaldav, item: ToWrite<CrmAppointment>, calendar: string | undefined): Promise<ItemAnswer> {
  if (calendar === undefined) return { outcome: 'poison', reason: `The mapping names no calendar for the boutique “${item.thing.boutiqueId}”.` };
  const isThere = item.held !== null && item.held.ref !== '';
  if (Object.keys(item.fields).length === 0 && !isThere) return { outcome: 'written', how: 'unchanged', ref: '', version: '', remark: null };
  const path = `${calendar}${item.thing.key}.ics`;
  if (isThere) return changeEvent(caldav, item, path);
  const created = await caldav('PUT', path, { headers: { 'if-none-match': '*', 'content-type': 'text/calendar; charset=utf-8' }, body: writeEvent(item.thing.key, item.fields, item.thing.askedAt) });
  if (created.status === 201 || created.status === 204) return { outcome: 'written', how: 'created', ref: path, version: await etagOf(caldav, path, created), remark: null };
  if (created.status === 412) return changeEvent(caldav, item, path);
  return refusal(created);
}

/** It is there already: from a request whose answer was lost, or to be changed. */
async function changeEvent(caldav: AskCaldav, item: ToWrite<CrmAppointment>, path: string): Promise<ItemAnswer> {
  const found = await caldav('GET', path);
  if (found.status === 404 && item.held !== null) return { outcome: 'written', how: 'unchanged', ...item.held, remark: deletedRemark };
  const event = found.status === 200 ? readEvent(found.text) : null;
  const etag = found.headers.get('etag');
  if (event === null || etag === null) return { outcome: 'retry', because: 'The calendar changed under the hub’s hand.' };
  const { write, kept } = mergeFields(item.thing.key, { wanted: item.fields, found: event.fields, ours: item.ours, isErased: item.thing.isErased });
  const remark = remarkOf(kept);
  if (Object.keys(write).length === 0) return { outcome: 'written', how: 'unchanged', ref: path, version: etag, remark };
  const changed = await caldav('PUT', path, { headers: { 'if-match': etag, 'content-type': 'text/calendar; charset=utf-8' }, body: rewriteEvent(found.text, write) });
  if (changed.status === 412) return { outcome: 'retry', because: 'Somebody else is changing it in the calendar.' };
  if (changed.status >= 300) return refusal(changed);
  return { outcome: 'written', how: 'updated', ref: path, version: await etagOf(caldav, path, changed), remark };
}

async function etagOf(caldav: AskCaldav, path: string, answer: CrmAnswer): Promise<string> {
  return answer.headers.get('etag') ?? (await caldav('GET', path)).headers.get('etag') ?? '';
}

function refusal({ status }: CrmAnswer): ItemAnswer {
  if (status === 403 || status === 404) throw new CrmFault('needs-set-up', 'The calendar is gone, or the hub’s user may not write there any more.');
  if (status === 409) return { outcome: 'poison', reason: 'The calendar has the same event under another name.' };
  return { outcome: 'poison', reason: `The calendar refused the event (${status}).` };
}
