import * as z from 'zod';
import { readCrmJson, retryAfterMs, type AskCrm, type CrmAnswer, type CrmQuestion } from '../ask-crm.ts';
import type { Connector, SetUp } from '../connector.ts';
import { CrmFault } from '../crm-fault.ts';
import { mappedSorts, projectByMapping, type MappedObject, type ObjectMapping } from '../project-by-mapping.ts';
import { mustBeKey, readValue, upsertByKey, type KeyedAnswer, type KeyedRow, type KeyedStore, type KeyedWrite } from '../upsert-by-key.ts';

export type DataverseMapping = ObjectMapping & { readonly url: string; readonly token: string };

type Mapped = MappedObject<string>;

const throttledMs = 30_000;
const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const keysOf = z.object({ value: z.array(z.object({ Keys: z.array(z.object({ KeyAttributes: z.array(z.string()), EntityKeyIndexStatus: z.string() })) })) });

/** A row with that alternate key is there already: https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes */
const duplicateKey = '0x80060892';
const duplicateRecord = '0x80040237';

/**
 * Dynamics 365: rows by an alternate key. Created with `If-None-Match: *` and changed with the ETag that was read, so that neither
 * of two requests at once writes over the other; the key stands in the address alone.
 */
export function createDataverseConnector(mapping: DataverseMapping, ask: AskCrm): Connector {
  const upsert = (object: Mapped | undefined) => (object === undefined ? null : dataverseStore(mapping, object, ask));
  const [clients, appointments, consents] = [upsert(mapping.client), upsert(mapping.appointment), upsert(mapping.consent)];
  const none = { outcome: 'answered', answers: [] } as const;
  return {
    name: 'dataverse', takes: mappedSorts(mapping), most: 20,
    checkSetUp: () => checkDataverse(mapping, ask),
    project: (thing) => projectByMapping(thing, mapping),
    upsertClients: (items) => (clients === null ? Promise.resolve(none) : upsertByKey(clients, items)),
    upsertAppointments: (items) => (appointments === null ? Promise.resolve(none) : upsertByKey(appointments, items)),
    recordConsents: (items) => (consents === null ? Promise.resolve(none) : upsertByKey(consents, items)),
    pull: null,
  };
}

export function buildRead(mapping: DataverseMapping, object: Mapped, key: string): CrmQuestion {
  return request(mapping, 'GET', `${place(object, key)}?$select=${fieldsOf(object).join(',')}`);
}

export function buildWrite(mapping: DataverseMapping, object: Mapped, { key, fields, row }: KeyedWrite): CrmQuestion {
  const condition = row === null ? { 'if-none-match': '*' } : { 'if-match': row.version };
  const body = Object.fromEntries(Object.entries(fields).map(([name, value]) => (name === object.client ? [`${name}@odata.bind`, value] : [name, value === '' ? null : value])));
  const question = request(mapping, 'PATCH', place(object, key), body);
  return { ...question, headers: { ...question.headers, ...condition } };
}

/** @throws CrmFault for what is about the line, not about the row */
export function classifyWrite({ status, headers, text }: CrmAnswer): KeyedAnswer {
  const said = status >= 400 && status < 500 ? (refusal.safeParse(parseOrNull(text)).data?.error ?? null) : null;
  if (status === 204 || status === 200) return { outcome: 'written', ref: entityId(headers), version: headers.get('etag') ?? '' };
  if (status === 412 || said?.code === duplicateKey || said?.code === duplicateRecord) return { outcome: 'retry', because: 'Somebody else is writing it in Dynamics.' };
  if (status === 429) throw new CrmFault('wait', 'Dynamics asks the hub to wait.', { waitMs: retryAfterMs(headers, new Date(), throttledMs) });
  if (status === 401) throw new CrmFault('needs-set-up', 'Dynamics does not take the hub’s token any more.');
  if (status === 403 || status === 404) throw new CrmFault('needs-set-up', `Dynamics says ${status}: ${(said?.message ?? 'the hub may not write there').slice(0, 200)}`);
  if (status === 400) return { outcome: 'poison', reason: `Dynamics refused it, ${said?.code ?? '400'}: ${(said?.message ?? '').slice(0, 200)}` };
  throw new CrmFault('retry', `Dynamics answered ${status}.`);
}

function dataverseStore(mapping: DataverseMapping, object: Mapped, ask: AskCrm): KeyedStore {
  const readRow = async (key: string): Promise<readonly (readonly [string, KeyedRow])[]> => {
    const answer = await ask(buildRead(mapping, object, key));
    if (answer.status === 404 && !/0x80060888|Resource not found for the segment/i.test(answer.text)) return [];
    if (answer.status !== 200) classifyWrite(answer);
    const row = z.record(z.string(), z.unknown()).parse(readCrmJson(answer.text));
    const fields = Object.fromEntries(fieldsOf(object).map((name) => [name, readValue(row[name])]));
    return [[key, { ref: place(object, key), version: readValue(row['@odata.etag']), fields }]];
  };
  return {
    find: async (keys) => {
      const rows: (readonly [string, KeyedRow])[] = [];
      for (const key of keys) rows.push(...(await readRow(key)));
      return new Map(rows);
    },
    write: async (rows) => {
      const answers: KeyedAnswer[] = [];
      for (const row of rows) {
        const answer = classifyWrite(await ask(buildWrite(mapping, object, row)));
        answers.push(answer.outcome === 'written' ? { ...answer, ref: place(object, row.key) } : answer);
      }
      return answers;
    },
  };
}

async function checkDataverse(mapping: DataverseMapping, ask: AskCrm): Promise<SetUp> {
  const findings: string[] = [];
  for (const object of [mapping.client, mapping.appointment, mapping.consent]) {
    if (object === undefined) continue;
    const answer = await ask(request(mapping, 'GET', `EntityDefinitions?$filter=EntitySetName eq '${object.name}'&$select=LogicalName&$expand=Keys($select=KeyAttributes,EntityKeyIndexStatus)`));
    if (answer.status !== 200) classifyWrite(answer);
    const [entity] = keysOf.parse(readCrmJson(answer.text)).value;
    const key = entity?.Keys.find(({ KeyAttributes: attributes }) => attributes.length === 1 && attributes[0] === object.key);
    if (entity === undefined) findings.push(`Dynamics has no table “${object.name}”.`);
    else if (key === undefined) findings.push(`The table ${object.name} has no alternate key on “${object.key}” alone: create one, and wait until it is active.`);
    else if (key.EntityKeyIndexStatus !== 'Active') findings.push(`The alternate key on “${object.key}” of ${object.name} is ${key.EntityKeyIndexStatus}: it has to be active.`);
  }
  return findings.length === 0 ? { outcome: 'ready' } : { outcome: 'incomplete', findings };
}

function place(object: Mapped, key: string): string {
  return `${object.name}(${object.key}='${mustBeKey(key)}')`;
}

function entityId(headers: Headers): string {
  return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
}

function fieldsOf({ fields }: Mapped): readonly string[] {
  return Object.values(fields).filter((name) => name !== undefined);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function request({ url, token }: DataverseMapping, method: string, path: string, body?: unknown): CrmQuestion {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'content-type': 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' };
  return { method, url: `${url.replace(/\/$/, '')}/api/data/v9.2/${path}`, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}
