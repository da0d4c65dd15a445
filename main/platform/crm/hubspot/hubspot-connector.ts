import type { BatchReadInputSimplePublicObjectId } from '@hubspot/api-client/lib/codegen/crm/objects/models/BatchReadInputSimplePublicObjectId.js';
import type { BatchInputSimplePublicObjectBatchInputUpsert } from '@hubspot/api-client/lib/codegen/crm/objects/models/BatchInputSimplePublicObjectBatchInputUpsert.js';
import * as z from 'zod';
import type { AskCrm, CrmQuestion } from '../ask-crm.ts';
import type { BatchAnswer, Connector, CrmConsent, ItemAnswer, SetUp, ToWrite } from '../connector.ts';
import { projectByMapping, type MappedObject, type ObjectMapping } from '../project-by-mapping.ts';
import { mustBeKey, readValue, upsertByKey, type KeyedRow, type KeyedStore, type KeyedWrite } from '../upsert-by-key.ts';
import { classifyBatch, HubspotRefusal, readHubspot } from './hubspot-answers.ts';
import { buildAddressHistory, buildConsent, buildConsentRead, classifyConsent, formerAddresses, hubspotRequest, isSubscribed, settledBefore, type HubspotAccount } from './hubspot-consents.ts';

export type HubspotMapping = HubspotAccount & Pick<ObjectMapping, 'client' | 'appointment'> & {
  /** The subscription type of each purpose. */
  readonly subscriptions: Readonly<Record<string, number>>;
};

type Mapped = MappedObject<string>;

/** The most that a batch takes. */
const most = 100;

const readRows = z.object({ results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.unknown()), updatedAt: z.string().default('') })) });
const property = z.object({ hasUniqueValue: z.boolean().default(false) });

/** HubSpot: rows by a property with unique values, 100 in a call; consent by e-mail as subscriptions. */
export function createHubspotConnector(mapping: HubspotMapping, ask: AskCrm): Connector {
  const upsert = async (object: Mapped | undefined, items: readonly ToWrite[]): Promise<BatchAnswer> => {
    if (object === undefined) return { outcome: 'answered', answers: [] };
    try {
      return await upsertByKey(hubspotStore(mapping, object, ask), items);
    } catch (error) {
      if (error instanceof HubspotRefusal) return { outcome: 'refused-whole', reason: `HubSpot refused it: ${error.message}` };
      throw error;
    }
  };
  return {
    name: 'hubspot', takes: ['client', 'consent', ...(mapping.appointment === undefined ? [] : ['appointment' as const])], most,
    checkSetUp: () => checkHubspot(mapping, ask),
    project: (thing) => (thing.sort === 'consent' ? { status: thing.status, at: thing.at } : projectByMapping(thing, mapping)),
    upsertClients: (items) => upsert(mapping.client, items),
    upsertAppointments: (items) => upsert(mapping.appointment, items),
    recordConsents: async (items) => {
      const answers: ItemAnswer[] = [];
      for (const item of items) answers.push(await recordConsent(mapping, item, ask));
      return { outcome: 'answered', answers };
    },
    pull: null,
  };
}

export function buildBatchRead(account: HubspotAccount, object: Mapped, keys: readonly string[]): CrmQuestion {
  return hubspotRequest(account, 'POST', `/crm/v3/objects/${object.name}/batch/read`, {
    idProperty: object.key, properties: [object.key, ...fieldsOf(object)], propertiesWithHistory: [], inputs: keys.map((key) => ({ id: mustBeKey(key) })),
  } satisfies BatchReadInputSimplePublicObjectId);
}

export function buildBatchUpsert(account: HubspotAccount, object: Mapped, rows: readonly KeyedWrite[]): CrmQuestion {
  const inputs = rows.map(({ key, fields }) => ({ idProperty: object.key, id: mustBeKey(key), objectWriteTraceId: key, properties: { ...fields, [object.key]: key } }));
  return hubspotRequest(account, 'POST', `/crm/v3/objects/${object.name}/batch/upsert`, { inputs } satisfies BatchInputSimplePublicObjectBatchInputUpsert);
}

function hubspotStore(account: HubspotAccount, object: Mapped, ask: AskCrm): KeyedStore {
  return {
    find: async (keys) => {
      const { results } = readRows.parse(readHubspot(await ask(buildBatchRead(account, object, keys))));
      return new Map(results.map(({ id, properties, updatedAt }): [string, KeyedRow] => [readValue(properties[object.key]), {
        ref: id, version: updatedAt, fields: Object.fromEntries(fieldsOf(object).map((name) => [name, readValue(properties[name])])),
      }]));
    },
    write: async (rows) => classifyBatch(readHubspot(await ask(buildBatchUpsert(account, object, rows))), rows, object.key),
  };
}

/** One that HubSpot refuses, whatever was asked of it, is parked and stops no other. */
async function recordConsent(mapping: HubspotMapping, item: ToWrite<CrmConsent>, ask: AskCrm): Promise<ItemAnswer> {
  try {
    return await writeConsent(mapping, item, ask);
  } catch (error) {
    if (error instanceof HubspotRefusal) return { outcome: 'poison', reason: `HubSpot refused it: ${error.message}` };
    throw error;
  }
}

async function writeConsent(mapping: HubspotMapping, { thing: consent, held }: ToWrite<CrmConsent>, ask: AskCrm): Promise<ItemAnswer> {
  const { email, channel, purposeId, status } = consent;
  if (channel !== 'email') return { outcome: 'written', how: 'unchanged', ref: '', version: '', remark: 'HubSpot keeps consent for e-mail alone; the hub keeps this one.' };
  const subscriptionId = mapping.subscriptions[purposeId];
  if (subscriptionId === undefined) return { outcome: 'poison', reason: `The mapping names no subscription type for the purpose “${purposeId}”.` };
  if (held !== null) await leaveFormerAddresses(mapping, consent, subscriptionId, ask);
  if (email === null) return status === 'given' ? { outcome: 'poison', reason: 'The person agreed to e-mails and gave no address.' } : { outcome: 'written', how: 'unchanged', ref: '', version: '', remark: null };
  const settled = settledBefore(await ask(buildConsentRead(mapping, email)), consent, subscriptionId);
  return settled ?? classifyConsent(await ask(buildConsent(mapping, { ...consent, email }, subscriptionId)), subscriptionId);
}

/** Whoever corrected their address is not written to at the one before, which may be a stranger's. */
async function leaveFormerAddresses(mapping: HubspotMapping, consent: CrmConsent, subscriptionId: number, ask: AskCrm): Promise<void> {
  const property = mapping.client.fields.email;
  if (property === undefined || consent.clientRef === null) return;
  const former = formerAddresses(await ask(buildAddressHistory(mapping, mapping.client.name, consent.clientRef, property)), property, consent.email);
  for (const email of former) {
    if (!isSubscribed(await ask(buildConsentRead(mapping, email)), subscriptionId)) continue;
    readHubspot(await ask(buildConsent(mapping, { ...consent, email, status: 'withdrawn' }, subscriptionId)));
  }
}

async function checkHubspot(mapping: HubspotMapping, ask: AskCrm): Promise<SetUp> {
  const findings: string[] = [];
  for (const object of [mapping.client, mapping.appointment]) {
    if (object === undefined) continue;
    const answer = await ask(hubspotRequest(mapping, 'GET', `/crm/v3/properties/${object.name}/${object.key}`));
    const isUnique = answer.status === 404 ? null : property.parse(readHubspot(answer)).hasUniqueValue;
    if (isUnique !== true) findings.push(`${isUnique === null ? 'HubSpot has no property' : 'HubSpot does not hold unique'} “${object.key}” of ${object.name}: create it as a single-line text with “hasUniqueValue”, which cannot be added later.`);
  }
  return findings.length === 0 ? { outcome: 'ready' } : { outcome: 'incomplete', findings };
}

function fieldsOf({ fields, client }: Mapped): readonly string[] {
  return [...Object.values(fields).filter((name) => name !== undefined), ...(client === undefined ? [] : [client])];
}
