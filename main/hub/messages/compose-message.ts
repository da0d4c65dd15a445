import { assertNever } from '#domain/assert-never.ts';
import { fullNameOf } from '#domain/person-name.ts';
import { calendarFile, calendarKeyOf } from '#domain/calendar-file/calendar-file.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { Slot } from '#contract/submission.ts';
import type { MessageCarrier, OutgoingMessage } from '../../platform/mail/message-carrier.ts';
import type { BookedAppointment, BookedClient } from '../book/book.ts';
import type { Told } from './message-repository.ts';
import { fill, messageWords, type MessageWords } from './words/message-words.ts';

/** All that a message is made of. */
export type ToTell = {
  readonly appointment: BookedAppointment;
  readonly client: BookedClient;
  readonly content: Pick<ContentDocument, 'maison' | 'boutique'>;
  /** What the visitor changes or cancels by; null when none was given at the window. */
  readonly code: string | null;
  /** The page on which the code works; null when no telephone reaches this hub. */
  readonly changeUrl: string | null;
  readonly link: string | null;
  /** Who receives, as far as visitors are told. */
  readonly receivedBy: string | null;
  /** What the last message that went out said; null when none did. */
  readonly told: Told | null;
  /** Where the invitation's answers go, and who the message is from. */
  readonly organizerAddress: string | null;
  readonly writtenAt: string;
};

/** States that a visitor who has left is told. */
export type ToldState = Extract<AppointmentState, 'confirmed' | 'moved' | 'declined' | 'cancelled'>;

/** What a message says: the state, or that it stands as it was told and somebody else receives. */
export type News = ToldState | 'other-receiver';

export function isToldState(state: AppointmentState): state is ToldState {
  return state === 'confirmed' || state === 'moved' || state === 'declined' || state === 'cancelled';
}

/** What there is to say that was not said; null when nothing is. */
export function newsOf({ appointment: { slot }, told, receivedBy }: Pick<ToTell, 'appointment' | 'told' | 'receivedBy'>, state: ToldState): News | null {
  const isAsTold = told !== null && slot !== null && told.startsAt === slot.startsAt && (state === 'confirmed' || state === 'moved');
  if (!isAsTold) return state;
  return told.receivedBy === receivedBy ? null : 'other-receiver';
}

/** The words of one message, in the visitor's language; an answer to what they asked for and nothing else. */
export function composeMessage(toTell: ToTell, news: News, to: { readonly channel: MessageCarrier['channel']; readonly address: string }): OutgoingMessage {
  const { appointment, client, content } = toTell;
  const { locale } = client.card;
  const words = messageWords[locale];
  const { maison, boutique } = content;
  return {
    id: `appointment-${appointment.id}-${appointment.version}`,
    to: { name: fullNameOf(client.card), address: to.address },
    from: { name: `${maison.name} – ${boutique.name}`, replyTo: null },
    language: locale,
    subject: fill(words.subjects[news], { maison: maison.name }),
    text: to.channel === 'sms' ? shortText(toTell, news, words) : longText(toTell, news, words),
    calendar: to.channel === 'sms' ? null : invitation(toTell, news, to.address),
  };
}

function longText(toTell: ToTell, news: News, words: MessageWords): string {
  const { appointment, client, content } = toTell;
  const blocks: readonly (readonly string[])[] = [
    [fill(words.greeting, { name: fullNameOf(client.card) })],
    [words.openings[news], ...reasonLines(appointment, news, words)],
    news === 'declined' ? nearbyLines(toTell, words) : meetingLines(toTell, news, words),
    isOver(news) ? [] : [changeLine(toTell, words)],
    [`${content.boutique.name}\n${content.boutique.address}\n${content.boutique.phone}`],
    [fill(words.why, { privacy: content.maison.privacyContact })],
  ];
  return `${blocks.filter((block) => block.length > 0).map((block) => block.join('\n')).join('\n\n')}\n`;
}

function shortText(toTell: ToTell, news: News, words: MessageWords): string {
  const { appointment, content } = toTell;
  const who = receiverLines(toTell, { ...words, receivedBy: words.receivedShort }).join(' ');
  const when = appointment.slot === null ? '' : whenText(toTell, appointment.slot, words);
  return fill(words.short[news], { maison: content.maison.name, when, who, phone: content.boutique.phone, change: changeLine(toTell, words) }).replaceAll(/ {2,}/g, ' ');
}

/** What staff wrote for the visitor to read. The calendar's own no, which nobody wrote, is the first version of an appointment. */
function reasonLines({ reason, version }: BookedAppointment, news: News, words: MessageWords): readonly string[] {
  return news === 'declined' && reason !== null && version > 1 ? [fill(words.reason, { reason })] : [];
}

function nearbyLines(toTell: ToTell, words: MessageWords): readonly string[] {
  const { alternatives } = toTell.appointment;
  return alternatives.length === 0 ? [] : [words.nearby, ...alternatives.map((slot) => `– ${whenText(toTell, slot, words)}`)];
}

function meetingLines(toTell: ToTell, news: News, words: MessageWords): readonly string[] {
  const { slot } = toTell.appointment;
  return [...(slot === null ? [] : [whenText(toTell, slot, words)]), whereText(toTell, words), ...(isOver(news) ? [] : receiverLines(toTell, words))];
}

/** Whoever was promised somebody by name is told when it is another, named or not. */
function receiverLines({ receivedBy, told }: ToTell, words: MessageWords): readonly string[] {
  const before = told?.receivedBy ?? null;
  if (receivedBy === null) return before === null ? [] : [fill(words.receivedByAnother, { before })];
  return [fill(before === null || before === receivedBy ? words.receivedBy : words.receivedInstead, { advisor: receivedBy, before: before ?? '' })];
}

function isOver(news: News): boolean {
  return news === 'declined' || news === 'cancelled';
}

function whereText({ appointment, content, link }: ToTell, words: MessageWords): string {
  if (appointment.kind === 'video' && link === null) return words.videoLater;
  return fill(words.where[appointment.kind], { place: `${content.boutique.name}, ${content.boutique.address}`, link: link ?? '' });
}

function whenText({ client, content: { boutique } }: ToTell, slot: Slot, words: MessageWords): string {
  const { locale } = client.card;
  const at = new Date(slot.startsAt);
  const shown = { timeZone: boutique.timeZone, numberingSystem: 'latn' } as const;
  return fill(words.when, {
    day: new Intl.DateTimeFormat(locale, { ...shown, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at),
    time: new Intl.DateTimeFormat(locale, { ...shown, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
    city: boutique.city,
  });
}

function changeLine({ code, changeUrl, content }: ToTell, words: MessageWords): string {
  const { phone } = content.boutique;
  if (code === null) return fill(words.changeByPhone, { phone });
  return changeUrl === null ? fill(words.changeByCode, { code, phone }) : fill(words.change, { url: changeUrl });
}

/** A CANCEL goes only to somebody who may have the event: nobody puts what was declined at once into their calendar. */
function invitation(toTell: ToTell, news: News, address: string): OutgoingMessage['calendar'] {
  const { appointment, client, content, link, organizerAddress, writtenAt } = toTell;
  const { slot, version } = appointment;
  const isOut = isOver(news);
  if (slot === null || organizerAddress === null || (isOut && version === 1)) return null;
  const words = messageWords[client.card.locale];
  const offer = content.boutique.offers.find((entry) => entry.kind === appointment.kind);
  const text = calendarFile({
    ...slot, key: calendarKeyOf(appointment.id), sequence: version - 1, timeZone: content.boutique.timeZone,
    summary: [content.maison.name, offer?.name[client.card.locale]].filter((part) => part !== undefined).join(' – '),
    place: placeOf(toTell, link), description: isOut ? null : [whereText(toTell, words), ...receiverLines(toTell, words), changeLine(toTell, words)].join('\n'), link: isOut ? null : link,
    contact: isOut ? null : contactOf(toTell), status: isOut ? 'cancelled' : 'confirmed', writtenAt,
  }, { organizer: { name: `${content.maison.name} – ${content.boutique.name}`, email: organizerAddress }, attendee: { name: fullNameOf(client.card), email: address } });
  return { method: isOut ? 'CANCEL' : 'REQUEST', text };
}

/** Whom to ask about it (RFC 5545, 3.8.4.2). */
function contactOf({ receivedBy, content: { boutique } }: ToTell): string {
  return [...(receivedBy === null ? [] : [receivedBy]), boutique.name, boutique.phone].join(', ');
}

function placeOf({ appointment: { kind }, content: { boutique } }: ToTell, link: string | null): string {
  switch (kind) {
    case 'video': return link ?? '';
    case 'at-home': return '';
    case 'boutique': case 'event': case 'service': case 'collection': case 'now': return `${boutique.name}, ${boutique.address}`;
    default: return assertNever(kind);
  }
}
