import * as z from 'zod';
import { quarterAt } from '#domain/appointments/quarters.ts';
import type { ClientCard } from '#contract/client.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import { personFunctions, type PersonKeys } from '../keys/person-keys.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { openWholeDatabase } from '../open-whole-database.ts';
import { keepABook } from './0001-keep-a-book.ts';
import { keepWhenItWasAsked } from './0002-keep-when-it-was-asked.ts';
import { tellConnectors } from './0003-tell-connectors.ts';
import { tellVisitors } from './0004-tell-visitors.ts';
import { keepALink } from './0005-keep-a-link.ts';
import { lendSlots } from './0006-lend-slots.ts';
import { hidePersons } from './0007-hide-persons.ts';
import { mergeClients } from './0008-merge-clients.ts';
import { showByReceipt } from './0009-show-by-receipt.ts';
import { answerExpectations } from './0010-answer-expectations.ts';
import { receiveByAdvisors } from './0011-receive-by-advisors.ts';
import { blockElsewhere } from './0012-block-elsewhere.ts';
import { nameTheBook } from './0013-name-the-book.ts';
import { tellWhoReceives } from './0014-tell-who-receives.ts';
import { keepOverBlocks } from './0015-keep-over-blocks.ts';
import { consentsFollowAnAddress } from './0016-consents-follow-an-address.ts';
import { appointmentAnswerer } from './answer-appointment.ts';
import { openBlocks } from './blocks.ts';
import { appointmentRow, clientRow } from './book-rows.ts';
import type { Book } from './book.ts';
import { openBookClashes } from './clashes.ts';
import { openBookExpectations } from './expectations.ts';
import { createGrants, grantedQuanta } from './grants.ts';
import { holder } from './holds.ts';
import { lender } from './leases.ts';
import { openBookMerges } from './merges.ts';
import { openBookPersons } from './persons.ts';
import { mergeBusy, mergeMeetings } from './merge-quanta.ts';
import { openPromised } from './promised.ts';
import { openQuanta } from './quanta.ts';
import { visitWriter } from './write-visit.ts';

/** The steps of the book's database, for whoever opens it beside the book. */
export const bookMigrations = [keepABook, keepWhenItWasAsked, tellConnectors, tellVisitors, keepALink, lendSlots, hidePersons, mergeClients, showByReceipt, answerExpectations, receiveByAdvisors, blockElsewhere, nameTheBook, tellWhoReceives, keepOverBlocks, consentsFollowAnAddress] as const;

/** How much of a calendar is told. */
export const daysAhead = 62;

/** The book's database for whoever reads it beside the book; `people` and `meetings` show what is hidden. */
export function openBookDatabase(path: string, keys: PersonKeys): Database {
  return openWholeDatabase(path, bookMigrations, personFunctions(keys));
}

/** Whether the book itself says which times are free, or somebody does whom several books ask. */
export type TimeIsKept = 'here' | 'elsewhere';

/** The embedded book: a CRM and a calendar of one maison, in a database of its own. */
export function openBook(path: string, keys: PersonKeys, timeIsKept: TimeIsKept = 'here'): Book {
  return bookIn(openBookDatabase(path, keys), keys, timeIsKept);
}

/** The book in a database that is open already, which it closes with itself. */
export function bookIn(database: Database, keys: PersonKeys, timeIsKept: TimeIsKept = 'here'): Book {
  const blocks = openBlocks(database);
  const [own, grants] = [openQuanta(database, blocks), createGrants()];
  const quanta = timeIsKept === 'here' ? own : grantedQuanta(database, own, grants);
  const holds = holder(database, quanta);
  const leases = lender(database, quanta);
  return {
    together: (write) => database.transaction(write).immediate(),
    ...visitWriter(database, { quanta, holds, leases, keys }),
    ...reader(database, keys),
    ...appointmentAnswerer(database, quanta),
    hold: holds.hold,
    lend: leases.lend,
    lent: leases.lent,
    time: { name: z.string().parse(database.prepare('SELECT name FROM book_name').pluck().get()), promised: openPromised(database), blocks, isLent: leases.isLent, grants },
    occupied: (boutique, now) => {
      holds.freeOverdue(now);
      leases.freeOverdue(now);
      const [from, to] = [quarterAt(now.getTime()), quarterAt(now.getTime() + daysAhead * 86_400_000)];
      return { busy: mergeBusy(quanta.taken(boutique, from, to)), meetings: mergeMeetings(quanta.advisorsTaken(boutique, from, to)), elsewhere: blocks.between({ boutique, first: from, end: to }) };
    },
    clashes: openBookClashes(database),
    expectations: openBookExpectations(database),
    persons: openBookPersons(database),
    merges: openBookMerges(database),
    close: () => void database.close(),
  };
}

function reader(database: Database, keys: PersonKeys): Pick<Book, 'addClient' | 'appointments' | 'findAppointment' | 'standing' | 'clients' | 'revision'> {
  const add = database.prepare(`INSERT INTO clients (id, external_key, boutique_id, key_id, hidden_card, created_at) VALUES (:id, :externalKey, :boutique, :keyId, hide(:keyId, 'card', :card), :createdAt)`);
  const isKnown = database.prepare('SELECT 1 FROM clients WHERE external_key = ?');
  const all = database.prepare('SELECT * FROM meetings ORDER BY arrived_at DESC, id DESC LIMIT 1000');
  const ofBoutique = database.prepare('SELECT * FROM meetings WHERE boutique_id = ? ORDER BY arrived_at DESC, id DESC LIMIT 1000');
  const one = database.prepare('SELECT * FROM meetings WHERE id = ?');
  const standing = database.prepare(`SELECT * FROM meetings WHERE kind = 'now' AND state = 'received' AND asked_at > ? ORDER BY asked_at LIMIT 100`);
  const client = database.prepare('SELECT * FROM people WHERE id = ?');
  const clients = database.prepare('SELECT * FROM people WHERE boutique_id = ? AND erased_at IS NULL AND merged_into IS NULL ORDER BY id');
  const ofClient = database.prepare('SELECT * FROM meetings WHERE client_id = ? ORDER BY arrived_at DESC LIMIT 40');
  const revision = database.prepare('SELECT revision FROM revisions WHERE boutique_id = ?').pluck();
  const withClient = (row: unknown) => {
    const appointment = appointmentRow.parse(row);
    return { appointment, client: clientRow.parse(client.get(appointment.clientId)) };
  };
  return {
    addClient: database.transaction((boutique: BoutiqueId, externalKey: string, card: ClientCard, createdAt: string) => {
      if (isKnown.get(externalKey) === undefined) add.run({ id: card.id, externalKey, boutique, keyId: keys.take(), card: JSON.stringify(card), createdAt });
    }).immediate,
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
