import { createHmac } from 'node:crypto';
import type { Channel } from '#domain/consent/purpose.ts';
import { secondYesUntil } from '#domain/consent/second-yes.ts';
import { standingConsents } from '#domain/consent/standing.ts';
import { waitAfter } from '#domain/delivery/back-off.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import { secondYesMark, secondYesToken } from '#contract/second-yes.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { MessageCarrier } from '../../platform/mail/message-carrier.ts';
import type { Book, BookedClient } from '../book/book.ts';
import type { SecondYesDue, SecondYesRepository } from '../consent/second-yes-repository.ts';
import type { KeyFile } from '../keys/key-file.ts';
import { composeSecondYes } from './compose-second-yes.ts';
import { backOff, keepSending, noLineAgainMs, type SendingLoop } from './keep-sending.ts';
import { waysTo, type Way } from './ways-to.ts';

export type SecondYesParts = {
  readonly secondYes: SecondYesRepository; readonly book: Pick<Book, 'persons'>;
  readonly contents: { readonly anyOf: (boutique: BoutiqueId) => Pick<ContentDocument, 'maison' | 'boutique'> | null };
  readonly wordsOf: (body: ReceiptBody) => string | null;
  readonly keys: { readonly read: () => Pick<KeyFile, 'columnKey'> };
  readonly carriers: readonly MessageCarrier[];
  /** Null when no telephone reaches this hub: then nothing can be asked yet. */
  readonly phoneUrl: string | null;
  readonly clock: Clock; readonly log: Log;
};

/** Asks everybody who has to repeat a yes, once each. */
export function startSecondYesJob(parts: SecondYesParts): SendingLoop {
  const { secondYes, clock, log } = parts;
  secondYes.wake();
  const putOff = (due: SecondYesDue, error: unknown): void => {
    log.error('second-yes-failed', { receiptId: due.receiptIds[0], tries: due.tries + 1, ...faultFacts(error) });
    secondYes.later(due, 'failed', afterTry(due, clock));
  };
  return keepSending({ next: () => secondYes.next(clock.now().toISOString()), send: (due) => askOne(due, parts).catch((error: unknown) => putOff(due, error)), log });
}

/** Asks one person on one channel, or says why not. Somebody whose form has not been opened yet may come. */
export async function askOne(due: SecondYesDue, parts: SecondYesParts): Promise<void> {
  const { secondYes, book, contents, clock, phoneUrl } = parts;
  const now = clock.now().toISOString();
  if (secondYesUntil(due.firstSaidAt) <= now) return secondYes.notSent(due, 'too-late', now);
  const person = book.persons.find(due.subjectId);
  const client = person === null ? null : book.persons.client(person);
  const content = person === null ? null : contents.anyOf(person.boutiqueId);
  if (person === null || client === null || content === null || phoneUrl === null) return secondYes.later(due, 'no-line', after(clock, noLineAgainMs));
  const said = book.persons.receiptsOf(person).map(({ body }) => body);
  const open = new Set(standingConsents(said, now).filter(({ state }) => state === 'unconfirmed').map(({ receiptId }) => String(receiptId)));
  const asked = said.filter(({ id }) => open.has(id) && due.receiptIds.includes(id));
  const [first] = asked;
  // Taken back meanwhile: there is nothing to repeat.
  if (first === undefined) return secondYes.notSent(due, 'too-late', now);
  const way = wayFor(due.channel, client);
  if (way === null) return secondYes.notSent(due, 'no-contact', now);
  const carrier = parts.carriers.find(({ channel }) => channel === way.channel);
  if (carrier === undefined) return secondYes.later(due, 'no-line', after(clock, noLineAgainMs));
  const token = tokenOf(due, parts.keys.read());
  // Before it is sent: a link that arrives is one that opens.
  secondYes.name(due, token);
  const texts = asked.map((body) => parts.wordsOf(body) ?? body.purposeId);
  const message = composeSecondYes({ id: `second-yes-${due.receiptIds[0]}`, client, content, first, texts, url: `${phoneUrl}#${secondYesMark}${token}` }, way);
  await handOver(due, carrier, message, parts);
}

async function handOver(due: SecondYesDue, carrier: MessageCarrier, message: Parameters<MessageCarrier['deliver']>[0], { secondYes, clock, log }: SecondYesParts): Promise<void> {
  const answer = await carrier.deliver(message);
  const facts = { receiptId: due.receiptIds[0], channel: carrier.channel };
  switch (answer.outcome) {
    case 'accepted':
      secondYes.sent(due, clock.now().toISOString());
      return log.info('second-yes-asked', facts);
    case 'refused':
      secondYes.notSent(due, 'refused', clock.now().toISOString());
      return log.warn('second-yes-refused', { ...facts, code: answer.code });
    case 'later':
      secondYes.later(due, answer.code, afterTry(due, clock));
      return log.warn('second-yes-later', { ...facts, code: answer.code, tries: due.tries + 1 });
  }
}

/** The same at every try, so that a message that went twice names one page; nobody makes it without the hub's own key. */
function tokenOf({ receiptIds: [first] }: SecondYesDue, { columnKey }: Pick<KeyFile, 'columnKey'>): string {
  return secondYesToken.parse(createHmac('sha256', Buffer.from(columnKey, 'base64')).update(`vitrine/second-yes/1/${first}`).digest().subarray(0, 16).toString('base64url'));
}

/** The address that the yes is about; a letter cannot be answered by a touch. */
function wayFor(channel: Channel, client: BookedClient): Way | null {
  const wanted = channel === 'email' ? 'email' : channel === 'post' ? null : 'sms';
  return waysTo(client).find((way) => way.channel === wanted) ?? null;
}

function afterTry(due: SecondYesDue, clock: Clock): string {
  return after(clock, waitAfter(due.tries + 1, backOff, Math.random()));
}

function after(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}
