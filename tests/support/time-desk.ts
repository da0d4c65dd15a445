import { v7 } from 'uuid';
import type { Advisor } from '#domain/appointments/receivers.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { advisorId, appointmentId, boutiqueId, leaseId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { Lease, Slot } from '#contract/submission.ts';
import { openBlocks } from '../../main/hub/book/blocks.ts';
import type { Book, BookedAppointment, StaffReply } from '../../main/hub/book/book.ts';
import { bookIn, openBookDatabase, type TimeIsKept } from '../../main/hub/book/open-book.ts';
import type { Room } from '../../main/hub/book/room.ts';
import type { TimeKeeper } from '../../main/hub/calendar/time-keeper.ts';
import { wishOf } from '../../main/hub/calendar/wish-of.ts';
import type { Database } from '../../main/platform/sqlite/open-database.ts';
import { openKeys } from './person-keys.ts';

export const geneve = boutiqueId.parse('geneve');
export const now = new Date('2026-11-27T09:00:00.000Z');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const memory = '7b0c9a52-5a7e-4f6d-9a53-0d6e3f1f2a11';
const startMs = Date.parse('2026-12-01T09:00:00.000Z');

export const anAdvisor = (id: string, change: Partial<Advisor> = {}): Advisor => ({ id: advisorId.parse(id), languages: ['fr'], receives: ['boutique', 'service'], absences: [], ...change });
export const aRoom = (capacity: number, advisors: readonly Advisor[] = []): Room => ({ capacity, staff: { advisors, timeZone: 'Europe/Zurich' } });
export const aSlot = (quarter: number, minutes = 30): Slot => ({ startsAt: new Date(startMs + quarter * 900_000).toISOString(), minutes });
export const anId = (): AppointmentId => appointmentId.parse(v7());

export type AskWish = { readonly id?: AppointmentId; readonly slot: Slot; readonly room: Room; readonly kind?: 'boutique' | 'service'; readonly lease?: Lease | undefined };

/** What windows and staff ask of a book's calendar, whoever keeps its time. */
export type TimeDesk = {
  readonly book: Book; readonly database: Database; readonly time: TimeKeeper;
  readonly ask: (wish: AskWish) => Promise<BookedAppointment>;
  readonly hold: (wish: AskWish) => Promise<'held' | 'taken'>;
  readonly lend: (wish: AskWish) => Promise<readonly Lease[]>;
  readonly reply: (id: AppointmentId, reply: StaffReply) => Promise<string>;
  readonly block: (ref: string, slot: Slot | null) => void;
  readonly close: () => Promise<void>;
};

export function aTimeDesk(path: string, timeIsKept: TimeIsKept, keep: (book: Book) => TimeKeeper): TimeDesk {
  const database = openBookDatabase(path, openKeys);
  const book = bookIn(database, openKeys, timeIsKept);
  const time = keep(book);
  const blocks = openBlocks(database);
  const placeOf = ({ slot, room, kind = 'boutique' }: AskWish) => ({ boutiqueId: geneve, kind, slot, ...room });
  return {
    book, database, time,
    ask: async (wish) => {
      const [id, subject, place] = [wish.id ?? anId(), subjectId.parse(v7()), placeOf(wish)];
      const form = visitorForm.parse({
        schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Ana', familyName: 'Sol', reachBy: 'phone', email: null, phone: '+41 22 000 00 00', locale: 'fr', expectation: null, selection: [],
      });
      const appointment = { id, code: null, ...place, ...(wish.lease === undefined ? {} : { leaseId: wish.lease.id }) };
      const wishes = book.findAppointment(id) === null ? [{ id, place, ...(wish.lease === undefined ? {} : { lease: { id: wish.lease.id, windowId: window } }) }] : [];
      const booked = await time.around(wishes, () => book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts: [], arrivedAt: now.toISOString(), askedAt: now.toISOString(), appointment }, () => []));
      if (booked === null) throw new Error('no appointment');
      return booked;
    },
    hold: async (wish) => {
      const [id, place] = [wish.id ?? anId(), placeOf(wish)];
      return (await time.around([{ id, place }], () => book.hold({ appointmentId: id, windowId: window, ...place }, now))).outcome;
    },
    lend: (wish) => {
      const { boutiqueId: _, ...planned } = { id: leaseId.parse(v7()), ...placeOf(wish) };
      return time.around([{ id: planned.id, place: placeOf(wish) }], () => book.lend({ boutiqueId: geneve, windowId: window, memory, giveBack: [] }, () => [planned], now));
    },
    reply: async (id, reply) => {
      const booked = book.findAppointment(id);
      if (booked === null) throw new Error('no such appointment');
      return (await time.around([wishOf(booked, reply)], () => book.reply(id, booked.appointment.version, reply, now.toISOString()))).outcome;
    },
    block: (ref, slot) => blocks.replace({ connector: 'calendar', ref }, slot === null ? [] : [{ boutiqueId: 'geneve', advisorId: null, fromMs: Date.parse(slot.startsAt), toMs: Date.parse(slot.startsAt) + slot.minutes * 60_000 }], null),
    close: async () => {
      await time.dispose();
      book.close();
    },
  };
}
