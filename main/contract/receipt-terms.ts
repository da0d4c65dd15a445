import { lawfulBasisOf, personalSortsOf, privacyRights } from '#domain/consent/processing.ts';
import type { ConsentTerms } from './consent-terms.ts';
import type { NewReceiptBody, ReceiptDraft } from './receipt.ts';

type Terms = Pick<NewReceiptBody, 'lawfulBasis' | 'personalSorts' | 'processing' | 'storedIn' | 'jurisdiction' | 'recipients' | 'withdrawalMethod' | 'privacyRights' | 'authority'>;

/** What a receipt says besides the gesture itself: the same wherever the gesture was made. */
export function receiptTerms(gesture: Pick<ReceiptDraft, 'kind' | 'channel'>, terms: ConsentTerms & { readonly country: string }): Terms {
  return {
    lawfulBasis: lawfulBasisOf(gesture.kind),
    personalSorts: [...personalSortsOf(gesture.channel)],
    processing: 'kept and used by the maison, without automated decisions',
    storedIn: [...terms.storedIn],
    jurisdiction: terms.country,
    recipients: [...terms.recipients],
    withdrawalMethod: 'with the carried code at any window of the maison or on its page, or by the privacy contact',
    privacyRights: [...privacyRights],
    authority: terms.authority,
  };
}
