import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import { openBook } from '../../../../main/hub/book/open-book.ts';
import { createConsentDesk } from '../../../../main/hub/consent/consent-desk.ts';
import { createPersonEraser } from '../../../../main/hub/consent/erase-person.ts';
import { receiptKeyFrom } from '../../../../main/hub/consent/receipt-key.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { isReceiptSigned, whyReceiptsFail } from '../../../../main/hub/opening/check-receipts.ts';
import { openReceiptRepository } from '../../../../main/hub/opening/receipt-repository.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const asked = '2026-11-27T09:00:00.000Z';
const windowKey = makeSigningKey();
const receiptKey = receiptKeyFrom({ columnKey: Buffer.alloc(32, 7).toString('base64') });
const content = demonstrationContent({ boutiqueId: geneve, role: 'salon' });
const news = { purposeId: 'maison-news', channel: 'email' } as const;

/** A desk before which somebody stands who was noticed, and answered what is wished. */
function aDesk(t: TestContext, answers: readonly ('consent' | 'refusal')[], terms: Partial<typeof content.consentTerms> = {}) {
  const [database, personKeys, clock] = [aHubDatabase(t), somePersonKeys(t), aClock('2026-12-01T09:00:00.000Z')];
  const book = openBook(':memory:', personKeys);
  t.after(() => book.close());
  const [subject, id] = [subjectId.parse(v7()), appointmentId.parse(v7())];
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Agnès', familyName: 'Dupré', reachBy: 'email', email: 'agnes@example.org', phone: null, locale: 'fr', expectation: null, selection: [],
  });
  const of = { subjectId: subject, windowId: window, capturedAt: asked };
  const given: SignedReceipt[] = [aReceipt(windowKey, { ...of, kind: 'notice', channel: null, purposeId: 'appointment' }), ...answers.map((kind) => aReceipt(windowKey, { ...of, ...news, kind }))];
  book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts: given, askedAt: asked, arrivedAt: asked, appointment: { id, kind: 'boutique', slot: null, capacity: 1, code: null } }, () => []);
  openWindowRepository(database).add({ id: window, boutiqueId: geneve, role: 'salon', name: 'Salon', publicKey: windowKey.publicKey, appVersion: '0.1.0', enrolledAt: asked });
  const [receipts, audit] = [openReceiptRepository(database), openAuditChain(database, clock)];
  const changed: string[] = [];
  const eraser = createPersonEraser({ database, book, personKeys, intake: openIntakeRepository(database), audit, clock, onClientsChanged: () => undefined });
  const desk = createConsentDesk({ book, contents: { anyOf: () => ({ ...content, consentTerms: { ...content.consentTerms, ageOfConsent: null, ...terms } }) }, receipts, receiptKey: () => receiptKey, eraser, audit, clock, onClientsChanged: (boutique) => void changed.push(boutique) });
  const states = (answer: ReturnType<typeof desk.ask>): readonly string[] => (answer.outcome === 'consents' ? answer.consents.map(({ state }) => state) : [answer.outcome]);
  const agree = (isGiven: boolean) => {
    clock.pass(60_000);
    return states(desk.ask(id, { act: 'agree', ...news, isGiven, locale: 'ja' }));
  };
  const said = () => book.persons.receiptsOf(book.persons.find(subject) ?? assert.fail('nobody'));
  return { book, desk, id, said, agree, states, receipts, clock };
}

test('who gave nothing sees nothing', (t) => {
  const { desk, id } = aDesk(t, []);
  assert.deepEqual(desk.ask(id, { act: 'consents' }), { outcome: 'consents', consents: [], version: 1 });
});

test('one gesture withdraws, one gives again, and nothing is doubled by a second touch', (t) => {
  const { said, agree } = aDesk(t, ['consent']);
  const seen = [agree(false), agree(false), agree(true), agree(true), agree(false)];
  assert.deepEqual([seen.flat(), said().length], [['withdrawn', 'withdrawn', 'given', 'given', 'withdrawn'], 5]);
});

test('what was never asked is not agreed to by a code', (t) => {
  const { agree } = aDesk(t, []);
  assert.deepEqual(agree(true), []);
});

test('a withdrawal is of the very words that were agreed to, a new yes of the words of now in the language of now', (t) => {
  const { agree, said } = aDesk(t, ['consent']);
  agree(false);
  agree(true);
  const lastSaid = said().map(({ body }) => [body.kind, body.locale, body.collectionMethod]).slice(-2);
  assert.deepEqual(lastSaid, [['withdrawal', 'fr', 'own-code'], ['consent', 'ja', 'own-code']]);
});

test('the hub signs what is said by a code, and no window can say that it did', (t) => {
  const { agree, said } = aDesk(t, ['consent']);
  agree(false);
  const withdrawal = said().at(-1) ?? assert.fail('nothing was written');
  const forged = whyReceiptsFail([{ windowId: window, receipt: withdrawal, isSignatureRight: true }], withdrawal.body.visitId, { boutiqueId: geneve, terms: content.consentTerms, wasShown: () => true });
  assert.deepEqual([isReceiptSigned(withdrawal, receiptKey.publicKey), isReceiptSigned(withdrawal, windowKey.publicKey), forged], [true, false, 'A receipt is of a kind that only the hub signs.']);
});

test('where a country asks for it, a yes by code waits to be repeated, and a withdrawal does not', (t) => {
  const { agree } = aDesk(t, ['refusal'], { confirmedChannels: ['email'] });
  assert.deepEqual([agree(true), agree(false)], [['unconfirmed'], ['withdrawn']]);
});

test('who never said to be of age cannot agree, and can always withdraw', (t) => {
  const { agree } = aDesk(t, ['consent'], { ageOfConsent: 16 });
  assert.deepEqual([agree(false), agree(true)], [['withdrawn'], ['withdrawn']]);
});

test('by the code a person erases themselves, and the code opens nothing after', (t) => {
  const { desk, id, book } = aDesk(t, ['consent']);
  const answers = [desk.ask(id, { act: 'erase' }), desk.ask(id, { act: 'consents' })];
  assert.deepEqual([answers, book.clients(geneve)], [[{ outcome: 'erased' }, { outcome: 'unknown' }], []]);
});

test('no answer says who the person is', (t) => {
  const { desk, id } = aDesk(t, ['consent', 'refusal']);
  assert.doesNotMatch(JSON.stringify(desk.ask(id, { act: 'consents' })), /agn|dupr|example\.org/i);
});
