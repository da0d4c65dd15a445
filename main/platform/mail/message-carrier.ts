import type { Channel } from '#domain/consent/purpose.ts';

/** What carries a message to somebody who has left: a mail server, a text gateway. */
export type MessageCarrier = {
  readonly channel: Extract<Channel, 'email' | 'sms'>;
  /**
   * Hands over one message. Handing over the same id again is what a sender does who heard no answer: a carrier that can tell
   * accepts it without carrying it twice, and one that cannot (SMTP) marks both so that whoever receives them can.
   * Never throws: an answer that did not come is `later`.
   */
  readonly deliver: (message: OutgoingMessage) => Promise<CarrierAnswer>;
  readonly dispose: () => void;
};

export type OutgoingMessage = {
  /** The same at every try. Letters, digits and hyphens. */
  readonly id: string;
  /** An e-mail address, or a telephone number with its country code. */
  readonly to: { readonly name: string; readonly address: string };
  readonly from: { readonly name: string; readonly replyTo: string | null };
  readonly language: string;
  /** Not carried by channels that have none. */
  readonly subject: string;
  readonly text: string;
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string } | null;
};

/** Codes are for staff and logs; they quote neither the address nor what a server said about it. */
export type CarrierAnswer =
  | { readonly outcome: 'accepted' }
  /** Would be refused again: the address does not exist, or is none. */
  | { readonly outcome: 'refused'; readonly code: string }
  | { readonly outcome: 'later'; readonly code: string };
