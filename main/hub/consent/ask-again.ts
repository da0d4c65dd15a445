import type { ContentDocument } from '#contract/content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import type { Channel } from '#domain/consent/purpose.ts';
import { standingConsents } from '#domain/consent/standing.ts';
import type { PersonalField } from '#domain/visit/fields-to-ask.ts';
import type { BookedClient } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';
import { laterWord, writeHubReceipt, type ReceiptPlaces } from './write-hub-receipt.ts';

type Contact = BookedClient['contact'];

const usedBy: Readonly<Record<'email' | 'phone', readonly Channel[]>> = { email: ['email'], phone: ['phone', 'sms', 'messaging'] };

/** The channels that lead somewhere else than before. */
export function channelsChanged(before: Contact, after: Contact): readonly Channel[] {
  const differs = (field: Extract<PersonalField, 'email' | 'phone'>): boolean => (before?.[field] ?? '').toLowerCase() !== (after?.[field] ?? '').toLowerCase();
  return (['email', 'phone'] as const).flatMap((field) => (differs(field) ? usedBy[field] : []));
}

type Known = { readonly person: BookPerson; readonly content: ContentDocument; readonly bodies: readonly ReceiptBody[] };

/** Where a channel asks for a second yes, one that was said for another address counts once: it is to be repeated from the new one, and until then nothing is granted. */
export function askAgain({ person, content, bodies }: Known, channels: readonly Channel[], at: string, places: ReceiptPlaces): void {
  const repeated = channels.filter((channel) => content.consentTerms.confirmedChannels.includes(channel));
  for (const own of Map.groupBy(bodies, ({ subjectId }) => subjectId).values()) {
    for (const { receiptId, state, channel } of standingConsents(own, at)) {
      const last = own.find(({ id }) => id === receiptId);
      if (last === undefined || state !== 'given' || !repeated.includes(channel)) continue;
      const { locale, textVersion, textSha256, retentionMonths } = last;
      const word = laterWord(last, { kind: 'unconfirmed', collectionMethod: 'own-code', capturedAt: at, locale, textVersion, textSha256, retentionMonths }, content);
      writeHubReceipt(word, { person, who: 'visitor with a code' }, places);
    }
  }
}
