import { v7 } from 'uuid';
import * as z from 'zod';
import { fieldSources, mergeCards, mergeFields, sourceNames, type FieldSources } from '#domain/identity/merge-cards.ts';
import type { ClientId } from '#domain/ids.ts';
import { clientId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { clientRow } from './book-rows.ts';
import type { BookedClient } from './book.ts';
import { phoneRemark } from './phone-remark.ts';

export type Merge = { readonly id: string; readonly keptId: ClientId; readonly givenUpId: ClientId; readonly mergedAt: string; readonly by: string; readonly sources: FieldSources };

export type MergeAnswer =
  | { readonly outcome: 'merged'; readonly id: string }
  | { readonly outcome: 'refused'; readonly because: 'not-there' | 'two-boutiques' };

export type UndoAnswer = { readonly outcome: 'undone' } | { readonly outcome: 'refused'; readonly because: 'not-there' | 'changed-since' };

/** Two records of one person made one by a person's decision, and taken apart again to the byte. */
export type BookMerges = {
  readonly merge: (kept: ClientId, givenUp: ClientId, by: string, at: string) => MergeAnswer;
  /** Refused once the kept record was changed by anything else: undoing would lose that. */
  readonly undo: (id: string, at: string) => UndoAnswer;
  /** Newest first. */
  readonly standing: () => readonly Merge[];
  readonly keepApart: (one: ClientId, other: ClientId, by: string, at: string) => void;
  readonly areApart: (one: ClientId, other: ClientId) => boolean;
};

const rawRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type RawRow = z.infer<typeof rawRow>;
const snapshot = z.object({ kept: rawRow, keptContact: rawRow.nullable(), givenUp: rawRow, appointments: z.array(z.object({ id: z.string(), hidden_expectation: z.string().nullable(), hidden_note: z.string().nullable() })), receipts: z.array(z.string()) });
const sourcesText = z.string().transform((text): FieldSources => z.record(z.enum(mergeFields), z.enum(sourceNames)).parse(JSON.parse(text)));
const mergeRow = z.object({ id: z.string(), kept_id: clientId, given_up_id: clientId, merged_at: z.string(), by_whom: z.string(), before: z.string(), sources: sourcesText, version_after: z.int() });

export function openBookMerges(database: Database): BookMerges {
  const standing = database.prepare('SELECT * FROM merges WHERE undone_at IS NULL ORDER BY merged_at DESC, id DESC');
  const apart = database.prepare('INSERT INTO different_persons (one_id, other_id, by_whom, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const isApart = database.prepare('SELECT 1 FROM different_persons WHERE one_id = ? AND other_id = ?');
  return {
    merge: merger(database),
    undo: undoer(database),
    standing: () => standing.all().map((row) => mergeRow.parse(row)).map((row) => ({ id: row.id, keptId: row.kept_id, givenUpId: row.given_up_id, mergedAt: row.merged_at, by: row.by_whom, sources: row.sources })),
    keepApart: (one, other, by, at) => void apart.run(...inOrder(one, other), by, at),
    areApart: (one, other) => isApart.get(...inOrder(one, other)) !== undefined,
  };
}

function merger(database: Database): BookMerges['merge'] {
  const shown = database.prepare('SELECT * FROM people WHERE id = ?');
  const raw = database.prepare('SELECT * FROM clients WHERE id = ? AND erased_at IS NULL AND merged_into IS NULL');
  const rawContact = database.prepare('SELECT * FROM contacts WHERE client_id = ?');
  const appointmentsOf = database.prepare('SELECT id, hidden_expectation, hidden_note FROM appointments LEFT JOIN expectation_answers ON appointment_id = id WHERE client_id = ? ORDER BY id');
  const receiptsOf = database.prepare('SELECT external_key FROM receipts WHERE client_id = ? ORDER BY external_key').pluck();
  const note = database.prepare(`INSERT INTO merges (id, kept_id, given_up_id, merged_at, by_whom, before, sources, version_after)
    VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT version FROM clients WHERE id = ?))`);
  const readRaw = (id: ClientId): RawRow | null => rawRow.nullable().parse(raw.get(id) ?? null);
  const write = mergedWriter(database);
  return database.transaction((kept: ClientId, givenUp: ClientId, by: string, at: string): MergeAnswer => {
    const [one, other] = [readRaw(kept), readRaw(givenUp)];
    if (one === null || other === null || kept === givenUp) return { outcome: 'refused', because: 'not-there' };
    if (one['boutique_id'] !== other['boutique_id']) return { outcome: 'refused', because: 'two-boutiques' };
    const before: z.infer<typeof snapshot> = {
      kept: one, keptContact: rawRow.nullable().parse(rawContact.get(kept) ?? null), givenUp: other,
      appointments: snapshot.shape.appointments.parse(appointmentsOf.all(givenUp)), receipts: receiptsOf.all(givenUp).map(String),
    };
    const [shownKept, shownGivenUp] = [clientRow.parse(shown.get(kept)), clientRow.parse(shown.get(givenUp))];
    write(shownKept, shownGivenUp);
    const id = v7();
    note.run(id, kept, givenUp, at, by, JSON.stringify(before), JSON.stringify(fieldSources(reached(shownKept), reached(shownGivenUp))), kept);
    return { outcome: 'merged', id };
  }).immediate;
}

function reached({ card, contact }: BookedClient) {
  return { ...card, email: contact?.email ?? null, phone: contact?.phone ?? null };
}

function mergedWriter(database: Database): (kept: BookedClient, givenUp: BookedClient) => void {
  const setCard = database.prepare(`UPDATE clients SET hidden_card = hide(key_id, 'card', :card), version = version + 1 WHERE id = :id`);
  const setContact = database.prepare(`INSERT INTO contacts (client_id, reach_by, hidden_email, hidden_phone, remark)
    SELECT id, :reachBy, hide(key_id, 'email', :email), hide(key_id, 'phone', :phone), :remark FROM clients WHERE id = :id
    ON CONFLICT (client_id) DO UPDATE SET hidden_email = excluded.hidden_email, hidden_phone = excluded.hidden_phone, remark = excluded.remark`);
  const giveUp = database.prepare('UPDATE clients SET merged_into = ?, version = version + 1 WHERE id = ?');
  const reveal = database.prepare(`SELECT appointments.id, reveal(key_id, 'expectation', hidden_expectation) AS expectation, reveal(key_id, 'expectation-answer', hidden_note) AS note
    FROM appointments JOIN clients ON clients.id = client_id LEFT JOIN expectation_answers ON appointment_id = appointments.id WHERE client_id = ?`);
  const moveAppointment = database.prepare(`UPDATE appointments SET client_id = :kept, hidden_expectation = (SELECT hide(key_id, 'expectation', :expectation) FROM clients WHERE id = :kept) WHERE id = :id`);
  const moveNote = database.prepare(`UPDATE expectation_answers SET hidden_note = (SELECT hide(key_id, 'expectation-answer', :note) FROM clients WHERE id = :kept) WHERE appointment_id = :id`);
  const moveReceipts = database.prepare('UPDATE receipts SET client_id = ? WHERE client_id = ?');
  const meeting = z.object({ id: z.string(), expectation: z.string().nullable(), note: z.string().nullable() });
  return (kept, givenUp) => {
    const [id, other] = [kept.card.id, givenUp.card.id];
    setCard.run({ id, card: JSON.stringify(mergeCards(kept.card, givenUp.card)) });
    const [one, two] = [reached(kept), reached(givenUp)];
    const phone = one.phone ?? two.phone;
    const reachBy = kept.contact?.reachBy ?? givenUp.contact?.reachBy;
    if (reachBy !== undefined) setContact.run({ id, reachBy, email: one.email ?? two.email, phone, remark: phoneRemark(phone) });
    for (const { note, expectation, id: appointment } of reveal.all(other).map((row) => meeting.parse(row))) {
      moveAppointment.run({ kept: id, id: appointment, expectation });
      moveNote.run({ kept: id, id: appointment, note });
    }
    moveReceipts.run(id, other);
    giveUp.run(id, other);
  };
}

function undoer(database: Database): BookMerges['undo'] {
  const find = database.prepare('SELECT * FROM merges WHERE id = ? AND undone_at IS NULL');
  const versionOf = database.prepare('SELECT version FROM clients WHERE id = ? AND erased_at IS NULL').pluck();
  const putBack = rowWriter(database);
  const dropContact = database.prepare('DELETE FROM contacts WHERE client_id = ?');
  const appointmentOf = database.prepare('UPDATE appointments SET client_id = ?, hidden_expectation = ? WHERE id = ?');
  // Words that were written since the merge go along, under the key they belong to.
  const noteOf = database.prepare(`UPDATE expectation_answers SET hidden_note = CASE
    WHEN reveal(:kept, 'expectation-answer', hidden_note) IS reveal(:own, 'expectation-answer', :hidden) THEN :hidden
    ELSE hide(:own, 'expectation-answer', reveal(:kept, 'expectation-answer', hidden_note)) END WHERE appointment_id = :appointment`);
  const receiptOf = database.prepare('UPDATE receipts SET client_id = ? WHERE external_key = ?');
  const end = database.prepare('UPDATE merges SET undone_at = ? WHERE id = ?');
  return database.transaction((id: string, at: string): UndoAnswer => {
    const row = find.get(id);
    if (row === undefined) return { outcome: 'refused', because: 'not-there' };
    const merge = mergeRow.parse(row);
    if (versionOf.get(merge.kept_id) !== merge.version_after || versionOf.get(merge.given_up_id) === undefined) return { outcome: 'refused', because: 'changed-since' };
    const before = snapshot.parse(JSON.parse(merge.before));
    putBack('clients', before.kept);
    putBack('clients', before.givenUp);
    if (before.keptContact === null) dropContact.run(merge.kept_id);
    else putBack('contacts', before.keptContact);
    for (const { id: appointment, hidden_expectation, hidden_note } of before.appointments) {
      appointmentOf.run(merge.given_up_id, hidden_expectation, appointment);
      noteOf.run({ kept: before.kept['key_id'], own: before.givenUp['key_id'], hidden: hidden_note, appointment });
    }
    for (const receipt of before.receipts) receiptOf.run(merge.given_up_id, receipt);
    end.run(at, id);
    return { outcome: 'undone' };
  }).immediate;
}

/** Writes every column of a row that is there as it once was. */
function rowWriter(database: Database): (table: 'clients' | 'contacts', row: RawRow) => void {
  return (table, row) => {
    const key = table === 'clients' ? 'id' : 'client_id';
    const columns = Object.keys(row).filter((column) => column !== key);
    database.prepare(`UPDATE ${table} SET ${columns.map((column) => `"${column}" = :${column}`).join(', ')} WHERE ${key} = :${key}`).run(row);
  };
}

function inOrder(one: ClientId, other: ClientId): [ClientId, ClientId] {
  return one < other ? [one, other] : [other, one];
}
