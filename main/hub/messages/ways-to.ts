import type { MessageCarrier } from '../../platform/mail/message-carrier.ts';
import type { BookedClient } from '../book/book.ts';

export type Way = { readonly channel: MessageCarrier['channel']; readonly address: string };

/** How somebody can be written to; e-mail first: it carries the calendar file. */
export function waysTo({ contact }: BookedClient): readonly Way[] {
  const email = contact?.email ?? '';
  const phone = contact?.phone ?? '';
  return [
    ...(email.includes('@') ? [{ channel: 'email' as const, address: email }] : []),
    ...(phone.startsWith('+') ? [{ channel: 'sms' as const, address: phone }] : []),
  ];
}
