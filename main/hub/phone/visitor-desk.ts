import type { CodeAnswer, CodeDeed, CodeQuestion, MeetingByCode } from '#contract/by-code.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment, StaffReply } from '../book/book.ts';
import { roomIn } from '../book/room.ts';
import { startsForVisitors } from '../calendar/find-free-slots.ts';
import { isAboutThePerson, type ConsentDesk, type PersonDeed } from '../consent/consent-desk.ts';
import type { OutcomeTeller } from '../opening/outcome-teller.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { CodeRepository } from './code-repository.ts';

/** Does what a visitor asks who shows their code: the same to whoever shows it, wherever they do. */
export type VisitorDesk = { readonly ask: (question: CodeQuestion) => CodeAnswer };

export type VisitorDeskParts = {
  readonly book: Book; readonly codes: CodeRepository; readonly boutiqueNow: BoutiqueNow; readonly contents: { readonly anyOf: (boutique: BoutiqueId) => ContentDocument | null };
  readonly consents: ConsentDesk; readonly teller: OutcomeTeller; readonly audit: AuditChain; readonly clock: Clock; readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

type MeetingDeed = Exclude<CodeDeed, PersonDeed>;

type Known = { readonly appointment: BookedAppointment; readonly content: ContentDocument };

export function createVisitorDesk(parts: VisitorDeskParts): VisitorDesk {
  return {
    ask: ({ code, deed }) => {
      const id = parts.codes.find(code);
      if (isAboutThePerson(deed)) return id === null ? { outcome: 'unknown' } : parts.consents.ask(id, deed);
      const appointment = id === null ? null : (parts.book.findAppointment(id)?.appointment ?? null);
      const content = appointment === null ? null : parts.contents.anyOf(appointment.boutiqueId);
      return appointment === null || content === null ? { outcome: 'unknown' } : answer({ appointment, content }, deed, parts);
    },
  };
}

function answer(known: Known, deed: MeetingDeed, parts: VisitorDeskParts): CodeAnswer {
  const { appointment } = known;
  const meeting = meetingOf(known, parts.clock.now());
  if (deed.act === 'read') return { outcome: 'found', meeting };
  if (!meeting.isOpen) return { outcome: 'not-done', because: 'over', meeting };
  if (deed.act === 'times') return { outcome: 'times', startsAt: freeOn(appointment, deed.date, parts) };
  const reply = replyOf(appointment, deed, parts);
  if (reply === null) return { outcome: 'not-done', because: 'taken', meeting };
  const at = parts.clock.now();
  const answered = parts.book.reply(appointment.id, deed.version, reply, at.toISOString());
  if (answered.outcome === 'refused') return { outcome: 'not-done', because: 'taken', meeting };
  const now = meetingOf({ ...known, appointment: answered.appointment }, at);
  if (answered.outcome === 'stale') return { outcome: 'not-done', because: 'changed-meanwhile', meeting: now };
  parts.teller.tell(answered.appointment);
  parts.audit.add({ who: 'visitor with a code', act: deed.act === 'cancel' ? 'appointment-cancelled' : 'appointment-moved', subject: appointment.id });
  parts.onClientsChanged(appointment.boutiqueId);
  return { outcome: 'found', meeting: now };
}

/** Null when that time may not be asked for any more. */
function replyOf(appointment: BookedAppointment, deed: Extract<CodeDeed, { act: 'move' | 'cancel' }>, parts: VisitorDeskParts): StaffReply | null {
  if (deed.act === 'cancel') return { act: 'cancel' };
  const boutique = parts.boutiqueNow(appointment.boutiqueId);
  const offer = boutique?.offers.find(({ kind }) => kind === appointment.kind);
  const isOffered = [-1, 0, 1].some((days) => freeOn(appointment, dayAround(deed.startsAt, days), parts).includes(deed.startsAt));
  return boutique === null || offer === undefined || !isOffered ? null : { act: 'move', slot: { startsAt: deed.startsAt, minutes: offer.minutes }, ...roomIn(boutique, offer) };
}

function freeOn({ boutiqueId, kind }: BookedAppointment, date: string, { boutiqueNow, book, clock }: VisitorDeskParts): string[] {
  const boutique = boutiqueNow(boutiqueId);
  const now = clock.now();
  return boutique === null ? [] : startsForVisitors(boutique, book.occupied(boutiqueId, now), { kind, date }, now).slice(0, 96);
}

function meetingOf({ appointment, content }: Known, now: Date): MeetingByCode {
  const { id, kind, state, slot, link, version } = appointment;
  const { name, city, address, phone, timeZone } = content.boutique;
  const offered = content.boutique.offers.find((offer) => offer.kind === kind)?.name;
  const unnamed = { fr: kind, en: kind, 'zh-Hans': kind, ja: kind, ar: kind };
  const isToCome = kind !== 'now' && (slot === null || Date.parse(slot.startsAt) > now.getTime());
  return {
    id, kind, name: offered ?? unnamed, state, slot, link, version, maison: content.maison.name, boutique: { name, city, address, phone, timeZone },
    isOpen: isToCome && state !== 'cancelled' && state !== 'declined',
  };
}

/** A day of the calendar in the boutique's zone begins at most a day before or after the same day in UTC. */
function dayAround(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);
}
