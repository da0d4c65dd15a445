import { v7 } from 'uuid';
import { hubRoutes } from '#contract/hub-api.ts';
import { appointmentId } from '#contract/ids.ts';
import { holdRequest, intakeBatch, leasesRequest } from '#contract/submission.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { AppointmentId, WindowId } from '#domain/ids.ts';
import { openAuditChain } from '../../main/hub/audit/audit-chain.ts';
import type { Book, BookedAppointment, StaffReply, VisitRequest } from '../../main/hub/book/book.ts';
import { bookIn, openBookDatabase } from '../../main/hub/book/open-book.ts';
import type { Room } from '../../main/hub/book/room.ts';
import { createSlotFinder } from '../../main/hub/calendar/find-free-slots.ts';
import { embeddedTimeKeeper } from '../../main/hub/calendar/time-keeper.ts';
import { leasePlanner } from '../../main/hub/calendar/plan-leases.ts';
import { openIntakeRepository, type WaitingRow } from '../../main/hub/intake/intake-repository.ts';
import { createTakeBatch } from '../../main/hub/intake/take-batch.ts';
import type { PersonKeys } from '../../main/hub/keys/person-keys.ts';
import { hubMigrations } from '../../main/hub/migrations/hub-migrations.ts';
import { openOutcomeRepository } from '../../main/hub/opening/outcome-repository.ts';
import { createOutcomeTeller } from '../../main/hub/opening/outcome-teller.ts';
import type { PreparedRow } from '../../main/hub/opening/prepare-row.ts';
import { openReceiptRepository } from '../../main/hub/opening/receipt-repository.ts';
import { createRowWriter } from '../../main/hub/opening/write-rows.ts';
import { createDoorbell } from '../../main/hub/windows/doorbell.ts';
import { openWindowRepository } from '../../main/hub/windows/window-repository.ts';
import type { Clock } from '../../main/platform/clock/clock.ts';
import { silentLog } from '../../main/platform/log/log.ts';
import { openDatabase, type Database } from '../../main/platform/sqlite/open-database.ts';
import type { Question } from '../../main/core/hub-line/hub-line.ts';
import type { Said } from '../support/hub-line-fake.ts';
import { boutique, formOf, roomOfKind } from './maison.ts';
import type { BrokenRule } from './broken-rules.ts';

const noId = appointmentId.parse('00000000-0000-7000-8000-000000000000');

export class HubDied extends Error {}

export type HubParts = {
  readonly clock: Clock; readonly keys: PersonKeys; readonly windows: readonly WindowId[];
  /** Asked wherever a death would leave one database ahead of the other. */
  readonly diesNow: () => boolean;
  readonly breaks: (rule: BrokenRule) => boolean;
  /** A row is about to be judged. */
  readonly onOpening: (id: AppointmentId) => void;
  /** Rows came, as the opening is woken; and a window is rung. */
  readonly onRows: () => void;
  readonly onRing: (window: WindowId) => void;
  /** The book says something new of an appointment. */
  readonly onWritten: (appointment: BookedAppointment) => void;
};

/** As the book itself wrote it: looked at after every step, so not parsed. */
export type BookedRow = { readonly id: AppointmentId; readonly kind: string; readonly state: AppointmentState; readonly startsAt: string | null; readonly minutes: number | null; readonly advisor: string | null };

export type SimulatedHub = {
  readonly book: Book;
  readonly bookDatabase: Database;
  readonly database: Database;
  /** Null when it died over the question. */
  readonly answer: (window: WindowId, question: Question) => Said | null;
  readonly openRows: () => void;
  /** Staff's answer to an appointment, told at once; a death in between is made good by the next start. */
  readonly reply: (id: AppointmentId, reply: (booked: BookedAppointment) => StaffReply) => void;
  readonly startAgain: () => void;
  /** The book's own rows, without the persons. */
  readonly booked: () => readonly BookedRow[];
  readonly clientCount: () => number;
  readonly hasRow: (submission: string) => boolean;
  /** Whether the calendar keeps a place under one of these names. */
  readonly keepsPlace: (names: readonly (string | null)[]) => boolean;
};

/** The hub's own code on databases in memory; only sealing, signatures and the web server are left out. */
export function createHub({ clock, keys, windows, diesNow, breaks, onRows, onRing, onOpening, onWritten }: HubParts): SimulatedHub {
  const [database, bookDatabase] = [openDatabase(':memory:', hubMigrations), openBookDatabase(':memory:', keys)];
  if (breaks('no-advisor-quanta')) bookDatabase.exec('CREATE TRIGGER forgotten AFTER INSERT ON advisor_quanta BEGIN DELETE FROM advisor_quanta; END');
  const windowRepository = openWindowRepository(database);
  windows.forEach((id) => windowRepository.add({ id, boutiqueId: boutique.id, role: 'salon', name: id, publicKey: '', appVersion: '0.1.0', enrolledAt: clock.now().toISOString() }));
  const book = watched(bookIn(bookDatabase, keys), { diesNow, onWritten });
  const [intake, outcomes, doorbell, boutiqueNow] = [openIntakeRepository(database), openOutcomeRepository(database, () => null), createDoorbell(), () => boutique];
  windows.forEach((id) => doorbell.listen(id, () => onRing(id)));
  const takeBatch = createTakeBatch({ database, intake, clock });
  const findSlots = createSlotFinder({ time: embeddedTimeKeeper(book), boutiqueNow, clock });
  const write = createRowWriter({
    database, book, intake, outcomes, doorbell, receipts: openReceiptRepository(database), audit: openAuditChain(database, clock), log: silentLog, onClientsChanged: () => undefined,
  });
  const teller = createOutcomeTeller({ book, outcomes, doorbell, windows: windowRepository });
  const booked = bookDatabase.prepare<[], BookedRow>('SELECT id, kind, state, starts_at AS startsAt, minutes, advisor_id AS advisor FROM appointments');
  const clients = bookDatabase.prepare('SELECT count(*) FROM clients').pluck();
  const row = database.prepare('SELECT 1 FROM intake WHERE id = ?');
  const place = bookDatabase.prepare('SELECT 1 FROM quanta WHERE appointment_id IN (?, ?) LIMIT 1');
  const roomFor = (kind: string): Room => {
    const room = roomOfKind(kind);
    return { ...room, capacity: room.capacity + (breaks('no-quarters') ? 1 : 0) };
  };
  const prepare = (row: WaitingRow): PreparedRow => preparedRow(row, (visit) => {
    if (visit.appointment !== null) onOpening(visit.appointment.id);
    return book.writeVisit(breaks('sent-as-new') && book.findAppointment(visit.appointment?.id ?? noId) !== null ? underOtherName(visit) : visit, findSlots);
  }, roomFor);
  return {
    book, bookDatabase, database,
    answer: (window, question) => orDead(() => ({ status: 200, body: answerTo(window, question) })),
    openRows: () => void orDead(() => {
      for (let rows = intake.waiting(clock.now().toISOString(), 25); rows.length > 0; rows = intake.waiting(clock.now().toISOString(), 25)) write(rows.map(prepare));
    }),
    reply: (id, replyTo) => void orDead(() => {
      const booked = book.findAppointment(id)?.appointment;
      if (booked === undefined) return;
      const answer = book.together(() => book.reply(id, booked.version, replyTo(booked), clock.now().toISOString()));
      if (answer.outcome === 'answered') teller.tell(answer.appointment);
    }),
    startAgain: teller.tellMissed,
    booked: () => booked.all(),
    clientCount: () => Number(clients.get()),
    hasRow: (submission) => row.get(submission) !== undefined,
    keepsPlace: ([first, second]) => place.get(first ?? null, second ?? null) !== undefined,
  };

  function answerTo(window: WindowId, { path, body }: Question): unknown {
    const now = clock.now();
    const asked: unknown = body === undefined ? {} : JSON.parse(Buffer.from(body).toString());
    const here = { boutiqueId: boutique.id, windowId: window };
    const [route, query] = path.split('?');
    switch (route) {
      case hubRoutes.intake: {
        onRows();
        return takeBatch(window, intakeBatch.parse(asked).rows);
      }
      case hubRoutes.outcomes: return outcomes.after(window, Number(query?.split('=')[1]));
      case hubRoutes.availability: return { asOf: now.toISOString(), ...book.occupied(boutique.id, now) };
      case hubRoutes.leases: return { asOf: now.toISOString(), leases: book.lend({ ...leasesRequest.parse(asked), ...here }, leasePlanner(boutique, () => book.occupied(boutique.id, now), now), now) };
      case hubRoutes.holds: {
        const request = holdRequest.parse(asked);
        return book.hold({ ...request, ...here, ...roomFor(request.kind) }, now);
      }
      default: throw new TypeError(`no route ${path}`);
    }
  }
}

function orDead<Value>(act: () => Value): Value | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof HubDied) return null;
    throw error;
  }
}

/** Notes what becomes of appointments, and dies after a commit when its time has come. */
function watched(book: Book, { diesNow, onWritten }: Pick<HubParts, 'diesNow' | 'onWritten'>): Book {
  const dieOrGoOn = (): void => {
    if (diesNow()) throw new HubDied();
  };
  return {
    ...book,
    together: (act) => {
      const value = book.together(act);
      dieOrGoOn();
      return value;
    },
    writeVisit: (request, findSlots) => {
      const written = book.writeVisit(request, findSlots);
      if (written !== null) onWritten(written);
      return written;
    },
    reply: (...given) => {
      const answer = book.reply(...given);
      if (answer.outcome === 'answered') onWritten(answer.appointment);
      return answer;
    },
  };
}

/** Broken: what is written again is written as something new. */
function underOtherName(visit: VisitRequest): VisitRequest {
  const [id, subject] = [v7(), v7()];
  return { ...visit, form: formOf(subject), appointment: visit.appointment === null ? null : { ...visit.appointment, id: appointmentId.parse(id) } };
}

function preparedRow(row: WaitingRow, writeVisit: (visit: VisitRequest) => BookedAppointment | null, roomFor: (kind: string) => Room): PreparedRow {
  const prepared = { row, receipts: [], audit: null, parkedBecause: null, window: null, hasChangedClients: false, wish: null };
  const { body } = row;
  if (body.kind !== 'submission') return { ...prepared, writeToBook: null };
  const { appointment } = body.submission;
  const visit = {
    boutiqueId: boutique.id, windowId: row.windowId, form: formOf(body.receipts[0]?.body.subjectId ?? ''), receipts: body.receipts, askedAt: row.createdAt, arrivedAt: row.receivedAt,
    appointment: appointment === null ? null : { ...appointment, ...roomFor(appointment.kind), code: null },
  };
  return { ...prepared, writeToBook: () => writeVisit(visit) };
}
