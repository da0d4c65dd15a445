import { assertNever } from '#domain/assert-never.ts';
import { consentTerms, type ConsentTerms } from '#contract/consent-terms.ts';
import type { IntakeBody } from '#contract/submission.ts';
import type { AuditEntry } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment, SlotFinder, VisitRequest, WantedAppointment } from '../book/book.ts';
import type { TimeWish } from '../calendar/time-keeper.ts';
import { roomIn, roomOf } from '../book/room.ts';
import type { WaitingRow } from '../intake/intake-repository.ts';
import type { ColumnCipher } from '../keys/column-cipher.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { hideCode } from '../phone/code-repository.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { ContentRepository } from '../publications/content-repository.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { WindowRecord, WindowRepository } from '../windows/window-repository.ts';
import type { CardLooks } from './card-looks.ts';
import { isReceiptSigned, whyReceiptsFail } from './check-receipts.ts';
import { openForm } from './open-form.ts';
import type { ArrivedReceipt } from './receipt-repository.ts';
import { fillInContact, whoIsKnown } from './who-is-known.ts';

/** A row that was opened and checked: what it asks to be written, or why a person has to look at it. */
export type PreparedRow = {
  readonly row: WaitingRow;
  /** Kept whatever becomes of the row. */
  readonly receipts: readonly ArrivedReceipt[];
  readonly audit: AuditEntry | null;
  readonly parkedBecause: string | null;
  readonly window: WindowRecord | null;
  /** Create-if-absent: doing it again changes nothing and answers the same. Null when nothing goes into the book. */
  readonly writeToBook: ((book: Book) => BookedAppointment | null) | null;
  readonly hasChangedClients: boolean;
  /** The time that it asks for, if it asks for one. */
  readonly wish: TimeWish | null;
};

export type PreparingParts = {
  readonly windows: WindowRepository; readonly keys: KeyStore; readonly cipher: ColumnCipher; readonly publications: PublicationRepository;
  readonly book: Book; readonly cardLooks: CardLooks; readonly boutiqueNow: BoutiqueNow; readonly contents: Pick<ContentRepository, 'anyOf'>; readonly findSlots: SlotFinder;
};

type Delivered = Extract<IntakeBody, { kind: 'submission' }>;
type Judged = Omit<PreparedRow, 'row' | 'window' | 'receipts' | 'audit'>;

/** Opens one row and checks everything in it; writes nothing. */
export async function prepareRow(row: WaitingRow, parts: PreparingParts): Promise<PreparedRow> {
  const window = parts.windows.findEver(row.windowId);
  if (window === null) return { row, window, receipts: [], audit: null, ...parked('No window of this hub sent it.') };
  switch (row.body.kind) {
    case 'audit': {
      const { at, badgeId, act, subject } = row.body.audit;
      const audit = { at, who: badgeId === null ? `window ${window.name}` : `badge ${badgeId}`, act, subject };
      return { row, window, receipts: [], audit, parkedBecause: null, writeToBook: null, hasChangedClients: false, wish: null };
    }
    case 'submission': {
      const receipts = row.body.receipts.map((receipt) => ({ windowId: window.id, receipt, isSignatureRight: isReceiptSigned(receipt, window.publicKey) }));
      return { row, window, receipts, audit: null, ...(await judgeSubmission(row, row.body, { window, receipts }, parts)) };
    }
    default: return assertNever(row.body);
  }
}

type Arrival = { readonly window: WindowRecord; readonly receipts: readonly ArrivedReceipt[] };

async function judgeSubmission(row: WaitingRow, { submission, receipts }: Delivered, { window, receipts: arrived }: Arrival, parts: PreparingParts): Promise<Judged> {
  const failure = whyReceiptsFail(arrived, submission.visitId, { boutiqueId: window.boutiqueId, terms: termsOf(window, parts), wasShown: parts.publications.wasShown });
  if (failure !== null) return parked(failure);
  if (receipts.every((receipt) => receipt.body.kind === 'withdrawal')) {
    return { parkedBecause: null, hasChangedClients: false, wish: null, writeToBook: (book) => (book.writeReceipts(receipts, row.receivedAt), null) };
  }
  const opened = await openForm(submission.sealed, { id: submission.id, windowId: window.id }, parts.keys.sealingPair);
  if (opened.outcome === 'unacceptable') return parked(opened.reason);
  if (receipts.some((receipt) => receipt.body.subjectId !== opened.form.subjectId)) return parked('Its receipts are of another person than its form.');
  const known = whoIsKnown(opened.form, row.id, window, parts);
  if (typeof known === 'string') return parked(known);
  if (known === null && opened.form.reachBy === 'here' && submission.appointment?.kind !== 'now') return parked('The person gave no way to be reached, and did not ask for somebody to come now.');
  const wanted = appointmentWanted(submission, receipts, { window, code: opened.form.code }, parts);
  if (wanted.outcome === 'unacceptable') return parked(wanted.reason);
  const visit = {
    boutiqueId: window.boutiqueId, windowId: window.id, form: opened.form, ...(known === null ? {} : { known: known.id }), receipts, appointment: wanted.appointment, askedAt: row.createdAt, arrivedAt: row.receivedAt,
  };
  return { parkedBecause: null, hasChangedClients: true, wish: wishFor(visit, parts.book), writeToBook: (book) => (fillInContact(book, known, visit), book.writeVisit(visit, parts.findSlots)) };
}

type Wanted =
  | { readonly outcome: 'wanted'; readonly appointment: WantedAppointment | null }
  | { readonly outcome: 'unacceptable'; readonly reason: string };

function appointmentWanted({ appointment }: Delivered['submission'], receipts: Delivered['receipts'], { window, code }: { readonly window: WindowRecord; readonly code: string | null }, { boutiqueNow, cipher }: PreparingParts): Wanted {
  if (appointment === null) return { outcome: 'wanted', appointment: null };
  if (!receipts.some((receipt) => receipt.body.kind === 'notice')) return { outcome: 'unacceptable', reason: 'The appointment came without the receipt of its notice.' };
  const boutique = boutiqueNow(window.boutiqueId);
  const offer = boutique?.offers.find((entry) => entry.kind === appointment.kind);
  if (boutique === null || offer === undefined) return { outcome: 'unacceptable', reason: `The boutique does not offer “${appointment.kind}”.` };
  return { outcome: 'wanted', appointment: { ...appointment, ...roomIn(boutique, offer), code: code === null ? null : hideCode(cipher, appointment.id, code) } };
}

/** What is in the book has its time, or has none any more. */
function wishFor({ boutiqueId, windowId, form, appointment }: VisitRequest, book: Book): TimeWish | null {
  if (appointment === null || appointment.slot === null || book.findAppointment(appointment.id) !== null) return null;
  const { id, kind, slot, leaseId } = appointment;
  return { id, place: { boutiqueId, kind, slot, locale: form.locale, ...roomOf(appointment) }, ...(leaseId === undefined ? {} : { lease: { id: leaseId, windowId } }) };
}

function termsOf({ boutiqueId }: WindowRecord, { contents }: PreparingParts): ConsentTerms {
  return contents.anyOf(boutiqueId)?.consentTerms ?? consentTerms.parse({});
}

function parked(reason: string): Judged {
  return { parkedBecause: reason, writeToBook: null, hasChangedClients: false, wish: null };
}
