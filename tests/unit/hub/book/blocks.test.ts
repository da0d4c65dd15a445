import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Advisor } from '#domain/appointments/receivers.ts';
import { advisorId, appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { Slot } from '#contract/submission.ts';
import { openBlocks, type Block } from '../../../../main/hub/book/blocks.ts';
import { bookIn, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { quantaOf, type Room } from '../../../../main/hub/book/room.ts';
import type { Database } from '../../../../main/platform/sqlite/open-database.ts';
import { openKeys } from '../../../support/person-keys.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = new Date('2026-11-27T09:00:00.000Z');
const claire: Advisor = { id: advisorId.parse('claire'), languages: ['fr'], receives: ['service'], absences: [] };
const room = (capacity: number): Room => ({ capacity, staff: { advisors: [claire], timeZone: 'Europe/Zurich' } });
const idOf = (index: number) => appointmentId.parse(`01a21ab6-293e-776b-9630-${String(index).padStart(12, '0')}`);
const startMs = Date.parse('2026-12-01T09:00:00.000Z');
const aSlot = (quarter: number, minutes = 30): Slot => ({ startsAt: new Date(startMs + quarter * 900_000).toISOString(), minutes });
const aBlock = (quarter: number, quarters = 2, who: string | null = null): Block => ({ boutiqueId: 'geneve', advisorId: who, fromMs: startMs + quarter * 900_000, toMs: startMs + (quarter + quarters) * 900_000 });

function aBook(database: Database) {
  const [book, blocks] = [bookIn(database, openKeys), openBlocks(database)];
  const hold = (index: number, slot: Slot, capacity = 2) => book.hold({ appointmentId: idOf(index), kind: 'boutique', slot, boutiqueId: geneve, windowId: window, ...room(capacity) }, now).outcome;
  const ask = (index: number, slot: Slot, { kind = 'boutique', capacity = 2 }: { readonly kind?: 'boutique' | 'service'; readonly capacity?: number } = {}) => {
    const form = visitorForm.parse({
      schema: 'vitrine-visitor/1', subjectId: subjectId.parse(`01a21ab6-293e-776b-9631-${String(index).padStart(12, '0')}`), givenName: 'Ana', familyName: 'Sol', reachBy: 'phone', email: null,
      phone: '+41 22 000 00 00', locale: 'fr', expectation: null, selection: [],
    });
    const appointment = { id: idOf(index), kind, slot, code: null, ...room(capacity) };
    return book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts: [], arrivedAt: now.toISOString(), askedAt: now.toISOString(), appointment }, () => [])?.state;
  };
  return { book, hold, ask, block: (ref: string, taken: readonly Block[], own: string | null = null) => blocks.replace({ connector: 'calendar', ref }, taken, own), keepOnly: blocks.keepOnly };
}

function aDesk(t: Pick<TestContext, 'after'>) {
  const desk = aBook(openBookDatabase(':memory:', openKeys));
  t.after(() => desk.book.close());
  return desk;
}

test('a time given away elsewhere takes a place of every kind, until it is gone from there', (t) => {
  const { ask, block } = aDesk(t);
  block('a', [aBlock(0)]);
  const before = [ask(1, aSlot(0)), ask(2, aSlot(0)), ask(3, aSlot(0), { kind: 'service', capacity: 1 })];
  block('a', []);
  assert.deepEqual([...before, ask(4, aSlot(0)), ask(5, aSlot(0), { kind: 'service', capacity: 1 })], ['confirmed', 'declined', 'declined', 'confirmed', 'confirmed']);
});

test('an advisor who meets somebody elsewhere is away, and takes a place only where nobody is named to receive', (t) => {
  const { ask, block, book } = aDesk(t);
  block('a', [aBlock(0, 2, 'claire')]);
  assert.deepEqual([ask(1, aSlot(0), { kind: 'service' }), ask(2, aSlot(0), { capacity: 1 }), ask(3, aSlot(2), { kind: 'service' }), book.occupied(geneve, now).elsewhere],
    ['declined', 'declined', 'confirmed', [{ advisorId: 'claire', ...aSlot(0) }]]);
});

test('an appointment of ours that stands elsewhere as the book has it takes nothing twice, and may be moved to where somebody moved it there', (t) => {
  const { ask, block, book } = aDesk(t);
  ask(1, aSlot(0));
  block('a', [aBlock(0)], idOf(1));
  const beside = ask(2, aSlot(0));
  block('a', [aBlock(8)], idOf(1));
  const told = book.occupied(geneve, now).elsewhere.length;
  const others = ask(3, aSlot(8), { capacity: 1 });
  const moved = book.reply(idOf(1), 1, { act: 'move', slot: aSlot(8), ...room(1) }, now.toISOString());
  assert.deepEqual([beside, told, others, moved.outcome, book.occupied(geneve, now).elsewhere], ['confirmed', 1, 'declined', 'answered', []]);
});

test('what was held before it was known elsewhere is confirmed all the same', (t) => {
  const { hold, ask, block } = aDesk(t);
  const held = hold(1, aSlot(0), 1);
  block('a', [aBlock(0)]);
  assert.deepEqual([held, ask(1, aSlot(0), { capacity: 1 }), ask(2, aSlot(0), { capacity: 1 })], ['held', 'confirmed', 'declined']);
});

test('a connector that is read no more blocks nothing', (t) => {
  const { ask, block, keepOnly, book } = aDesk(t);
  block('a', [aBlock(0)]);
  keepOnly(['other']);
  assert.deepEqual([ask(1, aSlot(0), { capacity: 1 }), book.occupied(geneve, now).elsewhere], ['confirmed', []]);
});

test('whatever is blocked, freed, asked and held, nothing is confirmed in a quarter that had no place left when it was asked', (t) => {
  const database = openBookDatabase(':memory:', openKeys);
  t.after(() => void database.close());
  const { book, ask, hold, block } = aBook(database);
  const act = fc.record({ sort: fc.constantFrom('ask', 'hold', 'block', 'free'), index: fc.nat({ max: 10 }), quarter: fc.nat({ max: 10 }), length: fc.integer({ min: 1, max: 4 }) });
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    // What a run writes is rolled back: a book costs far more to make than a run.
    database.exec('BEGIN');
    try {
      const blocked = new Map<number, Block>();
      const held = new Set<string>();
      for (const { sort, index, quarter, length } of acts) {
        const slot = aSlot(quarter, length * 15);
        const name = `${index}/${slot.startsAt}/${slot.minutes}`;
        if (sort === 'block') blocked.set(index, aBlock(quarter, length));
        if (sort === 'free') blocked.delete(index);
        if (sort === 'block' || sort === 'free') block(String(index), [blocked.get(index)].filter((known) => known !== undefined));
        if (sort === 'hold' && hold(index, slot) === 'held') held.add(name);
        if (sort !== 'ask' || book.findAppointment(idOf(index)) !== null) continue;
        const places = takenPlaces(book.appointments('all').flatMap(({ appointment }) => (appointment.state === 'confirmed' && appointment.slot !== null ? [appointment.slot] : [])), [...blocked.values()]);
        const isFull = quantaOf(slot).some((quantum) => (places.get(quantum) ?? 0) >= 2);
        if (ask(index, slot) === 'confirmed') assert.ok(!isFull || held.has(name));
      }
    } finally {
      database.exec('ROLLBACK');
    }
  }), { numRuns: 100 });
});

function takenPlaces(slots: readonly Slot[], blocks: readonly Block[]): ReadonlyMap<number, number> {
  const taken = new Map<number, number>();
  const spans = [...slots, ...blocks.map(({ fromMs, toMs }) => ({ startsAt: new Date(fromMs).toISOString(), minutes: (toMs - fromMs) / 60_000 }))];
  for (const quantum of spans.flatMap((span) => quantaOf(span))) taken.set(quantum, (taken.get(quantum) ?? 0) + 1);
  return taken;
}

const rooms = (capacity: number, isReceived = false) => [{ kind: 'boutique' as const, capacity, isReceived }, { kind: 'service' as const, capacity: 1, isReceived: true }];
const who = { who: 'Maud', at: now.toISOString() };

test('an event over a promised meeting is found: on whoever receives it, and on the last place, not while there is one left', (t) => {
  const { ask, block, book } = aDesk(t);
  const clashes = (capacity: number) => book.clashes.of({ boutique: geneve, rooms: rooms(capacity), now }).map(({ appointmentId: id, over, startsAt, minutes }) => [id, over, startsAt, minutes]);
  ask(1, aSlot(0), { kind: 'service' });
  ask(2, aSlot(8), { capacity: 1 });
  block('hers', [aBlock(1, 4, 'claire')]);
  block('room', [aBlock(8)]);
  assert.deepEqual(clashes(1), [[idOf(1), 'advisor', aSlot(1).startsAt, 60], [idOf(2), 'place', aSlot(8).startsAt, 30]]);
  assert.deepEqual(clashes(2), [[idOf(1), 'advisor', aSlot(1).startsAt, 60]]);
  block('hers', []);
  assert.deepEqual(clashes(2), []);
});

test('what staff keep is asked about no more, until the event is another', (t) => {
  const { ask, block, book } = aDesk(t);
  const asked = { boutique: geneve, rooms: rooms(1), now };
  ask(1, aSlot(0), { kind: 'service' });
  block('hers', [aBlock(0, 2, 'claire')]);
  const kept = [book.clashes.keep(idOf(1), asked, who), book.clashes.keep(idOf(1), asked, who)];
  const after = book.clashes.of(asked).length;
  block('hers', [aBlock(1, 2, 'claire')]);
  assert.deepEqual([kept, after, book.clashes.of(asked).length], [[true, false], 0, 1]);
});

test('an event of ours that somebody moved lies over others’ meetings and never over its own, and an ended meeting has nothing over it', (t) => {
  const { ask, block, book } = aDesk(t);
  const clashes = () => book.clashes.of({ boutique: geneve, rooms: rooms(1), now }).map(({ appointmentId: id }) => id);
  ask(1, aSlot(0), { kind: 'service' });
  ask(2, aSlot(8), { kind: 'service' });
  block('ours', [aBlock(8, 2, 'claire')], idOf(1));
  const before = clashes();
  book.reply(idOf(2), 1, { act: 'cancel' }, now.toISOString());
  assert.deepEqual([before, clashes()], [[idOf(2)], []]);
});
