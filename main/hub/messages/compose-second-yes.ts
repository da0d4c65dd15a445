import { secondYesUntil } from '#domain/consent/second-yes.ts';
import { fullNameOf } from '#domain/person-name.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import type { OutgoingMessage } from '../../platform/mail/message-carrier.ts';
import type { BookedClient } from '../book/book.ts';
import type { Way } from './ways-to.ts';
import { fill, messageWords } from './words/message-words.ts';

export type ToAskAgain = {
  readonly id: string; readonly client: BookedClient; readonly content: Pick<ContentDocument, 'maison' | 'boutique'>;
  /** The first one's language and time are the message's. */
  readonly first: Pick<ReceiptBody, 'locale' | 'capturedAt'>; readonly texts: readonly string[]; readonly url: string;
};

/** Asks for the second yes, in the language the first was said in; it offers nothing and asks for nothing else. */
export function composeSecondYes({ id, client, content: { maison, boutique }, first: { locale, capturedAt }, texts, url }: ToAskAgain, { channel, address }: Way): OutgoingMessage {
  const words = messageWords[locale];
  const until = new Intl.DateTimeFormat(locale, { timeZone: boutique.timeZone, numberingSystem: 'latn', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(secondYesUntil(capturedAt)));
  const say = (sentence: string): string => fill(sentence, { maison: maison.name, url, day: until, privacy: maison.privacyContact });
  const { secondYes } = words;
  const blocks = [
    fill(words.greeting, { name: fullNameOf(client.card) }), `${say(secondYes.opening)}\n${texts.map((text) => `– ${text}`).join('\n')}`,
    say(secondYes.how), say(secondYes.until), say(secondYes.notYou),
  ];
  return {
    id, to: { name: fullNameOf(client.card), address }, from: { name: `${maison.name} – ${boutique.name}`, replyTo: null }, language: locale,
    subject: say(secondYes.subject), text: channel === 'sms' ? say(secondYes.short) : `${blocks.join('\n\n')}\n`, calendar: null,
  };
}
