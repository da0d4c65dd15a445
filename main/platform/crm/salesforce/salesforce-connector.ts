import * as z from 'zod';
import type { AskCrm, CrmQuestion } from '../ask-crm.ts';
import type { Connector, SetUp } from '../connector.ts';
import { mappedSorts, projectByMapping, type MappedObject, type ObjectMapping } from '../project-by-mapping.ts';
import { mustBeKey, readValue, upsertByKey, type KeyedAnswer, type KeyedRow, type KeyedStore, type KeyedWrite } from '../upsert-by-key.ts';
import { classifySaved, readSalesforce } from './salesforce-answers.ts';

export type SalesforceMapping = ObjectMapping & { readonly url: string; readonly apiVersion: string; readonly token: string };

type Mapped = MappedObject<string>;

/** The most that a collection takes. */
const most = 200;

const found = z.object({ records: z.array(z.record(z.string(), z.unknown())) });
const described = z.object({ fields: z.array(z.object({ name: z.string(), externalId: z.boolean(), unique: z.boolean(), createable: z.boolean(), updateable: z.boolean() })) });

/** Salesforce: rows by an External ID that is unique too, 200 in a call, read before they are written so that corrections stay. */
export function createSalesforceConnector(mapping: SalesforceMapping, ask: AskCrm): Connector {
  const upsert = (object: Mapped | undefined) => (object === undefined ? null : salesforceStore(mapping, object, ask));
  const [clients, appointments, consents] = [upsert(mapping.client), upsert(mapping.appointment), upsert(mapping.consent)];
  const none = { outcome: 'answered', answers: [] } as const;
  return {
    name: 'salesforce', takes: mappedSorts(mapping), most,
    checkSetUp: () => checkSalesforce(mapping, ask),
    project: (thing) => projectByMapping(thing, mapping),
    upsertClients: (items) => (clients === null ? Promise.resolve(none) : upsertByKey(clients, items)),
    upsertAppointments: (items) => (appointments === null ? Promise.resolve(none) : upsertByKey(appointments, items)),
    recordConsents: (items) => (consents === null ? Promise.resolve(none) : upsertByKey(consents, items)),
    pull: null,
  };
}

export function buildQuery(mapping: SalesforceMapping, object: Mapped, keys: readonly string[]): CrmQuestion {
  const fields = ['Id', 'SystemModstamp', object.key, ...fieldsOf(object)];
  const soql = `SELECT ${fields.join(', ')} FROM ${object.name} WHERE ${object.key} IN (${keys.map((key) => `'${mustBeKey(key)}'`).join(', ')})`;
  return request(mapping, 'GET', `query?q=${encodeURIComponent(soql)}`);
}

/** The key is in each record of a collection; `allOrNone: false`, so that one that is wrong stops no other. */
export function buildUpsert(mapping: SalesforceMapping, object: Mapped, rows: readonly KeyedWrite[]): CrmQuestion {
  const records = rows.map(({ key, fields }) => ({ attributes: { type: object.name }, [object.key]: mustBeKey(key), ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value])) }));
  return request(mapping, 'PATCH', `composite/sobjects/${object.name}/${object.key}`, { allOrNone: false, records });
}

function salesforceStore(mapping: SalesforceMapping, object: Mapped, ask: AskCrm): KeyedStore {
  return {
    find: async (keys) => {
      const { records } = found.parse(readSalesforce(await ask(buildQuery(mapping, object, keys))));
      return new Map(records.map((record): [string, KeyedRow] => [readValue(record[object.key]), {
        ref: readValue(record['Id']), version: readValue(record['SystemModstamp']), fields: Object.fromEntries(fieldsOf(object).map((name) => [name, readValue(record[name])])),
      }]));
    },
    write: async (rows) => {
      const results = z.array(z.unknown()).parse(readSalesforce(await ask(buildUpsert(mapping, object, rows))));
      return rows.map((row, index): KeyedAnswer => (index < results.length ? classifySaved(results[index]) : { outcome: 'retry', because: 'Salesforce gave no answer to it.' }));
    },
  };
}

async function checkSalesforce(mapping: SalesforceMapping, ask: AskCrm): Promise<SetUp> {
  const findings: string[] = [];
  for (const object of [mapping.client, mapping.appointment, mapping.consent]) {
    if (object === undefined) continue;
    const { fields } = described.parse(readSalesforce(await ask(request(mapping, 'GET', `sobjects/${object.name}/describe`))));
    const key = fields.find((field) => field.name === object.key);
    if (key === undefined) findings.push(`${object.name} has no field “${object.key}”: create a text field of 120 characters, marked External ID and Unique (case sensitive).`);
    else if (!key.externalId || !key.unique) findings.push(`“${object.key}” of ${object.name} has to be marked both External ID and Unique: without it one delivery could make two rows.`);
    const missing = fieldsOf(object).filter((name) => !fields.some((field) => field.name === name && field.createable && field.updateable));
    if (missing.length > 0) findings.push(`${object.name} has not, or does not let the hub write: ${missing.join(', ')}.`);
  }
  return findings.length === 0 ? { outcome: 'ready' } : { outcome: 'incomplete', findings };
}

function fieldsOf({ fields, client }: Mapped): readonly string[] {
  return [...Object.values(fields).filter((name) => name !== undefined), ...(client === undefined ? [] : [client])];
}

function request({ url, apiVersion, token }: SalesforceMapping, method: string, path: string, body?: unknown): CrmQuestion {
  return {
    method, url: `${url.replace(/\/$/, '')}/services/data/v${apiVersion}/${path}`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}
