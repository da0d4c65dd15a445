import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { AppointmentId } from '#domain/ids.ts';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { Slot } from '#contract/submission.ts';
import type { Book, VisitRequest } from '../../../../main/hub/book/book.ts';
import { guardMs, holdMs } from '../../../../main/hub/book/holds.ts';
import { openBook } from '../../../../main/hub/book/open-book.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { quantaOf } from '../../../../main/hub/book/room.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = new Date('2026-11-27T09:00:00.000Z');
const capacity = 2;

function aBook(t: Pick<TestContext, 'after'>): Book {
  const book = openBook(':memory:', somePersonKeys(t));
  t.after(() => book.close());
  return book;
}

function idOf(index: number): AppointmentId {
  return appointmentId.parse(`01a21ab6-293e-776b-9630-${String(index).padStart(12, '0')}`);
}

function aSlot(quarter: number, minutes = 45): Slot {
  return { startsAt: new Date(Date.parse('2026-12-01T09:00:00.000Z') + quarter * 900_000).toISOString(), minutes };
}

function aRequest(index: number, slot: Slot | null): VisitRequest {
  const subject = subjectId.parse(`01a21ab6-293e-776b-9631-${String(index).padStart(12, '0')}`);
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Ana', familyName: 'Sol', reachBy: 'phone', email: null, phone: '+41 22 000 00 00', locale: 'fr', expectation: null, selection: [],
  });
  return {
    boutiqueId: geneve, windowId: window, form, receipts: [], arrivedAt: now.toISOString(), askedAt: now.toISOString(),
    appointment: { id: idOf(index), kind: 'boutique', slot, capacity, code: null },
  };
}

const nothingFree = () => [];

test('whatever is asked, held and asked again, no quarter of an hour has more than its places', (t) => {
  const keys = somePersonKeys(t);
  const act = fc.record({ sort: fc.constantFrom('ask', 'hold'), index: fc.nat({ max: 14 }), quarter: fc.nat({ max: 12 }), minutes: fc.constantFrom(15, 30, 45, 50, 120) });
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    const book = openBook(':memory:', keys);
    try {
      for (const { sort, index, quarter, minutes } of acts) {
        const slot = aSlot(quarter, minutes);
        if (sort === 'ask') book.writeVisit(aRequest(index, slot), nothingFree);
        else book.hold({ appointmentId: idOf(index), kind: 'boutique', slot, boutiqueId: geneve, windowId: window, capacity }, now);
      }
      const fullest = Math.max(0, ...book.occupied(geneve, now).busy.map((span) => span.places));
      const confirmed = book.appointments('all').filter(({ appointment }) => appointment.state === 'confirmed');
      const perQuarter = Map.groupBy(confirmed.flatMap(({ appointment }) => (appointment.slot === null ? [] : quantaOf(appointment.slot))), (quantum) => quantum);
      assert.ok(fullest <= capacity && [...perQuarter.values()].every((inIt) => inIt.length <= capacity));
    } finally {
      book.close();
    }
  }), { numRuns: 80 });
  t.diagnostic('80 random histories');
});

test('a request that is written again changes nothing, whatever it says the second time', (t) => {
  const book = aBook(t);
  const first = book.writeVisit(aRequest(1, aSlot(0)), nothingFree);
  const again = book.writeVisit(aRequest(1, aSlot(8)), nothingFree);
  assert.deepEqual([again, book.clients(geneve).length, book.appointments('all').length], [first, 1, 1]);
});

test('a time that is full is declined with what is free nearby', (t) => {
  const book = aBook(t);
  for (const index of [1, 2]) book.writeVisit(aRequest(index, aSlot(0)), nothingFree);
  const late = book.writeVisit(aRequest(3, aSlot(2)), () => [aSlot(3)]);
  assert.deepEqual([late?.state, late?.alternatives], ['declined', [aSlot(3)]]);
});

test('a hold is over for others only after its time and the guard time', (t) => {
  const book = aBook(t);
  const ask = (index: number, at: Date) => book.hold({ appointmentId: idOf(index), kind: 'boutique', slot: aSlot(0), boutiqueId: geneve, windowId: window, capacity: 1 }, at).outcome;
  const later = (ms: number) => new Date(now.getTime() + ms);
  assert.deepEqual([ask(1, now), ask(2, now), ask(2, later(holdMs + guardMs - 1)), ask(2, later(holdMs + guardMs))], ['held', 'taken', 'taken', 'held']);
});

test('whoever asks to hold another time gives up the first', (t) => {
  const book = aBook(t);
  const ask = (index: number, quarter: number) => book.hold({ appointmentId: idOf(index), kind: 'boutique', slot: aSlot(quarter), boutiqueId: geneve, windowId: window, capacity: 1 }, now).outcome;
  assert.deepEqual([ask(1, 0), ask(1, 8), ask(2, 0)], ['held', 'held', 'held']);
});

test('a window that holds many times holds no more', (t) => {
  const book = aBook(t);
  const outcomes = Array.from({ length: 10 }, (_, index) => book.hold({ appointmentId: idOf(index), kind: 'boutique', slot: aSlot(index * 4), boutiqueId: geneve, windowId: window, capacity: 1 }, now).outcome);
  assert.equal(outcomes.filter((outcome) => outcome === 'held').length, 8);
});

test('writes that fail together leave none of themselves', (t) => {
  const book = aBook(t);
  assert.throws(() => book.together(() => {
    book.writeVisit(aRequest(1, aSlot(0)), nothingFree);
    throw new Error('the disk is full');
  }));
  assert.deepEqual([book.clients(geneve).length, book.occupied(geneve, now).busy], [0, []]);
});

test('times that follow one another with as many people are one busy time', (t) => {
  const book = aBook(t);
  book.writeVisit(aRequest(1, aSlot(0)), nothingFree);
  book.writeVisit(aRequest(2, aSlot(3)), nothingFree);
  assert.deepEqual(book.occupied(geneve, now).busy, [{ kind: 'boutique', startsAt: aSlot(0).startsAt, minutes: 90, places: 1 }]);
});

test('the revision grows with each client and appointment, and with nothing else', (t) => {
  const book = aBook(t);
  const revisions = [book.revision(geneve)];
  book.writeVisit(aRequest(1, null), nothingFree);
  revisions.push(book.revision(geneve));
  book.writeVisit(aRequest(1, null), nothingFree);
  book.hold({ appointmentId: idOf(9), kind: 'boutique', slot: aSlot(0), boutiqueId: geneve, windowId: window, capacity }, now);
  revisions.push(book.revision(geneve));
  assert.deepEqual(revisions, [0, 2, 2]);
});

test('what is kept free around a meeting is taken with it', (t) => {
  const book = aBook(t);
  const room = { capacity: 1, bufferBeforeMinutes: 15, bufferAfterMinutes: 30 };
  const ask = (index: number, quarter: number) => book.hold({ appointmentId: idOf(index), kind: 'boutique', slot: aSlot(quarter, 30), boutiqueId: geneve, windowId: window, ...room }, now).outcome;
  assert.deepEqual([ask(1, 8), ask(2, 12), ask(3, 4), ask(4, 13), ask(5, 3)], ['held', 'taken', 'taken', 'held', 'held']);
});
