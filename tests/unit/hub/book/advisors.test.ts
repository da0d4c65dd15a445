import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { Advisor } from '#domain/appointments/receivers.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { advisorId, appointmentId, boutiqueId, leaseId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { Slot } from '#contract/submission.ts';
import type { Book, BookedAppointment } from '../../../../main/hub/book/book.ts';
import { bookIn, openBook, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { quantaOf, type Room } from '../../../../main/hub/book/room.ts';
import { openKeys } from '../../../support/person-keys.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = new Date('2026-11-27T09:00:00.000Z');

const anAdvisor = (id: string, change: Partial<Advisor> = {}): Advisor => ({ id: advisorId.parse(id), languages: ['fr'], receives: ['boutique', 'service'], absences: [], ...change });
const claire = anAdvisor('claire');
const wen = anAdvisor('wen', { languages: ['zh-Hans', 'fr'], receives: ['boutique', 'video'] });
const karim = anAdvisor('karim', { languages: ['ar', 'fr'], receives: ['boutique'] });

const roomWith = (advisors: readonly Advisor[], capacity = 3): Room => ({ capacity, staff: { advisors, timeZone: 'Europe/Zurich' } });
const idOf = (index: number): AppointmentId => appointmentId.parse(`01a21ab6-293e-776b-9630-${String(index).padStart(12, '0')}`);
const aSlot = (quarter: number, minutes = 45): Slot => ({ startsAt: new Date(Date.parse('2026-12-01T09:00:00.000Z') + quarter * 900_000).toISOString(), minutes });

function aBook(t: Pick<TestContext, 'after'>): Book {
  const book = openBook(':memory:', openKeys);
  t.after(() => book.close());
  return book;
}

type Wish = { readonly kind?: 'boutique' | 'service' | 'video'; readonly locale?: 'fr' | 'zh-Hans' | 'ja'; readonly lease?: string };

function ask(book: Book, index: number, slot: Slot, room: Room, { kind = 'boutique', locale = 'fr', lease }: Wish = {}): BookedAppointment | null {
  const subject = subjectId.parse(`01a21ab6-293e-776b-9631-${String(index).padStart(12, '0')}`);
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Ana', familyName: 'Sol', reachBy: 'phone', email: null, phone: '+41 22 000 00 00', locale, expectation: null, selection: [],
  });
  return book.writeVisit({
    boutiqueId: geneve, windowId: window, form, receipts: [], arrivedAt: now.toISOString(), askedAt: now.toISOString(),
    appointment: { id: idOf(index), kind, slot, code: null, ...(lease === undefined ? {} : { leaseId: leaseId.parse(lease) }), ...room },
  }, () => []);
}

/** Every quarter of an hour of an advisor in which they would have to receive more than one. */
function twiceReceived(book: Book): readonly string[] {
  const standing = book.appointments('all').map(({ appointment }) => appointment).filter(({ state }) => state === 'confirmed' || state === 'moved');
  const quarters = standing.flatMap(({ slot, advisorId: id }) => (slot === null || id === null ? [] : quantaOf(slot).map((quantum) => `${id}/${quantum}`)));
  return quarters.filter((quarter, index) => quarters.indexOf(quarter) !== index);
}

test('whatever is asked, held, lent, moved and cancelled, of whatever kind, nobody receives two at once, and all who are confirmed are received', (t) => {
  const database = openBookDatabase(':memory:', openKeys);
  const book = bookIn(database, openKeys);
  t.after(() => book.close());
  const act = fc.record({
    sort: fc.constantFrom('ask', 'hold', 'lend', 'move', 'hand-over', 'cancel'), index: fc.nat({ max: 14 }), quarter: fc.nat({ max: 12 }), minutes: fc.constantFrom(15, 30, 45, 120),
    kind: fc.constantFrom('boutique' as const, 'service' as const, 'video' as const), locale: fc.constantFrom('fr' as const, 'zh-Hans' as const, 'ja' as const),
  });
  const room = roomWith([claire, wen, { ...karim, absences: [{ from: '2026-12-01', to: '2026-12-01', begins: 600, ends: 660 }] }]);
  fc.assert(fc.property(fc.array(act, { maxLength: 50 }), (acts) => {
    // What a run writes is rolled back: a book costs far more to make than a run.
    database.exec('BEGIN');
    try {
      let leases: readonly { readonly id: string; readonly kind: string; readonly slot: Slot }[] = [];
      for (const { sort, index, quarter, minutes, kind, locale } of acts) {
        const [slot, found] = [aSlot(quarter, minutes), book.findAppointment(idOf(index))?.appointment];
        if (sort === 'hold') book.hold({ appointmentId: idOf(index), kind, slot, boutiqueId: geneve, windowId: window, ...room }, now);
        else if (sort === 'lend') leases = book.lend({ boutiqueId: geneve, windowId: window, memory: '7b0c9a52-5a7e-4f6d-9a53-0d6e3f1f2a11', giveBack: [] }, () => [{ id: leaseId.parse(v7()), kind, slot, ...room }], now);
        else if (sort === 'move' && found !== undefined) book.reply(found.id, found.version, { act: 'move', slot, ...room }, now.toISOString());
        else if (sort === 'hand-over' && found !== undefined) book.reply(found.id, found.version, { act: 'hand-over', to: claire.id, capacity: 3, staff: { advisors: [claire], timeZone: 'Europe/Zurich' } }, now.toISOString());
        else if (sort === 'cancel' && found !== undefined) book.reply(found.id, found.version, { act: 'cancel' }, now.toISOString());
        else if (sort === 'ask') {
          const lease = leases.find((lent) => lent.kind === kind);
          ask(book, index, lease?.slot ?? slot, room, { kind, locale, ...(lease === undefined ? {} : { lease: lease.id }) });
        }
      }
      const unreceived = book.appointments('all').filter(({ appointment: { state, advisorId: id } }) => (state === 'confirmed' || state === 'moved') !== (id !== null));
      assert.deepEqual([twiceReceived(book), unreceived.map(({ appointment }) => appointment.id)], [[], []]);
    } finally {
      database.exec('ROLLBACK');
    }
  }), { numRuns: 120 });
});

test('whoever receives for two kinds is one person: the second kind is declined at the same time, and free again once the first is cancelled', (t) => {
  const [book, room] = [aBook(t), roomWith([claire])];
  const first = ask(book, 1, aSlot(0), room, { kind: 'boutique' });
  const states = [first?.state, ask(book, 2, aSlot(0), room, { kind: 'service' })?.state];
  book.reply(idOf(1), 1, { act: 'cancel' }, now.toISOString());
  assert.deepEqual([...states, ask(book, 3, aSlot(0), room, { kind: 'service' })?.advisorId, book.findAppointment(idOf(1))?.appointment.advisorId], ['confirmed', 'declined', 'claire', null]);
});

test('who speaks the visitor’s language receives, then who has least to do that day, then by id', (t) => {
  const [book, room] = [aBook(t), roomWith([wen, karim, claire])];
  const chosen = [
    ask(book, 1, aSlot(0), room, { locale: 'zh-Hans' }), ask(book, 2, aSlot(4), room, { locale: 'fr' }), ask(book, 3, aSlot(8), room, { locale: 'ja' }), ask(book, 4, aSlot(12), room, { locale: 'fr' }),
  ];
  assert.deepEqual(chosen.map((appointment) => appointment?.advisorId), ['wen', 'claire', 'karim', 'claire']);
});

test('an advisor who is away receives nobody, and a kind that nobody receives needs nobody', (t) => {
  const [book, room] = [aBook(t), roomWith([{ ...claire, absences: [{ from: '2026-12-01', to: '2026-12-01', begins: 0, ends: 1440 }] }])];
  const [away, nobody] = [ask(book, 1, aSlot(0), room), ask(book, 2, aSlot(0), room, { kind: 'video' })];
  assert.deepEqual([away?.state, nobody?.state, nobody?.advisorId], ['declined', 'confirmed', null]);
});

test('a move gives the first advisor their time back', (t) => {
  const [book, room] = [aBook(t), roomWith([claire])];
  ask(book, 1, aSlot(0), room);
  book.reply(idOf(1), 1, { act: 'move', slot: aSlot(8), ...room }, now.toISOString());
  assert.deepEqual([ask(book, 2, aSlot(0), room)?.state, ask(book, 3, aSlot(8), room)?.state], ['confirmed', 'declined']);
});

test('a time that was lent is received by whoever speaks the language of the visitor it went to, and never taken back', (t) => {
  const book = aBook(t);
  const lend = () => book.lend({ boutiqueId: geneve, windowId: window, memory: '7b0c9a52-5a7e-4f6d-9a53-0d6e3f1f2a11', giveBack: [] }, (held) => (held.length === 0 ? [{ id: leaseId.parse(v7()), kind: 'boutique', slot: aSlot(0), ...roomWith([claire, wen]) }] : []), now);
  const chosen = [ask(book, 1, aSlot(0), roomWith([claire, wen]), { locale: 'zh-Hans', lease: lend()[0]?.id ?? '' })?.advisorId];
  book.reply(idOf(1), 1, { act: 'cancel' }, now.toISOString());
  const kept = ask(book, 2, aSlot(0), roomWith([{ ...claire, absences: [{ from: '2026-12-01', to: '2026-12-01', begins: 0, ends: 1440 }] }]), { lease: lend()[0]?.id ?? '' });
  assert.deepEqual([...chosen, kept?.state, kept?.advisorId], ['wen', 'confirmed', 'claire']);
});

test('windows hear when advisors receive, whatever for', (t) => {
  const [book, room] = [aBook(t), roomWith([claire])];
  ask(book, 1, aSlot(0, 30), room, { kind: 'service' });
  ask(book, 2, aSlot(2, 30), room);
  assert.deepEqual(book.occupied(geneve, now).meetings, [{ advisorId: 'claire', startsAt: aSlot(0).startsAt, minutes: 60 }]);
});

test('a meeting is handed over to who is free then and receives for it, at the same time; to nobody else', (t) => {
  const [book, room] = [aBook(t), roomWith([claire, karim])];
  ask(book, 1, aSlot(0), room);
  ask(book, 2, aSlot(8), room);
  ask(book, 3, aSlot(8), room);
  const handOver = (index: number, to: Advisor) => book.reply(idOf(index), 1, { act: 'hand-over', to: to.id, ...roomWith([to]) }, now.toISOString()).outcome;
  const outcomes = [handOver(1, karim), handOver(2, karim), handOver(3, anAdvisor('wen', { receives: ['video'] }))];
  const { appointment } = book.findAppointment(idOf(1)) ?? {};
  assert.deepEqual([outcomes, appointment?.advisorId, appointment?.state, appointment?.slot], [['answered', 'refused', 'refused'], 'karim', 'confirmed', aSlot(0)]);
  assert.equal(ask(book, 4, aSlot(0), roomWith([claire]))?.advisorId, 'claire');
});
