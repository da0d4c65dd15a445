import type { SecondYesAnswer, SecondYesQuestion } from '#contract/second-yes.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import { standingConsents, type ConsentState } from '#domain/consent/standing.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { BookPerson } from '../book/persons.ts';
import type { SecondYesRepository } from './second-yes-repository.ts';
import { laterWord, writeHubReceipt, type ReceiptPlaces } from './write-hub-receipt.ts';

/** Hears the second yes from whoever has the link of the message, and says how each first one stands. */
export type SecondYesDesk = { readonly ask: (question: SecondYesQuestion) => SecondYesAnswer };

type Parts = ReceiptPlaces & {
  readonly secondYes: Pick<SecondYesRepository, 'ofToken'>; readonly clock: Clock;
  readonly contents: { readonly anyOf: (boutique: BoutiqueId) => ContentDocument | null };
  readonly wordsOf: (body: ReceiptBody) => string | null;
};

/** A first yes, whose it is, and how they stand to that purpose and channel now. */
type First = { readonly body: ReceiptBody; readonly person: BookPerson; readonly content: ContentDocument; readonly state: ConsentState; readonly isNewest: boolean };

export function createSecondYesDesk(parts: Parts): SecondYesDesk {
  const firsts = (token: string): readonly First[] => parts.secondYes.ofToken(token).flatMap((id) => findFirst(id, parts) ?? []);
  return {
    ask: ({ token, act }) => {
      if (act !== 'read') firsts(token).forEach((first) => say(first, act, parts));
      return answerOf(firsts(token), parts);
    },
  };
}

function findFirst(id: ReturnType<Parts['secondYes']['ofToken']>[number], { receipts, book, contents, clock }: Parts): First | null {
  const body = receipts.find(id)?.receipt.body;
  const person = body === undefined ? null : book.persons.find(body.subjectId);
  const content = person === null ? null : contents.anyOf(person.boutiqueId);
  if (body === undefined || person === null || content === null) return null;
  const own = book.persons.receiptsOf(person).map((receipt) => receipt.body).filter(({ purposeId, channel, subjectId }) => purposeId === body.purposeId && channel === body.channel && subjectId === body.subjectId);
  const standing = standingConsents(own, clock.now().toISOString())[0];
  return standing === undefined ? null : { body, person, content, state: standing.state, isNewest: standing.receiptId === body.id };
}

/** Only while the first yes is the person's last word, and its time is not over; a second touch changes nothing. */
function say({ body, person, content, state, isNewest }: First, act: 'confirm' | 'decline', parts: Parts): void {
  if (!isNewest || state !== 'unconfirmed') return;
  const { locale, textVersion, textSha256, retentionMonths, id: confirms } = body;
  const capturedAt = parts.clock.now().toISOString();
  const said = { capturedAt, locale, textVersion, textSha256, retentionMonths, collectionMethod: 'own-address' } as const;
  const word = act === 'confirm' ? laterWord(body, { ...said, kind: 'consent', confirms }, content) : laterWord(body, { ...said, kind: 'withdrawal' }, content);
  writeHubReceipt(word, { person, who: 'visitor by their address' }, parts);
}

function answerOf(firsts: readonly First[], { wordsOf }: Parts): SecondYesAnswer {
  const [one] = firsts;
  const asked = firsts.flatMap(({ body, state }) => (body.channel === null ? [] : [{ text: wordsOf(body) ?? body.purposeId, channel: body.channel, state: shown(state) }]));
  return one === undefined || asked.length === 0 ? { outcome: 'unknown' } : { outcome: 'asked', maison: one.content.maison.name, locale: one.body.locale, asked };
}

function shown(state: ConsentState): Extract<SecondYesAnswer, { outcome: 'asked' }>['asked'][number]['state'] {
  switch (state) {
    case 'unconfirmed': return 'waiting';
    case 'given': return 'confirmed';
    case 'refused': case 'withdrawn': return 'declined';
    case 'lapsed': return 'lapsed';
    default: return assertNever(state);
  }
}
