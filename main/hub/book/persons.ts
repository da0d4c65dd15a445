import * as z from 'zod';
import type { BoutiqueId, ClientId, SubjectId } from '#domain/ids.ts';
import { boutiqueId, clientId, subjectId } from '#contract/ids.ts';
import { signedReceipt, type SignedReceipt } from '#contract/receipt.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { openBookAnswered, type BookAnswered } from './answered.ts';
import { clientRow } from './book-rows.ts';
import type { BookedClient } from './book.ts';
import { personCorrector, type PersonCorrector } from './correct-person.ts';

export type BookPerson = { readonly id: ClientId; readonly subjectId: SubjectId | null; readonly boutiqueId: BoutiqueId; readonly keyId: string };

/** Persons as somebody about whom things are held, not as clients. */
export type BookPersons = PersonCorrector & BookAnswered & {
  readonly find: (subject: SubjectId) => BookPerson | null;
  readonly byId: (id: ClientId) => BookPerson | null;
  /** Whoever that record stands for now: the one it was made one with, if it was. */
  readonly standingFor: (id: ClientId) => BookPerson | null;
  /** How they are called and reached; null when they were erased. */
  readonly client: (person: BookPerson) => BookedClient | null;
  readonly ofAppointment: (appointment: string) => BookPerson | null;
  /** Whoever carries a code, by its digest; null when it is nobody's, or its appointment has not arrived yet. */
  readonly ofCode: (codeSha256: string) => BookPerson | null;
  /** All that this person said, under whatever number a window gave them. */
  readonly receiptsOf: (person: BookPerson) => readonly SignedReceipt[];
  /** Every record that was made one with theirs, their own among them. */
  readonly recordsOf: (person: BookPerson) => readonly BookPerson[];
  /** Everybody whom a window brought and who was not erased, each once, with when they meet last. */
  readonly held: () => readonly { readonly person: BookPerson; readonly lastMeetingAt: string | null }[];
  /** Whose key this is, as long as the book has not let go of them. */
  readonly ofKey: (keyId: string) => BookPerson | null;
  /** The name of a person's key, whether they were erased or not. */
  readonly keyOf: (id: ClientId) => string | null;
  /** The name of the key of everybody who was not erased. */
  readonly keyNames: () => readonly string[];
  /** Whom the book let go of, by the name of the key they had. */
  readonly erased: () => readonly { readonly keyId: string; readonly at: string }[];
  /** Lets go of everything that said who they are; meetings to come are cancelled and their time is free again. */
  readonly blank: (id: ClientId, at: string) => void;
};

const subjectKey = /^subject\/(.+)$/;
const personRow = z.object({ id: clientId, external_key: z.string(), boutique_id: boutiqueId, key_id: z.string() }).transform((row): BookPerson => {
  const subject = subjectKey.exec(row.external_key)?.[1];
  return { id: row.id, subjectId: subject === undefined ? null : subjectId.parse(subject), boutiqueId: row.boutique_id, keyId: row.key_id };
});

export function openBookPersons(database: Database): BookPersons {
  const present = 'FROM clients WHERE erased_at IS NULL';
  const bySubject = database.prepare(`SELECT * ${present} AND external_key = ?`);
  const byId = database.prepare(`SELECT * ${present} AND id = ?`);
  const standingFor = database.prepare(`WITH RECURSIVE way (id, next) AS (SELECT id, merged_into FROM clients WHERE id = ?
    UNION SELECT clients.id, clients.merged_into FROM clients JOIN way ON clients.id = way.next) SELECT * ${present} AND id = (SELECT id FROM way WHERE next IS NULL)`);
  const client = database.prepare('SELECT * FROM people WHERE id = ? AND erased_at IS NULL');
  const byAppointment = database.prepare(`SELECT * ${present} AND id = (SELECT client_id FROM appointments WHERE id = ?)`);
  const byCode = database.prepare(`SELECT * ${present} AND id = (SELECT client_id FROM codes JOIN appointments ON appointments.id = appointment_id WHERE code_sha256 = ?)`);
  const byKey = database.prepare(`SELECT * ${present} AND key_id = ?`);
  const keyOf = database.prepare('SELECT key_id FROM clients WHERE id = ?').pluck();
  const keyNames = database.prepare(`SELECT key_id ${present}`).pluck();
  const erased = database.prepare('SELECT key_id AS keyId, erased_at AS at FROM clients WHERE erased_at IS NOT NULL');
  const held = database.prepare(`SELECT *, (SELECT max(coalesce(starts_at, asked_at)) FROM appointments WHERE client_id = clients.id) AS last_meeting ${present} AND external_key LIKE 'subject/%' AND merged_into IS NULL`);
  const receipts = database.prepare(`SELECT receipt FROM receipts WHERE client_id = :id OR subject_id = :subjectId ORDER BY external_key`).pluck();
  const linked = database.prepare(`WITH RECURSIVE linked (id) AS (SELECT ? UNION
    SELECT CASE WHEN clients.id = linked.id THEN merged_into ELSE clients.id END FROM clients JOIN linked ON clients.id = linked.id OR clients.merged_into = linked.id
      WHERE merged_into IS NOT NULL)
    SELECT * ${present} AND id IN (SELECT id FROM linked)`);
  const orNull = (row: unknown): BookPerson | null => (row === undefined ? null : personRow.parse(row));
  const erasedRow = z.object({ keyId: z.string(), at: z.string() });
  const lastMeeting = z.object({ last_meeting: z.string().nullable() });
  return {
    find: (subject) => orNull(bySubject.get(`subject/${subject}`)),
    byId: (id) => orNull(byId.get(id)),
    standingFor: (id) => orNull(standingFor.get(id)),
    client: ({ id }) => {
      const found = client.get(id);
      return found === undefined ? null : clientRow.parse(found);
    },
    ofAppointment: (appointment) => orNull(byAppointment.get(appointment)),
    ofCode: (sha256) => orNull(byCode.get(sha256)),
    receiptsOf: ({ id, subjectId: subject }) => receipts.all({ id, subjectId: subject }).map((text) => signedReceipt.parse(JSON.parse(String(text)))),
    recordsOf: ({ id }) => linked.all(id).map((row) => personRow.parse(row)),
    held: () => held.all().map((row) => ({ person: personRow.parse(row), lastMeetingAt: lastMeeting.parse(row).last_meeting })),
    ofKey: (keyId) => orNull(byKey.get(keyId)),
    keyOf: (id) => z.string().nullable().parse(keyOf.get(id) ?? null),
    keyNames: () => keyNames.all().map(String),
    erased: () => erased.all().map((row) => erasedRow.parse(row)),
    blank: blanker(database),
    ...personCorrector(database),
    ...openBookAnswered(database),
  };
}

function blanker(database: Database): BookPersons['blank'] {
  const steps = [
    `DELETE FROM quanta WHERE appointment_id IN (SELECT id FROM appointments WHERE client_id = :id AND coalesce(starts_at, '') > :at)`,
    `DELETE FROM advisor_quanta WHERE appointment_id IN (SELECT id FROM appointments WHERE client_id = :id AND coalesce(starts_at, '') > :at)`,
    'DELETE FROM holds WHERE appointment_id IN (SELECT id FROM appointments WHERE client_id = :id)',
    'DELETE FROM codes WHERE appointment_id IN (SELECT id FROM appointments WHERE client_id = :id)',
    `UPDATE messages SET state = 'not-sent', because = 'erased', ended_at = :at WHERE state = 'waiting' AND appointment_id IN (SELECT id FROM appointments WHERE client_id = :id)`,
    `DELETE FROM pulled WHERE own_key IN (SELECT 'vitrine-client-' || substr(external_key, 9) FROM clients WHERE id = :id
      UNION SELECT 'vitrine-appointment-' || id FROM appointments WHERE client_id = :id)`,
    `UPDATE appointments SET state = 'cancelled', reason = NULL, changed_at = :at, version = version + 1
      WHERE client_id = :id AND coalesce(starts_at, :at) >= :at AND state IN ('requested', 'received', 'held', 'confirmed', 'moved')`,
    'UPDATE appointments SET hidden_expectation = NULL WHERE client_id = :id',
    'UPDATE expectation_answers SET hidden_note = NULL WHERE appointment_id IN (SELECT id FROM appointments WHERE client_id = :id)',
    'DELETE FROM contacts WHERE client_id = :id',
    `UPDATE clients SET hidden_card = '', erased_at = :at, version = version + 1 WHERE id = :id AND erased_at IS NULL`,
  ].map((sql) => database.prepare(sql));
  return database.transaction((id: ClientId, at: string) => steps.forEach((step) => step.run({ id, at }))).immediate;
}
