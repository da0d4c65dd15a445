import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { subjectId } from '#contract/ids.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import { correctPerson } from '../../../../main/hub/consent/correction-desk.ts';
import { openReceiptRepository } from '../../../../main/hub/opening/receipt-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { digestsOf, mergeFields } from '../../../../main/platform/crm/merge-fields.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aBookWithLine, bookVisit, geneve } from '../../../support/book-with-line.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

const now = '2026-11-27T09:00:00.000Z';
const content = demonstrationContent({ boutiqueId: geneve, role: 'salon' });
const nothing = { givenName: null, familyName: null, email: null, phone: null } as const;

/** Ana Sol, of whom a CRM has heard, and who corrects herself. */
function aPerson(t: TestContext) {
  const { book, database, deliveries, readThing } = aBookWithLine(t);
  deliveries.open(['client', 'appointment', 'consent'], now);
  const { subjectId: subject, clientKey } = bookVisit(book);
  const hub = aHubDatabase(t);
  const [audit, changed, clock] = [openAuditChain(hub, aClock(now)), [] as string[], aClock(now)];
  const person = () => book.persons.find(subjectId.parse(subject)) ?? assert.fail('nobody');
  const version = () => book.persons.versionOf(person()) ?? assert.fail('nobody');
  const correct = (fields: Partial<Record<keyof typeof nothing, string>>, base = version()) =>
    correctPerson({ person: person(), content, bodies: [] }, { act: 'correct', version: base, fields: { ...nothing, ...fields } }, { book, audit, clock, receipts: openReceiptRepository(hub), receiptKey: makeSigningKey, onClientsChanged: (boutique) => void changed.push(boutique) });
  const client = () => book.persons.client(person()) ?? assert.fail('nobody');
  return { book, database, deliveries, readThing, audit, changed, person, version, correct, client, clientKey };
}

test('what a person corrects is kept as they typed it, with its source, and the rest stays', (t) => {
  const { correct, client, changed, audit } = aPerson(t);
  const before = client();
  const answer = correct({ familyName: 'Sól', phone: '+41 22 700 00 00' });
  const { card, contact } = client();
  const source = { source: 'said by themselves, with their code', date: '2026-11-27' };
  assert.deepEqual([card.givenName, card.familyName, card.initials, contact?.email, contact?.phone, contact?.reachBy], ['Ana', 'Sól', 'A.S.', before.contact?.email, '+41 22 700 00 00', 'email']);
  assert.deepEqual([answer, card.sources, changed, audit.latest(1)[0]?.act], [{ outcome: 'corrected', version: 2 }, { familyName: source, phone: source }, [geneve], 'person-corrected']);
});

test('a correction that comes twice, or was based on an older record, changes nothing', (t) => {
  const { correct, client } = aPerson(t);
  const first = [correct({ email: 'ana.sol@example.org' }, 1), correct({ email: 'later@example.org' }, 2)];
  const again = correct({ email: 'ana.sol@example.org' }, 1);
  assert.deepEqual([first.map(({ outcome }) => outcome), again, client().contact?.email], [['corrected', 'corrected'], { outcome: 'not-corrected', version: 3 }, 'later@example.org']);
});

test('the CRM hears of it on the version it holds, and what an advisor corrected there since is left, also by a replay', (t) => {
  const { correct, deliveries, readThing, clientKey, client } = aPerson(t);
  const due = () => deliveries.next('client', now, 10)[0] ?? assert.fail('nothing to deliver');
  const written = { email: client().contact?.email ?? '' };
  const first = due();
  deliveries.settle([{ id: first.id, wanted: first.wanted, ref: 'p1', version: 'v7', digests: digestsOf(clientKey, written), remark: null }]);
  correct({ email: 'ana.sol@example.org' });
  const waiting = due();
  const thing = readThing(waiting);
  const wanted = { email: (thing?.sort === 'client' && thing.email) || '' };
  const asItWas = mergeFields(clientKey, { wanted, found: written, ours: waiting.ours });
  const advisors = mergeFields(clientKey, { wanted, found: { email: 'by.an.advisor@example.org' }, ours: waiting.ours });
  assert.deepEqual([waiting.held, asItWas, advisors], [{ ref: 'p1', version: 'v7' }, { write: { email: 'ana.sol@example.org' }, kept: [] }, { write: {}, kept: ['email'] }]);
});

test('whoever gave nothing but a name can say how they are reached', (t) => {
  const { database, correct, client } = aPerson(t);
  database.exec('DELETE FROM contacts');
  correct({ phone: '+41 22 700 00 00' });
  assert.deepEqual([client().contact?.reachBy, client().contact?.email, client().contact?.phone], ['phone', null, '+41 22 700 00 00']);
});
