import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createAskCrm, type AskCrm } from '../../../main/platform/crm/ask-crm.ts';
import type { Connector, CrmThing } from '../../../main/platform/crm/connector.ts';
import { CrmFault } from '../../../main/platform/crm/crm-fault.ts';
import { createDataverseConnector } from '../../../main/platform/crm/dataverse/dataverse-connector.ts';
import { createHubspotConnector } from '../../../main/platform/crm/hubspot/hubspot-connector.ts';
import { createSalesforceConnector } from '../../../main/platform/crm/salesforce/salesforce-connector.ts';
import { aClient, aConsent, toWrite, writeAll, writeOne, written } from '../../support/crm-things.ts';
import { startHostileCrm, type HostileCrm, type StoredRow } from '../../support/hostile-crm.ts';
import { dataverseMapping, hubspotMapping, salesforceMapping } from '../../support/vendor-mappings.ts';
import { testContract } from './contract.ts';

/** The three vendors against one server that is as hard on them as their pages allow; it is ours, and stands for none of them. */
let crm: HostileCrm;
before(async () => {
  crm = await startHostileCrm();
});
after(() => crm.close());

const token = 'token';
const ask = createAskCrm(10_000);
const vendors = [
  { name: 'Salesforce', key: 'Vitrine_Key__c', familyName: 'LastName', expectation: 'Description', connect: (through: AskCrm) => createSalesforceConnector({ ...salesforceMapping(crm.url), token }, through) },
  { name: 'Dynamics', key: 'vitrine_key', familyName: 'lastname', expectation: 'description', connect: (through: AskCrm) => createDataverseConnector({ ...dataverseMapping(crm.url), token }, through) },
  { name: 'HubSpot', key: 'vitrine_key', familyName: 'lastname', expectation: 'vitrine_expectation', connect: (through: AskCrm) => createHubspotConnector({ ...hubspotMapping(crm.url), token }, through) },
] as const;

for (const { name, key, familyName, expectation, connect } of vendors) {
  const rowsOf = (thing: CrmThing): readonly StoredRow[] => crm.rows.filter((row) => row.fields[key] === thing.key);
  testContract(name, () => Promise.resolve({
    connect, takes: ['client', 'appointment'],
    countOf: (thing) => Promise.resolve(rowsOf(thing).length),
    fieldsOf: (thing) => Promise.resolve(Object.fromEntries(Object.entries(rowsOf(thing)[0]?.fields ?? {}).map(([field, value]) => [field.replace('@odata.bind', ''), String(value ?? '')]))),
    correct: (thing) => {
      const [row] = rowsOf(thing);
      assert.ok(row);
      const field = thing.sort === 'client' ? familyName : expectation;
      row.fields = { ...row.fields, [field]: 'Corrected' };
      row.version += 1;
      return Promise.resolve({ field, to: 'Corrected' });
    },
  }));

  test(`${name}: one row that is refused is said in words and stops no other`, async () => {
    crm.refused.add('???');
    const connector = connect(ask);
    const things = [aClient(), aClient({ familyName: '???' }), aClient()];
    const answer = await writeAll(connector, things.map((thing) => toWrite(connector, thing)));
    assert.equal(answer.outcome, 'answered');
    assert.deepEqual(answer.answers.map(({ outcome }) => outcome), ['written', 'poison', 'written']);
    assert.deepEqual(things.map((thing) => rowsOf(thing).length), [1, 0, 1]);
  });

  test(`${name}: a key that is not unique there keeps the line from starting, in words`, async () => {
    crm.isKeyUnique = false;
    try {
      const setUp = await connect(ask).checkSetUp();
      assert.equal(setUp.outcome, 'incomplete');
      assert.match(setUp.findings.join(' '), /nique|alternate key/);
    } finally {
      crm.isKeyUnique = true;
    }
  });

  test(`${name}: what was deleted there is not made again`, async () => {
    const connector = connect(ask);
    const client = aClient();
    const held = written(await writeOne(connector, client));
    crm.rows.splice(crm.rows.findIndex((row) => row.fields[key] === client.key), 1);
    assert.match(written(await writeOne(connector, client, { held, written: [client], revision: 2 })).remark ?? '', /Deleted/);
    assert.equal(rowsOf(client).length, 0);
  });
}

const limits = [
  { name: 'Salesforce 403 without Retry-After', connect: vendors[0].connect, scripted: { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }] }, code: 'wait' },
  { name: 'Salesforce 300', connect: vendors[0].connect, scripted: { status: 300, body: ['/services/data/v66.0/sobjects/Contact/1'] }, code: 'needs-set-up' },
  { name: 'Salesforce near its day’s end', connect: vendors[0].connect, scripted: { status: 200, headers: { 'sforce-limit-info': 'api-usage=98000/100000' }, body: { records: [] } }, code: 'wait' },
  { name: 'Dynamics 429', connect: vendors[1].connect, scripted: { status: 429, headers: { 'retry-after': '12' }, body: { error: { code: '0x80072322', message: 'Number of requests exceeded the limit.' } } }, code: 'wait' },
  { name: 'HubSpot 429', connect: vendors[2].connect, scripted: { status: 429, body: { status: 'error', message: 'You have reached your secondly limit.', policyName: 'TEN_SECONDLY_ROLLING' } }, code: 'wait' },
  { name: 'HubSpot’s gateway', connect: vendors[2].connect, scripted: { status: 502, body: '<html>' }, code: 'retry' },
] as const;

for (const { name, connect, scripted, code } of limits) {
  test(`${name} is understood as ${code}, and nothing is there`, async () => {
    const client = aClient();
    crm.scripted.push(scripted);
    await assert.rejects(writeOne(connect(ask), client), (error) => error instanceof CrmFault && error.code === code);
    assert.ok(!JSON.stringify(crm.rows).includes(client.key));
  });
}

test('HubSpot: somebody who opted out there after the gesture is not subscribed again; a newer gesture counts', async () => {
  const connector: Connector = createHubspotConnector({ ...hubspotMapping(crm.url), token }, ask);
  const client = aClient();
  const stateOf = (): unknown => crm.rows.find((row) => row.object === 'status' && row.fields['email'] === client.email)?.fields['statusState'];
  written(await writeOne(connector, aConsent(client, { at: '2026-01-02T00:00:00.000Z' })));
  assert.equal(stateOf(), 'SUBSCRIBED');
  written(await writeOne(connector, aConsent(client, { status: 'withdrawn', at: new Date(Date.now() + 60_000).toISOString() })));
  assert.equal(stateOf(), 'UNSUBSCRIBED');
  assert.match(written(await writeOne(connector, aConsent(client, { at: '2026-01-02T00:00:00.000Z' }))).remark ?? '', /newer word/);
  assert.equal(stateOf(), 'UNSUBSCRIBED');
});

test('HubSpot: whoever corrected their address is not written to at the one before, and the hub keeps neither in clear', async () => {
  const connector: Connector = createHubspotConnector({ ...hubspotMapping(crm.url), token }, ask);
  const client = aClient();
  const statesOf = (...emails: readonly (string | null)[]): readonly unknown[] => emails.map((email) => crm.rows.find((row) => row.object === 'status' && row.fields['email'] === email)?.fields['statusState']);
  const { ref: clientRef } = written(await writeOne(connector, client));
  const held = written(await writeOne(connector, aConsent(client, { clientRef })));
  const corrected = { ...client, email: `corrected-${client.email}` };
  written(await writeOne(connector, corrected, { written: [client] }));
  const again = written(await writeOne(connector, aConsent(corrected, { clientRef }), { held }));
  assert.deepEqual(statesOf(client.email, corrected.email), ['UNSUBSCRIBED', 'SUBSCRIBED']);
  assert.ok(![held.ref, again.ref].some((ref) => ref.includes('@')));
});

test('HubSpot: a consent whose address it does not take is said in words, and stops no other', async () => {
  const connector: Connector = createHubspotConnector({ ...hubspotMapping(crm.url), token }, ask);
  crm.scripted.push({ status: 400, body: { status: 'error', message: 'Invalid email address' } });
  const answer = await writeAll(connector, [aConsent(aClient()), aConsent(aClient())].map((thing) => toWrite(connector, thing)));
  assert.ok(answer.outcome === 'answered');
  assert.deepEqual(answer.answers.map((item) => [item.outcome, item.outcome === 'poison' && item.reason]), [['poison', 'HubSpot refused it: Invalid email address'], ['written', false]]);
});
