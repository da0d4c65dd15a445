import * as z from 'zod';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { quarterAt, quarterMinutes, startOfQuarter } from '#domain/appointments/quarters.ts';
import { appointmentKind } from '#contract/content.ts';
import type { Availability } from '#contract/submission.ts';
import { openDatabase, type Database } from '../../platform/sqlite/open-database.ts';
import { keepABook } from './0001-keep-a-book.ts';
import { keepWhenItWasAsked } from './0002-keep-when-it-was-asked.ts';
import { tellConnectors } from './0003-tell-connectors.ts';
import { tellVisitors } from './0004-tell-visitors.ts';
import { keepALink } from './0005-keep-a-link.ts';
import { lendSlots } from './0006-lend-slots.ts';
import { appointmentAnswerer } from './answer-appointment.ts';
import { appointmentRow, clientRow } from './book-rows.ts';
import type { Book } from './book.ts';
import { holder } from './holds.ts';
import { openQuanta, type TakenQuantum } from './quanta.ts';
import { visitWriter } from './write-visit.ts';

/** The steps of the book's database, for whoever opens it beside the book. */
export const bookMigrations = [keepABook, keepWhenItWasAsked, tellConnectors, tellVisitors, keepALink, lendSlots] as const;

const daysAhead = 62;
const longestBusyMinutes = 480;

/** The embedded book: a CRM and a calendar of one maison, in a database of its own. */
export function openBook(path: string): Book {
  const database = openDatabase(path, bookMigrations);
  const quanta = openQuanta(database);
  const { hold, freeOverdue } = holder(database, quanta);
  return {
    together: (write) => database.transaction(write).immediate(),
    ...visitWriter(database, quanta),
    ...reader(database),
    ...appointmentAnswerer(database, quanta),
    hold,
    busy: (boutique, now) => {
      freeOverdue(now);
      return mergeBusy(quanta.taken(boutique, quarterAt(now.getTime()), quarterAt(now.getTime() + daysAhead * 86_400_000)));
    },
    close: () => void database.close(),
  };
}

/** Quarters that follow one another with as many places taken become one busy time. */
export function mergeBusy(taken: readonly TakenQuantum[]): Availability['busy'] {
  const busy: { kind: AppointmentKind; first: number; count: number; places: number }[] = [];
  for (const { kind, quantum, places } of taken) {
    const before = busy.at(-1);
    const follows = before !== undefined && before.kind === kind && before.places === places
      && before.first + before.count === quantum && before.count * quarterMinutes < longestBusyMinutes;
    if (follows) before.count += 1;
    else busy.push({ kind: appointmentKind.parse(kind), first: quantum, count: 1, places });
  }
  return busy.map(({ kind, first, count, places }) => ({ kind, startsAt: new Date(startOfQuarter(first)).toISOString(), minutes: count * quarterMinutes, places }));
}

const joined = 'clients LEFT JOIN contacts ON contacts.client_id = clients.id';

function reader(database: Database): Pick<Book, 'addClient' | 'appointments' | 'findAppointment' | 'standing' | 'clients' | 'revision'> {
  const add = database.prepare(`INSERT INTO clients (id, external_key, boutique_id, card, created_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (external_key) DO NOTHING`);
  const all = database.prepare('SELECT * FROM appointments ORDER BY arrived_at DESC, id DESC LIMIT 1000');
  const ofBoutique = database.prepare('SELECT * FROM appointments WHERE boutique_id = ? ORDER BY arrived_at DESC, id DESC LIMIT 1000');
  const one = database.prepare('SELECT * FROM appointments WHERE id = ?');
  const standing = database.prepare(`SELECT * FROM appointments WHERE kind = 'now' AND state = 'received' AND asked_at > ? ORDER BY asked_at LIMIT 100`);
  const client = database.prepare(`SELECT * FROM ${joined} WHERE clients.id = ?`);
  const clients = database.prepare(`SELECT * FROM ${joined} WHERE boutique_id = ? ORDER BY clients.id`);
  const ofClient = database.prepare('SELECT * FROM appointments WHERE client_id = ? ORDER BY arrived_at DESC LIMIT 40');
  const revision = database.prepare('SELECT revision FROM revisions WHERE boutique_id = ?').pluck();
  const withClient = (row: unknown) => {
    const appointment = appointmentRow.parse(row);
    return { appointment, client: clientRow.parse(client.get(appointment.clientId)) };
  };
  return {
    addClient: (boutique, externalKey, card, createdAt) => void add.run(card.id, externalKey, boutique, JSON.stringify(card), createdAt),
    appointments: (boutiques) => {
      const rows = boutiques === 'all' ? all.all() : boutiques.flatMap((id) => ofBoutique.all(id));
      return rows.map(withClient);
    },
    findAppointment: (id) => {
      const row = one.get(id);
      return row === undefined ? null : withClient(row);
    },
    standing: (boutiques, since) => standing.all(since).map(withClient).filter(({ appointment }) => boutiques === 'all' || boutiques.includes(appointment.boutiqueId)),
    clients: (boutique) => clients.all(boutique).map((row) => {
      const parsed = clientRow.parse(row);
      return { client: parsed, appointments: ofClient.all(parsed.card.id).map((entry) => appointmentRow.parse(entry)) };
    }),
    revision: (boutique) => z.int().catch(0).parse(revision.get(boutique)),
  };
}
