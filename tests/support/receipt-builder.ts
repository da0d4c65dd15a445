import { v7 } from 'uuid';
import { receiptTerms } from '#contract/receipt-terms.ts';
import { consentTerms } from '#contract/consent-terms.ts';
import { signedReceipt, type ReceiptDraft, type SignedReceipt } from '#contract/receipt.ts';
import { canonicalJson, sha256Hex } from '../../main/platform/signing/canonical-json.ts';
import { signText, type SigningKey } from '../../main/platform/signing/ed25519.ts';

export const shownText = 'La maison peut m’écrire quand une montre est prête.';

export type ReceiptWishes = Partial<Pick<ReceiptDraft, 'kind' | 'channel' | 'purposeId' | 'capturedAt' | 'saidToBe' | 'locale'>> & { readonly subjectId?: string; readonly windowId?: string; readonly retentionMonths?: number };

/** A receipt as core signs it: a yes to news by e-mail unless wished otherwise. */
export function aReceipt(key: SigningKey, wishes: ReceiptWishes = {}): SignedReceipt {
  const gesture = { kind: wishes.kind ?? 'consent', channel: wishes.channel === undefined ? 'email' as const : wishes.channel };
  const { retentionMonths = 36, ...said } = wishes;
  const body = {
    schema: 'vitrine-receipt/2', id: v7(), subjectId: v7(), windowId: v7(), purposeId: 'maison-news', textVersion: '2026-11-27.1', locale: 'fr', capturedAt: '2026-11-27T09:00:00.000Z',
    controller: 'Maison SA', privacyContact: 'privacy@maison.invalid', boutiqueId: 'geneve', visitId: v7(), collectionMethod: 'touch-window',
    textSha256: sha256Hex(shownText), retentionMonths, validMonths: retentionMonths,
    ...receiptTerms(gesture, { ...consentTerms.parse({}), country: 'CH' }), ...gesture, ...said,
  };
  return signedReceipt.parse({ body, signature: signText(key, canonicalJson(body)) });
}
