import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';

/**
 * Salesforce, Dynamics and HubSpot as their public pages describe them, with everything that makes them hard: a key that need not be
 * unique, a batch that is half refused, limits without a time to wait. It is ours, and proves our side only.
 */
export type HostileCrm = {
  readonly url: string;
  readonly rows: StoredRow[];
  /** The next requests that match are answered so, and do nothing. */
  readonly scripted: { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }[];
  isKeyUnique: boolean;
  /** Values that this CRM does not take. */
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
};

export type StoredRow = { readonly object: string; readonly id: string; version: number; fields: Record<string, unknown>; /** What stood there before, newest last. */ readonly before: Record<string, unknown>[] };

type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly headers: IncomingMessage['headers']; readonly body: unknown };
type Answered = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

const record = z.record(z.string(), z.unknown());

export async function startHostileCrm(): Promise<HostileCrm> {
  const state = { rows: [] as StoredRow[], scripted: [] as HostileCrm['scripted'], isKeyUnique: true, refused: new Set<string>() };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const url = new URL(request.url ?? '/', 'http://crm.invalid');
    const text = Buffer.concat(parts).toString('utf8');
    const asked = { method: request.method ?? 'GET', path: decodeURIComponent(url.pathname), query: url.searchParams, headers: request.headers, body: text === '' ? null : JSON.parse(text) };
    const answer = state.scripted.shift() ?? answerTo(asked, state);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    // A TCP server that listens has an address with a port.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

type State = Pick<HostileCrm, 'rows' | 'isKeyUnique' | 'refused'>;

function answerTo(asked: Asked, state: State): Answered {
  if (asked.path.startsWith('/services/data/')) return salesforce(asked, state);
  if (asked.path.startsWith('/api/data/')) return dataverse(asked, state);
  return hubspot(asked, state);
}

function salesforce({ path, query, body }: Asked, state: State): Answered {
  if (path.endsWith('/describe')) return { status: 200, body: { fields: ['Vitrine_Key__c', 'FirstName', 'LastName', 'Email', 'Phone', 'Subject', 'StartDateTime', 'Description', 'Vitrine_State__c', 'Vitrine_Advisor__c', 'WhoId'].map((name) => ({ name, externalId: name === 'Vitrine_Key__c', unique: name === 'Vitrine_Key__c' && state.isKeyUnique, createable: true, updateable: true })) } };
  if (path.endsWith('/query')) {
    const soql = query.get('q') ?? '';
    const object = /FROM (\w+)/.exec(soql)?.[1];
    const keys = [...soql.matchAll(/'([^']+)'/g)].map(([, key]) => key);
    const records = state.rows.filter((row) => row.object === object && keys.includes(String(row.fields['Vitrine_Key__c'])));
    return { status: 200, body: { records: records.map((row) => ({ ...row.fields, Id: row.id, SystemModstamp: stampOf(row).replace('Z', '+0000'), StartDateTime: String(row.fields['StartDateTime'] ?? '').replace('Z', '+0000') || null })) } };
  }
  const [object = '', key = ''] = path.split('/').slice(-2);
  const records = z.object({ records: z.array(record) }).parse(body).records;
  return {
    status: 200,
    body: records.map((given) => {
      const fields = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'attributes'));
      if (isRefused(fields, state)) return { success: false, errors: [{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'A name has letters.', fields: ['LastName'] }] };
      const { row, isNew } = put(state, object, key, fields);
      return { id: row.id, success: true, errors: [], created: isNew };
    }),
  };
}

function dataverse({ method, path, headers, body }: Asked, state: State): Answered {
  if (path.includes('EntityDefinitions')) return { status: 200, body: { value: [{ LogicalName: 'x', Keys: state.isKeyUnique ? [{ KeyAttributes: ['vitrine_key'], EntityKeyIndexStatus: 'Active' }] : [] }] } };
  const [, object = '', key = ''] = /\/(\w+)\(vitrine_key='([^']+)'\)/.exec(path) ?? [];
  const row = state.rows.find((found) => found.object === object && found.fields['vitrine_key'] === key);
  const etag = (found: StoredRow): string => `W/"${found.version}"`;
  if (method === 'GET') return row === undefined ? { status: 404, body: { error: { code: '0x80040217', message: 'Does Not Exist' } } } : { status: 200, body: { ...row.fields, '@odata.etag': etag(row) } };
  if (headers['if-none-match'] === '*' && row !== undefined) return { status: 412, body: { error: { code: '0x80060882', message: 'The version of the existing record doesn’t match.' } } };
  if (headers['if-match'] !== undefined && (row === undefined || headers['if-match'] !== etag(row))) return { status: row === undefined ? 404 : 412, body: { error: { code: '0x80060882', message: 'Another version.' } } };
  const fields = record.parse(body);
  if ('vitrine_key' in fields || isRefused(fields, state)) return { status: 400, body: { error: { code: '0x80040216', message: 'It cannot be written.' } } };
  const written = put(state, object, 'vitrine_key', { ...fields, vitrine_key: key }).row;
  return { status: 204, headers: { 'odata-entityid': `https://org.invalid/api/data/v9.2/${object}(${written.id})`, etag: etag(written) } };
}

const upsertBody = z.object({ inputs: z.array(z.object({ id: z.string(), idProperty: z.string().optional(), objectWriteTraceId: z.string().optional(), properties: record.optional() })), idProperty: z.string().optional() });

function hubspot({ method, path, query, body }: Asked, state: State): Answered {
  const [, object = ''] = /\/objects\/(\w+)\/batch/.exec(path) ?? [];
  if (path.includes('/properties/')) return { status: 200, body: { hasUniqueValue: state.isKeyUnique } };
  if (method === 'GET' && path.includes('/objects/')) return hubspotHistory(path, query, state);
  if (path.includes('/statuses/')) return hubspotStatus({ method, path, body }, state);
  const { inputs } = upsertBody.parse(body);
  if (path.endsWith('/read')) {
    const found = state.rows.filter((row) => row.object === object && inputs.some(({ id }) => row.fields['vitrine_key'] === id));
    return { status: found.length === inputs.length ? 200 : 207, body: { results: found.map((row) => ({ id: row.id, properties: row.fields, updatedAt: stampOf(row) })) } };
  }
  const wrong = inputs.filter(({ properties }) => isRefused(properties ?? {}, state));
  const taken = inputs.filter((input) => !wrong.includes(input)).map(({ properties, objectWriteTraceId }) => ({ row: put(state, object, 'vitrine_key', properties ?? {}).row, objectWriteTraceId }));
  return {
    status: wrong.length === 0 ? 200 : 207,
    body: {
      status: 'COMPLETE',
      // No order is promised.
      results: taken.toReversed().map(({ row, objectWriteTraceId }) => ({ id: row.id, properties: row.fields, updatedAt: stampOf(row), objectWriteTraceId })),
      errors: wrong.map(({ objectWriteTraceId }) => ({ status: 'error', category: 'VALIDATION_ERROR', message: 'Property values were not valid', context: { objectWriteTraceId: [objectWriteTraceId] } })),
    },
  };
}

function hubspotHistory(path: string, query: URLSearchParams, { rows }: State): Answered {
  const row = rows.find(({ id }) => id === path.split('/').at(-1));
  if (row === undefined) return { status: 404, body: { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'resource not found' } };
  const property = query.get('propertiesWithHistory') ?? '';
  return { status: 200, body: { id: row.id, propertiesWithHistory: { [property]: [row.fields, ...row.before.toReversed()].map((fields) => ({ value: fields[property] })) } } };
}

function hubspotStatus({ method, path, body }: Pick<Asked, 'method' | 'path' | 'body'>, state: State): Answered {
  const email = path.split('/').at(-1) ?? '';
  const rows = state.rows.filter((row) => row.object === 'status' && row.fields['email'] === email);
  if (method === 'GET') return { status: 200, body: { results: rows.map(({ fields }) => ({ subscriptionId: fields['subscriptionId'], status: fields['statusState'], timestamp: fields['timestamp'] })) } };
  const said = record.parse(body);
  const { row } = put(state, 'status', 'slot', { ...said, email, slot: `${email} ${String(said['subscriptionId'])}`, timestamp: new Date().toISOString() });
  return { status: 200, body: { timestamp: row.fields['timestamp'] } };
}

function put(state: State, object: string, key: string, fields: Record<string, unknown>): { readonly row: StoredRow; readonly isNew: boolean } {
  const found = state.isKeyUnique ? state.rows.find((row) => row.object === object && row.fields[key] === fields[key]) : undefined;
  if (found !== undefined) {
    found.before.push(found.fields);
    found.fields = { ...found.fields, ...fields };
    found.version += 1;
    return { row: found, isNew: false };
  }
  const row = { object, id: `id-${state.rows.length + 1}`, version: 1, fields, before: [] };
  state.rows.push(row);
  return { row, isNew: true };
}

function isRefused(fields: Readonly<Record<string, unknown>>, { refused }: State): boolean {
  return Object.values(fields).some((value) => refused.has(String(value)));
}

function stampOf(row: StoredRow): string {
  return new Date(Date.UTC(2026, 10, 27, 9, 0, row.version)).toISOString();
}
