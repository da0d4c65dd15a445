import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crmMapping } from '#contract/crm-mapping.ts';
import type { CrmQuestion } from '../../../../main/platform/crm/ask-crm.ts';
import { CrmFault } from '../../../../main/platform/crm/crm-fault.ts';
import { buildRead, buildWrite, classifyWrite } from '../../../../main/platform/crm/dataverse/dataverse-connector.ts';
import { classifyBatch, readHubspot } from '../../../../main/platform/crm/hubspot/hubspot-answers.ts';
import { buildConsent } from '../../../../main/platform/crm/hubspot/hubspot-consents.ts';
import { buildBatchUpsert } from '../../../../main/platform/crm/hubspot/hubspot-connector.ts';
import { classifySaved, readSalesforce } from '../../../../main/platform/crm/salesforce/salesforce-answers.ts';
import { buildQuery, buildUpsert } from '../../../../main/platform/crm/salesforce/salesforce-connector.ts';
import { aClient, aConsent } from '../../../support/crm-things.ts';
import { dataverseMapping, hubspotMapping, salesforceMapping } from '../../../support/vendor-mappings.ts';

/** Examples written by hand after the vendors’ public documentation, each with the address of its page; read 2026-11-27: the Salesforce upsert and limits pages, the HubSpot upsert page. No vendor was asked. */

const url = 'https://maison.example.com';
const key = 'vitrine-client-01a21ab6';
const [salesforce, dataverse, hubspot] = [{ ...salesforceMapping(url), token: 't' }, { ...dataverseMapping(url), token: 't' }, { ...hubspotMapping(url), token: 't' }];
const row = { key, fields: { LastName: 'Dupré', Email: '' }, row: null };
const bodyOf = ({ body }: CrmQuestion): unknown => JSON.parse(body ?? 'null');
const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({ status, text: typeof body === 'string' ? body : JSON.stringify(body), headers: new Headers(headers) });

// https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-upsert.html
test('Salesforce: a collection is upserted by the external id in its address, each record with its type and key', () => {
  const asked = buildUpsert(salesforce, salesforce.client, [row]);
  assert.deepEqual([asked.method, asked.url], ['PATCH', `${url}/services/data/v66.0/composite/sobjects/Contact/Vitrine_Key__c`]);
  assert.deepEqual(bodyOf(asked), { allOrNone: false, records: [{ attributes: { type: 'Contact' }, Vitrine_Key__c: key, LastName: 'Dupré', Email: null }] });
});

test('Salesforce: nothing but a key of the hub’s comes into a query', () => {
  assert.match(decodeURIComponent(buildQuery(salesforce, salesforce.client, [key]).url), /SELECT Id, SystemModstamp, Vitrine_Key__c, FirstName, .* FROM Contact WHERE Vitrine_Key__c IN \('vitrine-client-01a21ab6'\)$/);
  assert.throws(() => buildQuery(salesforce, salesforce.client, [`x') OR Id != ('`]), TypeError);
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/ (status codes of the API’s objects)
const savedErrors = [
  ['DUPLICATE_VALUE', 'retry'], ['UNABLE_TO_LOCK_ROW', 'retry'], ['DUPLICATES_DETECTED', 'poison'], ['REQUIRED_FIELD_MISSING', 'poison'], ['INVALID_EMAIL_ADDRESS', 'poison'],
] as const;
for (const [statusCode, outcome] of savedErrors) {
  test(`Salesforce: ${statusCode} of one record is ${outcome}`, () => {
    assert.equal(classifySaved({ success: false, errors: [{ statusCode, message: 'x', fields: [] }] }).outcome, outcome);
  });
}

// https://developer.salesforce.com/docs/platform/api-rest/guide/dome-upsert.html: matched several times, 300, nothing is written
test('Salesforce: 300 and a session that is over need somebody; a gateway passes', () => {
  assert.equal(codeOf(() => readSalesforce(answer(300, ['/services/data/v66.0/sobjects/Contact/003']))), 'needs-set-up');
  assert.equal(codeOf(() => readSalesforce(answer(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]))), 'needs-set-up');
  assert.equal(codeOf(() => readSalesforce(answer(503, '<html>'))), 'retry');
});

// https://learn.microsoft.com/power-apps/developer/data-platform/webapi/perform-conditional-operations-using-web-api
test('Dynamics: creates only where nothing is, changes only what was read, and the key stands in the address alone', () => {
  const created = buildWrite(dataverse, dataverse.client, { key, fields: { lastname: 'Dupré' }, row: null });
  const changed = buildWrite(dataverse, dataverse.client, { key, fields: { lastname: 'Dupré' }, row: { ref: 'x', version: 'W/"7"', fields: {} } });
  assert.deepEqual([created.method, created.url, created.headers?.['if-none-match'], created.headers?.['if-match']], ['PATCH', `${url}/api/data/v9.2/contacts(vitrine_key='${key}')`, '*', undefined]);
  assert.deepEqual([changed.headers?.['if-none-match'], changed.headers?.['if-match']], [undefined, 'W/"7"']);
  assert.deepEqual(bodyOf(created), { lastname: 'Dupré' });
  assert.equal(buildRead(dataverse, dataverse.client, key).url, `${url}/api/data/v9.2/contacts(vitrine_key='${key}')?$select=firstname,lastname,emailaddress1,telephone1`);
});

// https://learn.microsoft.com/power-apps/developer/data-platform/api-limits and …/reference/web-service-error-codes
test('Dynamics: a race passes, a limit says how long, a value is a person’s to look at', () => {
  assert.equal(classifyWrite(answer(412, { error: { code: '0x80060892', message: 'A record that has the attribute values already exists.' } })).outcome, 'retry');
  assert.equal(classifyWrite(answer(400, { error: { code: '0x80048d19', message: 'Error identified in Payload.' } })).outcome, 'poison');
  assert.deepEqual(faultOf(() => classifyWrite(answer(429, { error: { code: '0x80072322', message: 'Number of requests exceeded' } }, { 'retry-after': '40' }))), ['wait', 40_000]);
});

// https://developers.hubspot.com/docs/api-reference/legacy/crm/objects/contacts/batch/upsert-contacts
test('HubSpot: each input names its unique property, its key and a trace to know it by', () => {
  const asked = buildBatchUpsert(hubspot, hubspot.client, [{ key, fields: { lastname: 'Dupré' }, row: null }]);
  assert.deepEqual([asked.method, asked.url], ['POST', `${url}/crm/v3/objects/contacts/batch/upsert`]);
  assert.deepEqual(bodyOf(asked), { inputs: [{ idProperty: 'vitrine_key', id: key, objectWriteTraceId: key, properties: { lastname: 'Dupré', vitrine_key: key } }] });
});

test('HubSpot: 207 is read by its body, in whatever order, and silence is no yes', () => {
  const rows = ['vitrine-client-a', 'vitrine-client-b', 'vitrine-client-c', 'vitrine-client-d'].map((one) => ({ key: one, fields: {}, row: null }));
  const body = {
    status: 'COMPLETE', results: [{ id: '2', properties: {}, updatedAt: '2026-11-27T09:00:00.000Z', objectWriteTraceId: 'vitrine-client-b' }],
    errors: [{ status: 'error', category: 'VALIDATION_ERROR', message: 'Email address is invalid', context: { objectWriteTraceId: ['vitrine-client-a'] } }, { status: 'error', category: 'CONFLICT', message: 'x', context: { id: ['vitrine-client-c'] } }],
  };
  assert.deepEqual(classifyBatch(readHubspot(answer(207, body)), rows, 'vitrine_key').map(({ outcome }) => outcome), ['poison', 'written', 'retry', 'retry']);
});

// https://github.com/HubSpot/hubspot-api-nodejs/issues/548 · https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
test('HubSpot: a key that is not unique needs somebody; a day’s limit is longer than ten seconds’', () => {
  assert.equal(codeOf(() => readHubspot(answer(400, { message: 'Unable to perform update/upsert by non-unique 0-1 property' }))), 'needs-set-up');
  assert.deepEqual(faultOf(() => readHubspot(answer(429, { message: 'x', policyName: 'TEN_SECONDLY_ROLLING' }))), ['wait', 10_000]);
  assert.deepEqual(faultOf(() => readHubspot(answer(429, { message: 'x', policyName: 'DAILY' }))), ['wait', 3_600_000]);
});

// https://developers.hubspot.com/docs/api-reference/legacy/marketing/subscriptions/guide
test('HubSpot: a consent carries its receipt as its legal basis', () => {
  const client = aClient({ email: 'agnès+1@example.org' });
  const consent = { ...aConsent(client, { receiptId: 'r-1', at: '2026-11-27T09:00:00.000Z', status: 'withdrawn' }), email: 'agnès+1@example.org' };
  const asked = buildConsent(hubspot, consent, 77);
  assert.equal(asked.url, `${url}/communication-preferences/v4/statuses/agn%C3%A8s%2B1%40example.org`);
  assert.deepEqual(bodyOf(asked), { channel: 'EMAIL', subscriptionId: 77, statusState: 'UNSUBSCRIBED', legalBasis: 'CONSENT_WITH_NOTICE', legalBasisExplanation: 'Receipt r-1 of 2026-11-27T09:00:00.000Z, text 2026-11-01.1' });
});

test('each of these mappings is one that the contract takes', () => {
  const named = [{ connector: 'salesforce', ...salesforceMapping(url) }, { connector: 'dataverse', ...dataverseMapping(url) }, { connector: 'hubspot', ...hubspotMapping(url) }];
  for (const mapping of named) assert.equal(crmMapping.parse({ ...mapping, tokenFile: 'token' }).connector, mapping.connector);
  assert.throws(() => crmMapping.parse({ ...named[0], tokenFile: '../token' }), /name of a file/);
});

function faultOf(act: () => unknown): readonly [string, number] {
  try {
    act();
  } catch (error) {
    if (error instanceof CrmFault) return [error.code, error.waitMs];
    throw error;
  }
  throw new Error('no fault');
}

function codeOf(act: () => unknown): string {
  return faultOf(act)[0];
}
