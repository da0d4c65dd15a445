import { v7 } from 'uuid';
import type { ContentDocument } from '#contract/content.ts';
import { receiptId } from '#contract/ids.ts';
import { receiptTerms } from '#contract/receipt-terms.ts';
import { signedReceipt, type NewReceiptBody, type ReceiptBody } from '#contract/receipt.ts';
import { canonicalJson } from '../../platform/signing/canonical-json.ts';
import { signText, type SigningKey } from '../../platform/signing/ed25519.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';
import type { ReceiptRepository } from '../opening/receipt-repository.ts';

type Said = Pick<NewReceiptBody, 'kind' | 'capturedAt' | 'locale' | 'textVersion' | 'textSha256' | 'retentionMonths' | 'collectionMethod' | 'confirms'>;

/** A later word of the person who said `last`, about the same purpose and channel, under the terms of now. */
export function laterWord({ subjectId, purposeId, channel, boutiqueId, windowId, visitId, saidToBe }: ReceiptBody, said: Said, { maison, boutique, consentTerms }: ContentDocument): NewReceiptBody {
  return {
    ...said, ...(saidToBe === undefined ? {} : { saidToBe }), id: receiptId.parse(v7()), subjectId, purposeId, channel, boutiqueId, windowId, visitId, schema: 'vitrine-receipt/2',
    controller: maison.controller, privacyContact: maison.privacyContact, validMonths: said.retentionMonths,
    ...receiptTerms({ kind: said.kind, channel }, { ...consentTerms, country: boutique.country }),
  };
}

export type ReceiptPlaces = { readonly book: Book; readonly receipts: ReceiptRepository; readonly receiptKey: () => SigningKey; readonly audit: AuditChain };

/** Signs what was said to the hub itself and keeps it wherever receipts are kept. */
export function writeHubReceipt(body: NewReceiptBody, about: { readonly person: BookPerson; readonly who: string }, { book, receipts, receiptKey, audit }: ReceiptPlaces): void {
  const signed = signedReceipt.parse({ body, signature: signText(receiptKey(), canonicalJson(body)) });
  book.writeReceipts([signed], body.capturedAt);
  receipts.keep({ windowId: body.windowId, receipt: signed, isSignatureRight: true });
  audit.add({ who: about.who, act: `consent-${body.kind}`, subject: about.person.id });
}
