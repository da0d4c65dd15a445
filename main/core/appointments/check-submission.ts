import type { ContentDocument } from '#contract/content.ts';
import type { Pairing } from '#contract/hub-api.ts';
import type { NewReceiptBody, ReceiptBody, ReceiptDraft } from '#contract/receipt.ts';
import type { Submission, SubmissionAnswer } from '#contract/submission.ts';
import { receiptTerms } from '#contract/receipt-terms.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Publication } from '../publications/read-publication.ts';

export type RefusalReason = Extract<SubmissionAnswer, { outcome: 'refused' }>['reason'];

export type Checked =
  | { readonly outcome: 'fits'; readonly receipts: readonly ReceiptBody[] }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/**
 * Holds a submission against what the visitor may have read: the current publication, or one that was current when the form was begun.
 * @param recent current first
 */
export function checkSubmission(submission: Submission, recent: readonly Publication[], pairing: Pairing): Checked {
  if (!recent.some(({ manifest }) => manifest.sealingKey.id === submission.sealed.keyId)) return { outcome: 'refused', reason: 'sealed-to-another-key' };
  const receipts: ReceiptBody[] = [];
  for (const draft of submission.receipts) {
    const shown = shownText(draft, recent.map(({ manifest }) => manifest.content));
    if (shown === null) return { outcome: 'refused', reason: 'receipt-text-unknown' };
    receipts.push(completeReceipt(draft, shown, { boutiqueId: pairing.boutiqueId, windowId: pairing.windowId, visitId: submission.visitId }));
  }
  return { outcome: 'fits', receipts };
}

type Captured = Pick<NewReceiptBody, 'boutiqueId' | 'windowId' | 'visitId'>;

function completeReceipt(draft: ReceiptDraft, { document, text, retentionMonths }: ShownText, captured: Captured): ReceiptBody {
  const { maison, boutique, consentTerms } = document;
  return {
    ...draft, ...captured, kind: kindOf(draft, consentTerms.confirmedChannels), schema: 'vitrine-receipt/2', controller: maison.controller, privacyContact: maison.privacyContact, collectionMethod: 'touch-window',
    textSha256: sha256Hex(text), retentionMonths, validMonths: retentionMonths,
    ...receiptTerms(draft, { ...consentTerms, country: boutique.country }),
  };
}

/** Where a country asks for it, a yes on glass waits for the same yes from the person's own address. */
function kindOf({ kind, channel }: ReceiptDraft, confirmedChannels: ContentDocument['consentTerms']['confirmedChannels']): ReceiptDraft['kind'] {
  return kind === 'consent' && channel !== null && confirmedChannels.includes(channel) ? 'unconfirmed' : kind;
}

type ShownText = { readonly document: ContentDocument; readonly text: string; readonly retentionMonths: number };

function shownText(draft: ReceiptDraft, documents: readonly ContentDocument[]): ShownText | null {
  for (const document of documents) {
    const source = draft.kind === 'notice' ? noticeIn(document, draft) : purposeIn(document, draft);
    if (source !== null && source.textVersion === draft.textVersion) return { document, text: source.text[draft.locale], retentionMonths: source.retentionMonths };
  }
  return null;
}

function noticeIn(document: ContentDocument, draft: ReceiptDraft): ContentDocument['notice'] | null {
  return draft.purposeId === noticePurposeId && draft.channel === null ? document.notice : null;
}

function purposeIn(document: ContentDocument, draft: ReceiptDraft): ContentDocument['purposes'][number] | null {
  const purpose = document.purposes.find((entry) => entry.id === draft.purposeId);
  return purpose !== undefined && draft.channel !== null && purpose.channels.includes(draft.channel) ? purpose : null;
}
