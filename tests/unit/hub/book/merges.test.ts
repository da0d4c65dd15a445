import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, watchId, windowId } from '#contract/ids.ts';
import { visitorForm, type VisitorForm } from '#contract/sealed.ts';
import type { AppointmentId, ClientId } from '#domain/ids.ts';
import type { Book } from '../../../../main/hub/book/book.ts';
import { openBook, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import type { Database } from '../../../../main/platform/sqlite/open-database.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';
const key = makeSigningKey();

function aBook(t: Pick<TestContext, 'after'>): { readonly book: Book; readonly beside: Database } {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-merges-'));
  const [path, keys] = [join(folder, 'book.sqlite'), somePersonKeys(t)];
  const [book, beside] = [openBook(path, keys), openBookDatabase(path, keys)];
  t.after(() => {
    beside.close();
    book.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { book, beside };
}

function aVisitor(book: Book, wishes: Partial<VisitorForm> & { readonly boutique?: string } = {}): { readonly id: ClientId; readonly subject: string; readonly appointment: AppointmentId | undefined } {
  const { boutique = geneve, ...form } = wishes;
  const subject = subjectId.parse(v7());
  const receipts = [aReceipt(key, { kind: 'notice', channel: null, purposeId: 'appointment', subjectId: subject }), aReceipt(key, { subjectId: subject })];
  const visitor = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Agnès', familyName: 'Dupré', reachBy: 'email', email: 'agnes@example.org', phone: null, locale: 'fr', expectation: 'pour ma fille', selection: [watchId.parse('W-MOR-01')], ...form,
  });
  const written = book.writeVisit({
    boutiqueId: boutiqueId.parse(boutique), windowId: window, form: visitor, receipts, askedAt: now, arrivedAt: now, appointment: { id: appointmentId.parse(v7()), kind: 'boutique', slot: null, capacity: 1, code: null },
  }, () => []);
  if (written !== null) book.expectations.answer(written.id, { outcome: 'met', note: 'elle est venue', by: 'claire', at: now });
  return { id: written?.clientId ?? assert.fail('no appointment'), subject, appointment: written?.id };
}

/** Every byte that says something of a person. */
function everyByte(beside: Database): unknown {
  return ['clients', 'contacts', 'appointments', 'receipts', 'expectation_answers'].map((table) => beside.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
}

function merged(book: Book, kept: ClientId, givenUp: ClientId): string {
  const answer = book.merges.merge(kept, givenUp, 'claire', now);
  return answer.outcome === 'merged' ? answer.id : assert.fail(answer.because);
}

test('the kept record says what it said, and what it did not say it has from the other, with the source of each field', (t) => {
  const { book } = aBook(t);
  const [kept, givenUp] = [aVisitor(book, { selection: [watchId.parse('W-MOR-01')] }), aVisitor(book, { givenName: 'Agnes', email: 'other@example.org', phone: '+41790000000', selection: [watchId.parse('W-NEV-02')] })];
  merged(book, kept.id, givenUp.id);
  const [only, ...more] = book.clients(geneve);
  assert.deepEqual(
    { more, name: only?.client.card.givenName, contact: [only?.client.contact?.email, only?.client.contact?.phone], selection: only?.client.card.selection.map(({ watchId }) => watchId), meetings: only?.appointments.map(({ expectation }) => expectation) },
    { more: [], name: 'Agnès', contact: ['agnes@example.org', '+41790000000'], selection: ['W-MOR-01', 'W-NEV-02'], meetings: ['pour ma fille', 'pour ma fille'] },
  );
  const { name, email, phone, selection } = book.merges.standing()[0]?.sources ?? assert.fail('no merge');
  assert.deepEqual([name, email, phone, selection], ['kept', 'kept', 'given-up', 'both']);
});

test('whatever was merged, undoing in turn puts every byte back', (t) => {
  const form = fc.record({ givenName: fc.constantFrom('Agnès', 'A.', '太郎'), email: fc.constantFrom('a@example.org', null), phone: fc.constantFrom('+41790000000', null), expectation: fc.constantFrom('مرحبا', null) });
  const { book, beside } = aBook(t);
  fc.assert(fc.property(fc.array(form, { minLength: 2, maxLength: 4 }), (forms) => {
    const [first, ...others] = forms.map((wishes) => aVisitor(book, wishes));
    if (first === undefined) return;
    const before = everyByte(beside);
    const merges = others.map((other) => merged(book, first.id, other.id));
    const undone = merges.toReversed().map((id) => book.merges.undo(id, now).outcome);
    assert.deepEqual([everyByte(beside), undone], [before, merges.map(() => 'undone')]);
  }), { numRuns: 12 });
});

test('a merge of a merge is undone in turn too', (t) => {
  const { book, beside } = aBook(t);
  const [a, b, c] = [aVisitor(book), aVisitor(book), aVisitor(book)];
  const before = everyByte(beside);
  const [first, second] = [merged(book, b.id, a.id), merged(book, c.id, b.id)];
  const early = book.merges.undo(first, now);
  book.merges.undo(second, now);
  book.merges.undo(first, now);
  assert.deepEqual([early, everyByte(beside)], [{ outcome: 'refused', because: 'changed-since' }, before]);
});

test('what a window still brings under the number that was given up belongs to the record that was kept', (t) => {
  const { book } = aBook(t);
  const [kept, givenUp] = [aVisitor(book), aVisitor(book)];
  merged(book, kept.id, givenUp.id);
  book.writeReceipts([aReceipt(key, { kind: 'withdrawal', subjectId: givenUp.subject, capturedAt: '2026-11-28T09:00:00.000Z' })], now);
  const person = book.persons.find(subjectId.parse(kept.subject)) ?? assert.fail('nobody');
  assert.deepEqual([book.persons.receiptsOf(person).length, book.persons.recordsOf(person).length, book.persons.held().length], [5, 2, 1]);
});

test('records of two boutiques, of nobody, and one record with itself are not merged', (t) => {
  const { book } = aBook(t);
  const [here, there] = [aVisitor(book), aVisitor(book, { boutique: 'tokyo' })];
  const answers = [[here.id, there.id], [here.id, here.id], [here.id, v7() as ClientId]].map(([kept, other]) => book.merges.merge(kept as ClientId, other as ClientId, 'claire', now));
  assert.deepEqual(answers, [{ outcome: 'refused', because: 'two-boutiques' }, { outcome: 'refused', because: 'not-there' }, { outcome: 'refused', because: 'not-there' }]);
});

test('two persons who were told apart stay apart, whichever is named first', (t) => {
  const { book } = aBook(t);
  const [one, other] = [aVisitor(book), aVisitor(book)];
  const before = book.merges.areApart(one.id, other.id);
  book.merges.keepApart(other.id, one.id, 'claire', now);
  assert.deepEqual([before, book.merges.areApart(one.id, other.id), book.merges.areApart(other.id, one.id)], [false, true, true]);
});

test('what is written after a merge about a visit of the record that was given up goes back with it', (t) => {
  const { book } = aBook(t);
  const [kept, givenUp] = [aVisitor(book), aVisitor(book)];
  const id = merged(book, kept.id, givenUp.id);
  const visit = book.appointments('all').find(({ appointment }) => appointment.id === givenUp.appointment)?.appointment.id ?? assert.fail('no visit');
  book.expectations.answer(visit, { outcome: 'partly', note: 'le bracelet manquait', by: 'claire', at: now });
  const whileMerged = book.expectations.of(visit)?.note;
  book.merges.undo(id, now);
  assert.deepEqual([whileMerged, book.expectations.of(visit)?.note], ['le bracelet manquait', 'le bracelet manquait']);
});
