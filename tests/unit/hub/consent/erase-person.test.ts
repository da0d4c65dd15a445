import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import type { BookPerson } from '../../../../main/hub/book/persons.ts';
import { openBook, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { createPersonEraser } from '../../../../main/hub/consent/erase-person.ts';
import { eraseOverdue } from '../../../../main/hub/consent/retention-job.ts';
import { openDeliveryRepository } from '../../../../main/hub/connectors/delivery-repository.ts';
import { createThingReader } from '../../../../main/hub/connectors/read-thing.ts';
import { openIntakeRepository } from '../../../../main/hub/intake/intake-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';
const key = makeSigningKey();
const asked = { because: 'asked', by: 'claire' } as const;

/** A hub with one person who asked for a meeting next week, and a CRM that listens. */
function aHub(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-erase-'));
  const path = join(folder, 'book.sqlite');
  const [database, personKeys, clock] = [aHubDatabase(t), somePersonKeys(t), aClock(now)];
  const book = openBook(path, personKeys);
  const beside = openBookDatabase(path, personKeys);
  t.after(() => {
    beside.close();
    book.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const deliveries = openDeliveryRepository(beside, 'crm');
  deliveries.open(['client', 'appointment', 'consent'], now);
  const audit = openAuditChain(database, clock);
  const changed: string[] = [];
  const eraser = createPersonEraser({ database, book, personKeys, intake: openIntakeRepository(database), audit, clock, onClientsChanged: (boutique) => void changed.push(boutique) });
  const subject = subjectId.parse(v7());
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Marqueur', familyName: 'Agnès', reachBy: 'email', email: 'marqueur@example.org', phone: null, locale: 'fr', expectation: 'marqueur, pour ma fille', selection: [],
  });
  const notice = aReceipt(key, { kind: 'notice', channel: null, purposeId: 'appointment', subjectId: subject, retentionMonths: 6, capturedAt: now });
  const slot = { startsAt: '2026-12-03T09:00:00.000Z', minutes: 45 };
  book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts: [notice], askedAt: now, arrivedAt: now, appointment: { id: appointmentId.parse(v7()), kind: 'boutique', slot, capacity: 1, code: null } }, () => []);
  const person = (): BookPerson => book.persons.find(subject) ?? assert.fail('nobody of that name');
  return { folder, path, database, book, beside, deliveries, personKeys, eraser, audit, clock, person, subject, changed };
}

function filesWith(folder: string, marker: RegExp): string[] {
  return readdirSync(folder).filter((name) => marker.test(readFileSync(join(folder, name), 'latin1')));
}

test('an erased person is in no list, and their time is free again', (t) => {
  const { book, eraser, person, changed } = aHub(t);
  eraser.erase(person(), asked);
  assert.deepEqual({ clients: book.clients(geneve), busy: book.occupied(geneve, new Date(now)).busy, changed, states: book.appointments('all').map(({ appointment, client }) => [appointment.state, appointment.expectation, client.card.familyName, client.contact]) },
    { clients: [], busy: [], changed: ['geneve'], states: [['cancelled', null, '–', null]] });
});

test('a back-up of the book from before shows nobody, although the hub’s other keys are there', (t) => {
  const { folder, path, beside, eraser, person, personKeys } = aHub(t);
  beside.pragma('wal_checkpoint(TRUNCATE)');
  const backUp = join(folder, 'of-yesterday.sqlite');
  copyFileSync(path, backUp);
  const before = openBookDatabase(backUp, personKeys);
  const read = before.prepare<[], { email: string }>('SELECT email FROM people');
  const emailBefore = read.get()?.email;
  eraser.erase(person(), asked);
  assert.throws(() => read.all(), /destroyed/);
  before.close();
  assert.deepEqual([emailBefore, filesWith(folder, /marqueur/i)], ['marqueur@example.org', []]);
});

test('the erasure is on record, without a word of who it was', (t) => {
  const { database, eraser, person, audit, subject } = aHub(t);
  const { id } = person();
  eraser.erase(person(), asked);
  assert.deepEqual([database.prepare('SELECT * FROM erasures').all(), audit.latest(1).map(({ who, act, subject: of }) => [who, act, of])],
    [[{ client_id: id, subject_id: subject, boutique_id: 'geneve', because: 'asked', by_whom: 'claire', erased_at: now }], [['claire', 'person-erased-asked', id]]]);
});

test('the CRM is given a person of whom nothing is left, through the queue it has', (t) => {
  const { eraser, person, deliveries, beside } = aHub(t);
  const { id } = person();
  deliveries.settle(deliveries.next('client', now, 10).map((due) => ({ id: due.id, wanted: due.wanted, ref: 'p1', version: '1', digests: {}, remark: null })));
  eraser.erase(person(), asked);
  const thing = deliveries.next('client', now, 10).filter(({ subject }) => subject === id).map(createThingReader(beside, deliveries, () => null))[0];
  assert.deepEqual(thing?.sort === 'client' && [thing.isErased, thing.givenName, thing.familyName, thing.email, thing.phone], [true, '–', '–', null, null]);
});

test('an erasure that was cut off after the key was gone is finished at the next start, on record with its own reason', (t) => {
  const { book, eraser, person, personKeys, database } = aHub(t);
  personKeys.destroy(person().keyId, { at: now, because: 'retention', by: 'hub' });
  eraser.finish();
  eraser.finish();
  assert.deepEqual([book.clients(geneve), database.prepare('SELECT because, by_whom FROM erasures').raw().all()], [[], [['retention', 'hub']]]);
});

test('a person is erased when their time is over and not an hour before, counted from the last meeting', (t) => {
  const hub = aHub(t);
  const erasedAt = (instant: string): number => {
    hub.clock.jumpTo(instant);
    return eraseOverdue(hub);
  };
  assert.deepEqual([erasedAt('2027-06-03T08:00:00.000Z'), erasedAt('2027-06-03T09:00:00.000Z'), erasedAt('2027-06-03T10:00:00.000Z')], [0, 1, 0]);
});
