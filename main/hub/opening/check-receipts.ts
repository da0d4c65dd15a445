import type { ConsentTerms } from '#contract/consent-terms.ts';
import { signerOf, type ReceiptBody, type SignedReceipt } from '#contract/receipt.ts';
import { canonicalJson } from '../../platform/signing/canonical-json.ts';
import { isSignatureOf } from '../../platform/signing/ed25519.ts';
import type { ShownText } from '../publications/publication-repository.ts';
import type { ArrivedReceipt } from './receipt-repository.ts';

export type ReceiptWorld = {
  readonly boutiqueId: string;
  readonly terms: Pick<ConsentTerms, 'ageOfConsent' | 'confirmedChannels'>;
  /** Whether some publication ever showed that text. */
  readonly wasShown: (text: ShownText) => boolean;
};

export function isReceiptSigned({ body, signature }: SignedReceipt, publicKey: string): boolean {
  return isSignatureOf(publicKey, canonicalJson(body), signature);
}

/** Why these receipts prove nothing, or null when they do: signed by their window, of one person, for a text that was published. */
export function whyReceiptsFail(arrived: readonly ArrivedReceipt[], visitId: string, world: ReceiptWorld): string | null {
  const subjectId = arrived[0]?.receipt.body.subjectId;
  for (const { receipt: { body }, isSignatureRight } of arrived) {
    if (!isSignatureRight) return 'A receipt is not signed by the window it names.';
    if (signerOf(body) !== 'window') return 'A receipt is of a kind that only the hub signs.';
    if (body.subjectId !== subjectId) return 'Its receipts are of more than one person.';
    if (body.visitId !== visitId || body.boutiqueId !== world.boutiqueId) return 'A receipt is of another visit or another boutique.';
    const breach = whyAgainstTerms(body, world.terms);
    if (breach !== null) return breach;
    if (!world.wasShown(body)) return `A receipt refers to the text “${body.purposeId} ${body.textVersion}” in ${body.locale}, which was never published with those words.`;
  }
  return null;
}

/** What the country asks of a yes. Receipts of the first form were written before anything was asked. */
function whyAgainstTerms({ schema, kind, channel, saidToBe }: ReceiptBody, { ageOfConsent, confirmedChannels }: ReceiptWorld['terms']): string | null {
  if (schema === 'vitrine-receipt/1' || (kind !== 'consent' && kind !== 'unconfirmed')) return null;
  if (ageOfConsent !== null && (saidToBe ?? 0) < ageOfConsent) return `A consent is of somebody who did not say to be ${ageOfConsent} or older.`;
  return kind === 'consent' && channel !== null && confirmedChannels.includes(channel) ? `A consent by ${channel} counts here only once it was repeated from the person’s own address.` : null;
}
