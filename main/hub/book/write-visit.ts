import type { ClientId } from '#domain/ids.ts';
import { clientId } from '#contract/ids.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import type { Slot } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import { appointmentRow } from './book-rows.ts';
import type { Book, BookedAppointment, SlotFinder, VisitRequest } from './book.ts';
import { firstCard } from './first-card.ts';
import type { Holder } from './holds.ts';
import type { Lender } from './leases.ts';
import { phoneRemark } from './phone-remark.ts';
import type { Quanta } from './quanta.ts';
import { roomOf } from './room.ts';

type Parts = { readonly quanta: Quanta; readonly holds: Holder; readonly leases: Lender; readonly keys: PersonKeys };
type Settled = Pick<BookedAppointment, 'state' | 'reason' | 'alternatives' | 'advisorId'>;

/** One transaction for the person, what they agreed to and their meeting: all of it, or nothing. */
export function visitWriter(database: Database, { quanta, holds, leases, keys }: Parts): Pick<Book, 'writeVisit' | 'writeReceipts'> {
  const findAppointment = database.prepare('SELECT * FROM meetings WHERE external_key = ?');
  const addAppointment = database.prepare(`INSERT INTO appointments (id, external_key, client_id, boutique_id, window_id, kind, starts_at, minutes,
      state, reason, alternatives, advisor_id, hidden_expectation, asked_at, arrived_at, changed_at)
    VALUES (:id, :key, :clientId, :boutiqueId, :windowId, :kind, :startsAt, :minutes, :state, :reason, :alternatives, :advisorId, (SELECT hide(key_id, 'expectation', :expectation) FROM clients WHERE id = :clientId), :askedAt, :arrivedAt, :arrivedAt)`);
  const addCode = database.prepare('INSERT INTO codes (code_sha256, appointment_id, hidden) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const clientOf = clientKeeper(database, keys);
  const writeReceipts = receiptKeeper(database);

  const settle = (request: VisitRequest, wanted: NonNullable<VisitRequest['appointment']>, findSlots: SlotFinder): Settled => {
    const nothing = { reason: null, alternatives: [], advisorId: null };
    if (wanted.slot === null) {
      holds.giveUp(wanted.id);
      return { ...nothing, state: 'received' };
    }
    const place = { boutiqueId: request.boutiqueId, kind: wanted.kind, slot: wanted.slot, locale: request.form.locale, ...roomOf(wanted) };
    const taken = holds.redeem(wanted.id, place, request.windowId) ?? leases.redeem(wanted, place, request.windowId) ?? quanta.take(wanted.id, place);
    if (taken !== null) return { ...nothing, state: 'confirmed', ...taken };
    const alternatives = findSlots(request.boutiqueId, wanted.kind, wanted.slot);
    return { ...nothing, state: 'declined', reason: declinedBecause(alternatives), alternatives };
  };

  const writeVisit = database.transaction((request: VisitRequest, findSlots: SlotFinder): BookedAppointment | null => {
    const client = clientOf(request);
    writeReceipts(request.receipts, request.arrivedAt, client);
    const wanted = request.appointment;
    if (wanted === null) return null;
    const key = `appointment/${wanted.id}`;
    if (findAppointment.get(key) === undefined) {
      const { state, reason, alternatives, advisorId } = settle(request, wanted, findSlots);
      addAppointment.run({
        id: wanted.id, key, clientId: client, boutiqueId: request.boutiqueId, windowId: request.windowId, kind: wanted.kind,
        startsAt: wanted.slot?.startsAt ?? null, minutes: wanted.slot?.minutes ?? null, state, reason, alternatives: JSON.stringify(alternatives), advisorId,
        expectation: request.form.expectation, askedAt: request.askedAt, arrivedAt: request.arrivedAt,
      });
      if (wanted.code !== null) addCode.run(wanted.code.sha256, wanted.id, wanted.code.hidden);
    }
    return appointmentRow.parse(findAppointment.get(key));
  });
  const writeAlone = database.transaction((receipts: readonly SignedReceipt[], writtenAt: string) => writeReceipts(receipts, writtenAt, null));
  return { writeVisit: (request, findSlots) => writeVisit.immediate(request, findSlots), writeReceipts: (receipts, writtenAt) => writeAlone.immediate(receipts, writtenAt) };
}

/** Whoever a window's number stands for now: the record that theirs was made one with, if it was. */
const recordNow = `WITH RECURSIVE way (id, next) AS (SELECT id, merged_into FROM clients WHERE external_key = ?
    UNION SELECT clients.id, clients.merged_into FROM clients JOIN way ON clients.id = way.next) SELECT id FROM way WHERE next IS NULL`;

function clientKeeper(database: Database, keys: PersonKeys): (request: VisitRequest) => ClientId {
  const find = database.prepare(recordNow).pluck();
  const add = database.prepare(`INSERT INTO clients (id, external_key, boutique_id, key_id, hidden_card, created_at) VALUES (:id, :key, :boutiqueId, :keyId, hide(:keyId, 'card', :card), :arrivedAt)`);
  const addContact = database.prepare(`INSERT INTO contacts (client_id, reach_by, hidden_email, hidden_phone, remark)
    VALUES (:id, :reachBy, hide(:keyId, 'email', :email), hide(:keyId, 'phone', :phone), :remark)`);
  return ({ form, boutiqueId, arrivedAt, known: knownAs }) => {
    if (knownAs !== undefined) return knownAs;
    const key = `subject/${form.subjectId}`;
    const known = find.get(key);
    if (known !== undefined) return clientId.parse(known);
    const card = firstCard(form, arrivedAt);
    const keyId = keys.take();
    add.run({ id: card.id, key, boutiqueId, keyId, card: JSON.stringify(card), arrivedAt });
    addContact.run({ id: card.id, keyId, reachBy: form.reachBy, email: form.email, phone: form.phone, remark: phoneRemark(form.phone) });
    return card.id;
  };
}

function receiptKeeper(database: Database): (receipts: readonly SignedReceipt[], writtenAt: string, client: ClientId | null) => void {
  const ofSubject = database.prepare(recordNow).pluck();
  const add = database.prepare('INSERT INTO receipts (external_key, client_id, subject_id, receipt, written_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  return (receipts, writtenAt, client) => {
    for (const receipt of receipts) {
      const { id, subjectId } = receipt.body;
      add.run(`receipt/${id}`, client ?? ofSubject.get(`subject/${subjectId}`) ?? null, subjectId, JSON.stringify(receipt), writtenAt);
    }
  };
}

function declinedBecause(alternatives: readonly Slot[]): string {
  return `Another appointment had this time first.${alternatives.length === 0 ? ' Nothing is free nearby.' : ''}`;
}
