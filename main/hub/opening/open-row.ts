import { assertNever } from '#domain/assert-never.ts';
import type { IntakeBody } from '#contract/submission.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment, SlotFinder } from '../book/book.ts';
import type { WaitingRow } from '../intake/intake-repository.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { WindowRecord, WindowRepository } from '../windows/window-repository.ts';
import { isReceiptSigned, whyReceiptsFail } from './check-receipts.ts';
import { openForm } from './open-form.ts';
import type { ReceiptRepository } from './receipt-repository.ts';

export type OpenedRow =
  | { readonly outcome: 'done'; readonly window: WindowRecord; readonly appointment: BookedAppointment | null; readonly hasChangedClients: boolean }
  | { readonly outcome: 'parked'; readonly reason: string };

export type OpeningParts = {
  readonly windows: WindowRepository; readonly keys: KeyStore; readonly publications: PublicationRepository; readonly receipts: ReceiptRepository;
  readonly book: Book; readonly boutiqueNow: BoutiqueNow; readonly audit: AuditChain; readonly findSlots: SlotFinder;
};

type Delivered = Extract<IntakeBody, { kind: 'submission' }>;

/**
 * Opens one row and writes what it asks for, all of it safe to do twice.
 * @throws when the book cannot be written now; what cannot be accepted at all is returned as parked
 */
export async function openRow(row: WaitingRow, parts: OpeningParts): Promise<OpenedRow> {
  const window = parts.windows.find(row.windowId);
  if (window === null) return parked('The window that sent it was removed.');
  switch (row.body.kind) {
    case 'audit': {
      const { at, badgeId, act, subject } = row.body.audit;
      parts.audit.add({ who: badgeId === null ? `window ${window.name}` : `badge ${badgeId}`, act, subject }, { at, source: row.id });
      return { outcome: 'done', window, appointment: null, hasChangedClients: false };
    }
    case 'submission': return openSubmission(row, row.body, window, parts);
    default: return assertNever(row.body);
  }
}

async function openSubmission(row: WaitingRow, { submission, receipts }: Delivered, window: WindowRecord, parts: OpeningParts): Promise<OpenedRow> {
  for (const receipt of receipts) parts.receipts.keep({ windowId: window.id, receipt, isSignatureRight: isReceiptSigned(receipt, window.publicKey) });
  const failure = whyReceiptsFail(receipts, submission.visitId, { boutiqueId: window.boutiqueId, publicKey: window.publicKey, wasShown: parts.publications.wasShown });
  if (failure !== null) return parked(failure);
  if (receipts.every((receipt) => receipt.body.kind === 'withdrawal')) {
    parts.book.writeReceipts(receipts, row.receivedAt);
    return { outcome: 'done', window, appointment: null, hasChangedClients: false };
  }
  const opened = await openForm(submission.sealed, { id: submission.id, windowId: window.id }, parts.keys.sealingPair);
  if (opened.outcome === 'unacceptable') return parked(opened.reason);
  if (receipts.some((receipt) => receipt.body.subjectId !== opened.form.subjectId)) return parked('Its receipts are of another person than its form.');
  const wanted = appointmentWanted(submission, receipts, window, parts);
  if (wanted.outcome === 'unacceptable') return parked(wanted.reason);
  const { boutiqueId, id: windowId } = window;
  const appointment = parts.book.writeVisit({ boutiqueId, windowId, form: opened.form, receipts, appointment: wanted.appointment, askedAt: row.createdAt, arrivedAt: row.receivedAt }, parts.findSlots);
  return { outcome: 'done', window, appointment, hasChangedClients: true };
}

type Wanted =
  | { readonly outcome: 'wanted'; readonly appointment: Parameters<Book['writeVisit']>[0]['appointment'] }
  | { readonly outcome: 'unacceptable'; readonly reason: string };

function appointmentWanted({ appointment }: Delivered['submission'], receipts: Delivered['receipts'], window: WindowRecord, { boutiqueNow }: OpeningParts): Wanted {
  if (appointment === null) return { outcome: 'wanted', appointment: null };
  if (!receipts.some((receipt) => receipt.body.kind === 'notice')) return { outcome: 'unacceptable', reason: 'The appointment came without the receipt of its notice.' };
  const offer = boutiqueNow(window.boutiqueId)?.offers.find((entry) => entry.kind === appointment.kind);
  if (offer === undefined) return { outcome: 'unacceptable', reason: `The boutique does not offer “${appointment.kind}”.` };
  return { outcome: 'wanted', appointment: { ...appointment, capacity: offer.capacity } };
}

function parked(reason: string): OpenedRow {
  return { outcome: 'parked', reason };
}
