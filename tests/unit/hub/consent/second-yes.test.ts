import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { PersonalField } from '#domain/visit/fields-to-ask.ts';
import type { Locale } from '#domain/locale.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { openDeliveryRepository } from '../../../../main/hub/connectors/delivery-repository.ts';
import { createThingReader } from '../../../../main/hub/connectors/read-thing.ts';
import { correctPerson } from '../../../../main/hub/consent/correction-desk.ts';
import { createPersonEraser } from '../../../../main/hub/consent/erase-person.ts';
import { createSecondYesDesk } from '../../../../main/hub/consent/second-yes-desk.ts';
import { openSecondYesRepository } from '../../../../main/hub/consent/second-yes-repository.ts';
import { askOne } from '../../../../main/hub/messages/second-yes-job.ts';
import { openHub } from '../../../../main/hub/open-hub.ts';
import { isReceiptSigned } from '../../../../main/hub/opening/check-receipts.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { silentLog } from '../../../../main/platform/log/log.ts';
import { smtpCarrier } from '../../../../main/platform/mail/smtp-carrier.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { startMailServer } from '../../../support/mail-server.ts';
import { aReceipt, shownText } from '../../../support/receipt-builder.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';
const windowKey = makeSigningKey();
const dayMs = 86_400_000;
const demonstration = demonstrationContent({ boutiqueId: geneve, role: 'salon' });
const content = { ...demonstration, consentTerms: { ...demonstration.consentTerms, confirmedChannels: ['email' as const] } };

/** A hub, a mail server and a CRM that listens; somebody said yes twice at a window, to two things, in their language. */
async function aHub(t: TestContext, wishes: { readonly email?: string | null; readonly locale?: Locale } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-yes-'));
  const [clock, mail] = [aClock(now), await startMailServer()];
  const hub = await openHub(folder, clock);
  const beside = openBookDatabase(join(folder, 'book.sqlite'), hub.personKeys);
  const carrier = smtpCarrier({ host: '127.0.0.1', port: mail.port, tls: 'none', login: null, address: 'geneve@serac.example' });
  t.after(async () => {
    carrier.dispose();
    await mail.dispose();
    beside.close();
    hub.close();
    rmSync(folder, { recursive: true });
  });
  const deliveries = openDeliveryRepository(beside, 'crm');
  deliveries.open(['client', 'appointment', 'consent'], now);
  hub.windows.add({ id: window, boutiqueId: geneve, role: 'salon', name: 'Salon', publicKey: windowKey.publicKey, appVersion: '0.1.0', enrolledAt: now });
  const { email = 'agnes@example.org', locale = 'fr' } = wishes;
  const subject = subjectId.parse(v7());
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Agnès', familyName: 'Dupré', reachBy: email === null ? 'phone' : 'email', email, phone: email === null ? '+41227000000' : null, locale, expectation: null, selection: [],
  });
  const said = { subjectId: subject, windowId: window, capturedAt: now, locale };
  const receipts = [aReceipt(windowKey, { ...said, kind: 'notice', channel: null, purposeId: 'appointment' }), ...['maison-news', 'invitations'].map((purposeId) => aReceipt(windowKey, { ...said, kind: 'unconfirmed', purposeId }))];
  hub.book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts, askedAt: now, arrivedAt: now, appointment: { id: appointmentId.parse(v7()), kind: 'boutique', slot: null, capacity: 1, code: null } }, () => []);
  receipts.forEach((receipt) => hub.receipts.keep({ windowId: window, receipt, isSignatureRight: true }));
  const secondYes = openSecondYesRepository(hub.database);
  const parts = { ...hub, secondYes, contents: { anyOf: () => content }, wordsOf: () => shownText, carriers: [carrier], phoneUrl: 'https://rendezvous.serac.example/phone/', log: silentLog };
  const desk = createSecondYesDesk(parts);
  const send = async (): Promise<void> => {
    for (let due = secondYes.next(clock.now().toISOString()); due !== null; due = secondYes.next(clock.now().toISOString())) await askOne(due, parts);
  };
  const readThing = createThingReader(beside, deliveries, () => null);
  deliveries.settle(deliveries.next('client', now, 10).map((due) => ({ id: due.id, wanted: due.wanted, ref: 'p1', version: '1', digests: {}, remark: null })));
  const inCrm = () => deliveries.next('consent', clock.now().toISOString(), 10).map(readThing).flatMap((thing) => (thing?.sort === 'consent' ? [`${thing.purposeId} ${thing.status}`] : [])).toSorted();
  const person = () => hub.book.persons.find(subject) ?? assert.fail('nobody');
  const tokenOf = (text: string | undefined): string => /\/phone\/#yes-([A-Za-z0-9_-]{22})/.exec(text ?? '')?.[1] ?? assert.fail('no link');
  const states = (answer: ReturnType<typeof desk.ask>) => (answer.outcome === 'asked' ? answer.asked.map(({ state }) => state) : [answer.outcome]);
  const ask = (token: string, act: 'read' | 'confirm' | 'decline') => states(desk.ask({ token, act }));
  const receiptsNow = (): readonly SignedReceipt[] => hub.book.persons.receiptsOf(person());
  const correct = (change: Partial<Record<PersonalField, string>>) => correctPerson({ person: person(), content, bodies: receiptsNow().map(({ body }) => body) },
    { act: 'correct', version: hub.book.persons.versionOf(person()) ?? 0, fields: { givenName: null, familyName: null, email: null, phone: null, ...change } }, { ...hub, onClientsChanged: () => undefined });
  return { ...hub, folder, mail, clock, secondYes, subject, person, send, correct, deliveries, ask, tokenOf, inCrm, receiptsNow, first: receipts };
}

test('one message, sent once, asks in the language of the first yes for all of it, and the CRM hears of no yes', async (t) => {
  const { mail, send, clock, inCrm, ask, tokenOf } = await aHub(t, { locale: 'ar' });
  await send();
  clock.pass(3 * dayMs);
  await send();
  const [letter] = mail.delivered;
  assert.deepEqual([mail.delivered.length, letter?.recipients, letter?.mail.subject, inCrm()], [1, ['agnes@example.org'], 'Sérac – موافقة تحتاج إلى تأكيد', []]);
  assert.equal(letter?.mail.text?.split('\n').filter((line) => line.startsWith('– ')).length, 2);
  assert.deepEqual(ask(tokenOf(letter?.mail.text), 'read'), ['waiting', 'waiting']);
});

test('the second yes is a receipt of its own that names the first, signed by the hub; then the CRM hears it; a second touch changes nothing', async (t) => {
  const { mail, send, ask, tokenOf, inCrm, receiptsNow, receiptKey, first, clock } = await aHub(t);
  await send();
  const token = tokenOf(mail.delivered[0]?.mail.text);
  clock.pass(60_000);
  const said = [ask(token, 'confirm'), ask(token, 'confirm'), ask(token, 'decline')];
  const written = receiptsNow().filter(({ body }) => body.collectionMethod === 'own-address');
  assert.deepEqual([said, inCrm()], [[['confirmed', 'confirmed'], ['confirmed', 'confirmed'], ['confirmed', 'confirmed']], ['invitations given', 'maison-news given']]);
  assert.deepEqual(written.map(({ body }) => body.schema === 'vitrine-receipt/2' && [body.kind, body.confirms, body.textSha256]).toSorted(), first.slice(1).map(({ body }) => ['consent', body.id, body.textSha256]).toSorted());
  assert.ok(written.every((receipt) => isReceiptSigned(receipt, receiptKey().publicKey)));
});

test('another address repeats its own yes: until then the CRM hears that nothing is granted, and the old link grants nothing', async (t) => {
  const { mail, send, ask, tokenOf, inCrm, clock, correct } = await aHub(t);
  await send();
  const token = tokenOf(mail.delivered[0]?.mail.text);
  clock.pass(60_000);
  ask(token, 'confirm');
  const before = inCrm();
  clock.pass(60_000);
  correct({ email: 'agnes.dupre@example.org' });
  const meanwhile = [inCrm(), ask(token, 'confirm')];
  await send();
  const again = mail.delivered[1];
  clock.pass(60_000);
  assert.deepEqual([before, ...meanwhile, again?.recipients], [['invitations given', 'maison-news given'], ['invitations withdrawn', 'maison-news withdrawn'], ['waiting', 'waiting'], ['agnes.dupre@example.org']]);
  assert.deepEqual([ask(tokenOf(again?.mail.text), 'confirm'), inCrm()], [['confirmed', 'confirmed'], ['invitations given', 'maison-news given']]);
});

test('a corrected name, telephone, or the same address in other letters asks for nothing again', async (t) => {
  const { mail, send, ask, tokenOf, inCrm, clock, correct, deliveries } = await aHub(t);
  await send();
  clock.pass(60_000);
  ask(tokenOf(mail.delivered[0]?.mail.text), 'confirm');
  clock.pass(60_000);
  deliveries.settle(deliveries.next('consent', clock.now().toISOString(), 10).map((due) => ({ id: due.id, wanted: due.wanted, ref: 's1', version: '1', digests: {}, remark: null })));
  const told = inCrm();
  correct({ familyName: 'Dupré-Lévy', phone: '+41227000001', email: 'Agnes@example.org' });
  deliveries.settle(deliveries.next('client', clock.now().toISOString(), 10).map((due) => ({ id: due.id, wanted: due.wanted, ref: 'p1', version: '2', digests: {}, remark: null })));
  await send();
  assert.deepEqual([told, mail.delivered.length, inCrm()], [[], 1, ['invitations given', 'maison-news given']]);
});

test('a no by the link is a withdrawal, and stays one', async (t) => {
  const { mail, send, ask, tokenOf, inCrm, clock } = await aHub(t);
  await send();
  const token = tokenOf(mail.delivered[0]?.mail.text);
  clock.pass(60_000);
  assert.deepEqual([ask(token, 'decline'), ask(token, 'confirm'), inCrm()], [['declined', 'declined'], ['declined', 'declined'], ['invitations withdrawn', 'maison-news withdrawn']]);
});

test('after fourteen days nothing is agreed any more, and nothing is asked late', async (t) => {
  const late = await aHub(t);
  await late.send();
  late.clock.pass(14 * dayMs);
  const token = late.tokenOf(late.mail.delivered[0]?.mail.text);
  const never = await aHub(t);
  never.clock.pass(14 * dayMs);
  await never.send();
  assert.deepEqual([late.ask(token, 'confirm'), late.inCrm(), never.mail.delivered.length], [['lapsed', 'lapsed'], [], 0]);
});

test('a first yes that was taken back before the message is not asked for again', async (t) => {
  const { mail, send, book, subject } = await aHub(t);
  const taken = ['maison-news', 'invitations'].map((purposeId) => aReceipt(windowKey, { kind: 'withdrawal', purposeId, subjectId: subject, windowId: window, capturedAt: '2026-11-27T09:00:01.000Z' }));
  book.writeReceipts(taken, '2026-11-27T09:00:01.000Z');
  await send();
  assert.equal(mail.delivered.length, 0);
});

test('a mail server that refuses for now is tried again with the same link; an address that is none is not', async (t) => {
  const hub = await aHub(t);
  hub.mail.judge((_, nth) => (nth === 1 ? 'take-unsaid' : 'take'));
  await hub.send();
  hub.clock.pass(3_600_000);
  await hub.send();
  const nobody = await aHub(t, { email: 'nobody@example.org' });
  await nobody.send();
  const onlyPhone = await aHub(t, { email: null });
  await onlyPhone.send();
  const because = (of: typeof hub) => of.database.prepare('SELECT DISTINCT state, because FROM confirmations').raw().all();
  assert.deepEqual([new Set(hub.mail.delivered.map(({ mail }) => hub.tokenOf(mail.text))).size, because(hub), because(nobody), because(onlyPhone)], [1, [['sent', null]], [['not-sent', 'refused']], [['not-sent', 'no-contact']]]);
});

test('an erased person is asked nothing, their link opens nothing, and no file holds a link', async (t) => {
  const hub = await aHub(t);
  await hub.send();
  const token = hub.tokenOf(hub.mail.delivered[0]?.mail.text);
  const holding = readdirSync(hub.folder).filter((name) => name.includes('.sqlite') && readFileSync(join(hub.folder, name), 'latin1').includes(token));
  createPersonEraser({ ...hub, onClientsChanged: () => undefined }).erase(hub.person(), { because: 'asked', by: 'claire' });
  assert.deepEqual([holding, hub.ask(token, 'confirm'), hub.ask('A'.repeat(22), 'read')], [[], ['unknown'], ['unknown']]);
});
