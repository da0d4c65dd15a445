import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createAskCrm, type AskCrm } from '../../../main/platform/crm/ask-crm.ts';
import type { Connector, CrmThing, PulledPage, PulledRecord } from '../../../main/platform/crm/connector.ts';
import { readOpportunities } from '../../../main/platform/crm/tryton/tryton-opportunities.ts';
import { anyActive, readParties } from '../../../main/platform/crm/tryton/tryton-parties.ts';
import { createTrytonConnector } from '../../../main/platform/crm/tryton/tryton-connector.ts';
import { aClient, aConsent, anAppointment, toWrite, writeAll, writeOne, written } from '../../support/crm-things.ts';
import { startTryton, type TrytonServer } from '../../support/tryton-server.ts';
import { testContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-tryton-'));
let tryton: TrytonServer;
before(async () => {
  tryton = await startTryton({ folder });
});
after(async () => {
  await tryton.kill();
  rmSync(folder, { recursive: true, force: true });
});

const ask = createAskCrm(20_000);
const connectors = new Map<AskCrm, Connector>();
/** Signing in takes Tryton a third of a second: once for each way to it. */
const connect = (through: AskCrm = ask): Connector => {
  const known = connectors.get(through) ?? createTrytonConnector({ ...tryton, lists: { news: 'News', events: 'Events' } }, through, () => 'Europe/Zurich');
  connectors.set(through, known);
  return known;
};

testContract('Tryton', async () => ({
  connect, takes: ['client', 'appointment', 'consent'],
  countOf: (thing) => Promise.resolve(tryton.count(thing.sort === 'client' ? 'SELECT count(*) FROM party_party WHERE code = ?' : 'SELECT count(*) FROM sale_opportunity WHERE reference = ?', thing.key)),
  fieldsOf: async (thing) => (await rowOf(thing)).fields,
  correct: async (thing) => {
    const { id } = await rowOf(thing);
    if (thing.sort === 'client') {
      await tryton.client.call('model.party.party.write', [[id], { name: 'Agnès Dupré' }]);
      return { field: 'name', to: 'Agnès Dupré' };
    }
    await tryton.client.call('model.sale.opportunity.write', [[id], { comment: 'Comes with her daughter.' }]);
    return { field: 'comment', to: 'Comes with her daughter.' };
  },
}));

async function rowOf(thing: CrmThing) {
  const [found] = thing.sort === 'client' ? await readParties(tryton.client, [['code', '=', thing.key], anyActive]) : await readOpportunities(tryton.client, [['reference', '=', thing.key]]);
  assert.ok(found);
  return found.row;
}

test('one row that Tryton cannot take refuses the batch, and leaves nothing of it', async () => {
  const connector = connect();
  // Half of a surrogate pair, as a field that was cut in the middle of an emoji holds.
  const things = [aClient(), aClient({ givenName: 'Agn\ud83d' }), aClient()];
  assert.equal((await writeAll(connector, things.map((thing) => toWrite(connector, thing)))).outcome, 'refused-whole');
  for (const thing of things) assert.equal(tryton.count('SELECT count(*) FROM party_party WHERE code = ?', thing.key), 0);
  const alone = await writeOne(connector, things[1] ?? aClient());
  assert.equal(alone.outcome, 'poison');
});

test('a withdrawal ends the subscription, and a replay of the consent before it does not bring it back', async () => {
  const connector = connect();
  const client = aClient();
  const given = aConsent(client);
  const activeRows = (): number => tryton.count('SELECT count(*) FROM marketing_email WHERE email = ? AND active = 1', client.email);
  written(await writeOne(connector, given));
  assert.equal(activeRows(), 1);
  const withdrawn = aConsent(client, { status: 'withdrawn', at: new Date(Date.now() + 1000).toISOString() });
  written(await writeOne(connector, withdrawn, { written: [given] }));
  assert.equal(activeRows(), 0);
  written(await writeOne(connector, given, { written: [given] }));
  assert.equal(activeRows(), 0);
});

test('a corrected address takes the subscription with it, and leaves nothing at the one before', async () => {
  const connector = connect();
  const client = aClient();
  const given = aConsent(client);
  const first = written(await writeOne(connector, given));
  const corrected = { ...given, email: `new.${client.email ?? ''}` };
  written(await writeOne(connector, corrected, { written: [given], held: { ref: first.ref, version: first.version } }));
  const active = [client.email, corrected.email].map((email) => tryton.count('SELECT count(*) FROM marketing_email WHERE email = ? AND active = 1', email));
  assert.deepEqual(active, [0, 1]);
});

test('somebody who opted out in Tryton after the gesture stays out; a newer gesture counts', async () => {
  const connector = connect();
  const client = aClient();
  await tryton.client.call('model.marketing.email.create', [[{ email: client.email, list_: 1, active: false }]]);
  const late = written(await writeOne(connector, aConsent(client, { at: '2026-01-01T00:00:00.000Z' })));
  assert.match(late.remark ?? '', /left so: active/);
  assert.equal(tryton.count('SELECT active FROM marketing_email WHERE email = ?', client.email), 0);
  written(await writeOne(connector, aConsent(client, { at: new Date(Date.now() + 1000).toISOString() })));
  assert.equal(tryton.count('SELECT active FROM marketing_email WHERE email = ?', client.email), 1);
});

test('consent by another channel is one note on the person for each gesture', async () => {
  const connector = connect();
  const client = aClient();
  const { ref } = written(await writeOne(connector, client));
  const given = aConsent(client, { channel: 'phone', clientRef: ref });
  for (let tries = 0; tries < 3; tries += 1) written(await writeOne(connector, given));
  const held = written(await writeOne(connector, given));
  written(await writeOne(connector, aConsent(client, { channel: 'phone', clientRef: ref, status: 'withdrawn' }), { held, written: [given] }));
  assert.equal(tryton.count('SELECT count(*) FROM ir_note WHERE resource = ?', `party.party,${ref}`), 2);
});

test('what others made in Tryton is pulled, with our own under our key, and what was deleted is noticed', async () => {
  const connector = connect();
  const own = aClient();
  const { ref, version } = written(await writeOne(connector, own));
  const [theirs] = await tryton.client.call('model.party.party.create', [[{ name: 'Walked in', code: 'P-77' }]]) as readonly number[];
  const first = await pullRound(connector.pull, null);
  assert.deepEqual(first.records.filter((record) => record.ref === ref).map(({ ownKey, version: stamp }) => ({ ownKey, stamp })), [{ ownKey: own.key, stamp: version }]);
  assert.deepEqual(first.records.filter((record) => record.ref === String(theirs)).map(({ ownKey, fields }) => ({ ownKey, name: fields['name'] })), [{ ownKey: null, name: 'Walked in' }]);

  await tryton.client.call('model.party.party.delete', [[theirs]]);
  const { ref: later } = written(await writeOne(connector, anAppointment({ clientRef: ref })));
  const second = await pullRound(connector.pull, first.cursor);
  assert.ok(second.records.some((record) => record.sort === 'appointment' && record.ref === later));
  assert.ok(!second.present?.client?.includes(String(theirs)));
  assert.ok(second.present?.client?.includes(ref));
});

test('an opportunity that others wrote takes the time it says of the employee who has it, until it is lost', async () => {
  const connector = createTrytonConnector({ ...tryton, lists: { news: 'News', events: 'Events' }, occupies: { boutiqueId: 'geneve', employees: {} } }, ask, () => 'Europe/Zurich');
  const [made] = await tryton.client.call('model.sale.opportunity.create', [[{ description: 'Strap · 2026-12-08 10:00, 45 min' }]]) as readonly number[];
  const first = await pullRound(connector.pull, null);
  const taken = (page: PulledPage) => page.records.filter((record) => record.sort === 'appointment' && record.ref === String(made)).map(({ occupies }) => occupies);
  const fromMs = Date.parse('2026-12-08T09:00:00Z');
  assert.deepEqual(taken(first), [[{ boutiqueId: 'geneve', advisorId: null, fromMs, toMs: fromMs + 45 * 60_000 }]]);
  await tryton.client.call('model.sale.opportunity.write', [[made], { state: 'cancelled' }]);
  assert.deepEqual(taken(await pullRound(connector.pull, first.cursor)), [[]]);
});

test('a number that an advisor corrects shows in the next pull although the party itself was not written', async () => {
  const connector = connect();
  const own = aClient();
  const { ref, version } = written(await writeOne(connector, own));
  const round = await pullRound(connector.pull, null);
  const [mechanism] = await tryton.client.call('model.party.contact_mechanism.search', [[['party', '=', Number(ref)], ['type', '=', 'phone']], 0, 1, null]) as readonly number[];
  await tryton.client.call('model.party.contact_mechanism.write', [[mechanism], { value: '+41 22 711 11 11' }]);
  const found = (await pullRound(connector.pull, round.cursor)).records.find((record) => record.ref === ref);
  assert.equal(found?.fields['phone'], '+41 22 711 11 11');
  assert.notEqual(found?.version, version);
});

test('of somebody who was erased nothing stays in Tryton that says who they were, corrections of advisors included', async () => {
  const connector = connect();
  const client = aClient();
  const held = written(await writeOne(connector, client));
  const appointment = anAppointment({ clientRef: held.ref });
  const booked = written(await writeOne(connector, appointment));
  written(await writeOne(connector, aConsent(client)));
  await tryton.client.call('model.party.party.write', [[Number(held.ref)], { name: 'Agnès D., the sea', contact_mechanisms: [['create', [{ type: 'mobile', value: '+41 79 000 11 22' }]]] }]);
  written(await writeOne(connector, { ...client, givenName: '–', familyName: '–', email: null, phone: null, isErased: true }, { held, written: [client], revision: 2 }));
  written(await writeOne(connector, { ...appointment, expectation: null, isErased: true }, { held: booked, written: [appointment], revision: 2 }));
  assert.equal(tryton.count('SELECT count(*) FROM party_contact_mechanism WHERE party = ?', Number(held.ref)), 0);
  assert.equal(tryton.count('SELECT count(*) FROM marketing_email WHERE email = ?', client.email), 0);
  assert.equal(tryton.count(`SELECT count(*) FROM party_party WHERE code = ? AND name = '–'`, client.key), 1);
  assert.equal(tryton.count(`SELECT count(*) FROM sale_opportunity WHERE reference = ? AND coalesce(comment, '') = ''`, appointment.key), 1);
});

test('without the unique indexes the connector does not start, and says the SQL', async () => {
  const stock = await startTryton({ folder: join(folder, 'stock'), isStock: true });
  try {
    const setUp = await createTrytonConnector({ ...stock, lists: { news: 'Nobody’s' } }, ask, () => 'Europe/Zurich').checkSetUp();
    assert.equal(setUp.outcome, 'incomplete');
    assert.match(setUp.findings.join('\n'), /CREATE UNIQUE INDEX vitrine_opportunity_reference[\s\S]*CREATE UNIQUE INDEX vitrine_note_message[\s\S]*no mailing list “Nobody’s”/);
    assert.equal(stock.count('SELECT (SELECT count(*) FROM sale_opportunity) + (SELECT count(*) FROM ir_note)'), 0);
  } finally {
    await stock.kill();
  }
});

async function pullRound(pull: Connector['pull'], from: string | null): Promise<PulledPage> {
  assert.ok(pull);
  const records: PulledRecord[] = [];
  for (let cursor = from; ;) {
    const page = await pull(cursor);
    records.push(...page.records);
    if (!page.hasMore) return { ...page, records };
    cursor = page.cursor;
  }
}
