import { receiverName } from '#domain/appointments/receiver-name.ts';
import { waitAfter } from '#domain/delivery/back-off.ts';
import type { AppointmentId, BoutiqueId, ReceiptId } from '#domain/ids.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { MessageCarrier } from '../../platform/mail/message-carrier.ts';
import type { Book, BookedAppointment } from '../book/book.ts';
import { composeMessage, isToldState, newsOf, type ToTell } from './compose-message.ts';
import { backOff, keepSending, noLineAgainMs, type SendingLoop } from './keep-sending.ts';
import type { MeetingLinks } from './meeting-links.ts';
import type { MessageRepository, MessageRow, Told } from './message-repository.ts';
import { waysTo } from './ways-to.ts';

export type MessageParts = {
  readonly messages: MessageRepository;
  readonly book: Pick<Book, 'findAppointment'>;
  readonly contentOf: (boutique: BoutiqueId) => Pick<ContentDocument, 'maison' | 'boutique'> | null;
  readonly carriers: readonly MessageCarrier[];
  readonly links: MeetingLinks;
  readonly codeOf: (appointment: AppointmentId) => { readonly code: string; readonly url: string | null } | null;
  readonly organizerAddress: string | null;
  readonly clock: Clock;
  readonly log: Log;
};

/** What has no time of its own is no news after so long. */
const longestMs = 5 * 86_400_000;

/** Tells visitors who have left, one after the other, for as long as the hub lives. */
export function startMessageJob(parts: MessageParts): SendingLoop {
  const { messages, clock, log } = parts;
  messages.wake();
  const putOff = (row: MessageRow, error: unknown): void => {
    log.error('message-failed', { appointmentId: row.appointmentId, tries: row.tries + 1, ...faultFacts(error) });
    messages.later(row, 'failed', after(clock, waitAfter(row.tries + 1, backOff, Math.random())));
  };
  return keepSending({ next: () => messages.next(clock.now().toISOString()), send: (row) => tellOne(row, parts).catch((error: unknown) => putOff(row, error)), log });
}

/** Tells one visitor, or says why not; what is told is how the appointment stands now. */
export async function tellOne(row: MessageRow, parts: MessageParts): Promise<void> {
  const { messages, book, contentOf, clock } = parts;
  const now = clock.now().toISOString();
  const booked = book.findAppointment(row.appointmentId);
  const content = booked === null ? null : contentOf(booked.appointment.boutiqueId);
  if (booked === null || content === null) return messages.notSent(row, 'not-held', now);
  const { appointment, client } = booked;
  if (appointment.version < row.version || !isToldState(appointment.state)) return messages.notSent(row, 'newer', now);
  if (isTooLate(appointment, now)) return messages.notSent(row, 'too-late', now);
  // Before anything about contacts: the boutique needs the link too.
  const link = await parts.links.of(appointment);
  if (link.outcome === 'later') return messages.later(row, link.code, after(clock, waitAfter(row.tries + 1, backOff, Math.random())));
  const receiptId = messages.noticeOf(client.card.id);
  if (receiptId === null) return messages.notSent(row, 'no-notice', now);
  const ways = waysTo(client);
  if (ways.length === 0) return messages.notSent(row, 'no-contact', now);
  const way = ways.find(({ channel }) => parts.carriers.some((carrier) => carrier.channel === channel));
  const carrier = parts.carriers.find(({ channel }) => channel === way?.channel);
  if (way === undefined || carrier === undefined) return messages.later(row, 'no-line', after(clock, noLineAgainMs));
  const code = parts.codeOf(appointment.id);
  const receivedBy = receiverName(content.boutique.advisors, appointment.advisorId);
  const toTell: ToTell = {
    appointment: { ...appointment, version: row.version }, client, content, link: link.url, code: code?.code ?? null, changeUrl: code?.url ?? null,
    receivedBy, told: messages.lastTold(appointment.id), organizerAddress: parts.organizerAddress, writtenAt: appointment.changedAt,
  };
  const news = newsOf(toTell, appointment.state);
  if (news === null) return messages.notSent(row, 'nothing-new', now);
  const told: Told = { startsAt: appointment.slot?.startsAt ?? null, receivedBy };
  await handOver(row, { carrier, receiptId, told, message: composeMessage(toTell, news, way) }, parts);
}

type HandedOver = { readonly carrier: MessageCarrier; readonly receiptId: ReceiptId; readonly told: Told; readonly message: ReturnType<typeof composeMessage> };

async function handOver(row: MessageRow, { carrier, receiptId, told, message }: HandedOver, { messages, clock, log }: MessageParts): Promise<void> {
  const { channel } = carrier;
  const answer = await carrier.deliver(message);
  const facts = { appointmentId: row.appointmentId, version: row.version, channel };
  switch (answer.outcome) {
    case 'accepted':
      messages.sent(row, { channel, receiptId, told, at: clock.now().toISOString() });
      return log.info('message-sent', facts);
    case 'refused':
      messages.notSent(row, 'refused', clock.now().toISOString());
      return log.warn('message-refused', { ...facts, code: answer.code });
    case 'later':
      messages.later(row, answer.code, after(clock, waitAfter(row.tries + 1, backOff, Math.random())));
      return log.warn('message-later', { ...facts, code: answer.code, tries: row.tries + 1 });
  }
}

function isTooLate({ slot, changedAt }: BookedAppointment, now: string): boolean {
  const overMs = slot === null ? Date.parse(changedAt) + longestMs : Date.parse(slot.startsAt);
  return Date.parse(now) >= overMs;
}

function after(clock: Clock, ms: number): string {
  return new Date(clock.now().getTime() + ms).toISOString();
}
