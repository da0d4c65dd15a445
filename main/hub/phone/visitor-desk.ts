import type { CodeAnswer, CodeDeed, CodeQuestion, MeetingByCode } from '#contract/by-code.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { Occupied } from '#contract/submission.ts';
import { receiverName } from '#domain/appointments/receiver-name.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment, BookedClient, StaffReply } from '../book/book.ts';
import { roomIn } from '../book/room.ts';
import { startsForVisitors } from '../calendar/find-free-slots.ts';
import { isAboutThePerson, type ConsentDesk, type PersonDeed } from '../consent/consent-desk.ts';
import type { OutcomeTeller } from '../opening/outcome-teller.ts';
import type { TimeKeeper } from '../calendar/time-keeper.ts';
import { wishOf } from '../calendar/wish-of.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { CodeRepository } from './code-repository.ts';

/** Does what a visitor asks who shows their code: the same to whoever shows it, wherever they do. */
export type VisitorDesk = { readonly ask: (question: CodeQuestion) => Promise<CodeAnswer> };

export type VisitorDeskParts = {
  readonly book: Book; readonly codes: CodeRepository; readonly boutiqueNow: BoutiqueNow; readonly contents: { readonly anyOf: (boutique: BoutiqueId) => ContentDocument | null };
  readonly consents: ConsentDesk; readonly teller: OutcomeTeller; readonly time: TimeKeeper; readonly audit: AuditChain; readonly clock: Clock; readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

type MeetingDeed = Exclude<CodeDeed, PersonDeed>;

type Known = { readonly appointment: BookedAppointment; readonly client: BookedClient; readonly content: ContentDocument };

export function createVisitorDesk(parts: VisitorDeskParts): VisitorDesk {
  return {
    ask: async ({ code, deed }) => {
      const id = parts.codes.find(code);
      if (isAboutThePerson(deed)) return id === null ? { outcome: 'unknown' } : parts.consents.ask(id, deed);
      const booked = id === null ? null : parts.book.findAppointment(id);
      const content = booked === null ? null : parts.contents.anyOf(booked.appointment.boutiqueId);
      return booked === null || content === null ? { outcome: 'unknown' } : answer({ ...booked, content }, deed, parts);
    },
  };
}

async function answer(known: Known, deed: MeetingDeed, parts: VisitorDeskParts): Promise<CodeAnswer> {
  const { appointment } = known;
  const meeting = meetingOf(known, parts.clock.now());
  if (deed.act === 'read') return { outcome: 'found', meeting };
  if (!meeting.isOpen) return { outcome: 'not-done', because: 'over', meeting };
  if (deed.act === 'times') return { outcome: 'times', startsAt: freeOn(appointment, deed.date, await occupiedFor(appointment, parts), parts) };
  const reply = await replyOf(appointment, deed, parts);
  if (reply === null) return { outcome: 'not-done', because: 'taken', meeting };
  const at = parts.clock.now();
  const answered = await parts.time.around([wishOf(known, reply)], () => parts.book.reply(appointment.id, deed.version, reply, at.toISOString()));
  if (answered.outcome === 'refused') return { outcome: 'not-done', because: 'taken', meeting };
  const now = meetingOf({ ...known, appointment: answered.appointment }, at);
  if (answered.outcome === 'stale') return { outcome: 'not-done', because: 'changed-meanwhile', meeting: now };
  parts.teller.tell(answered.appointment);
  parts.audit.add({ who: 'visitor with a code', act: deed.act === 'cancel' ? 'appointment-cancelled' : 'appointment-moved', subject: appointment.id });
  parts.onClientsChanged(appointment.boutiqueId);
  return { outcome: 'found', meeting: now };
}

/** Null when that time may not be asked for any more. */
async function replyOf(appointment: BookedAppointment, deed: Extract<CodeDeed, { act: 'move' | 'cancel' }>, parts: VisitorDeskParts): Promise<StaffReply | null> {
  if (deed.act === 'cancel') return { act: 'cancel' };
  const boutique = parts.boutiqueNow(appointment.boutiqueId);
  const offer = boutique?.offers.find(({ kind }) => kind === appointment.kind);
  const occupied = await occupiedFor(appointment, parts);
  const isOffered = [-1, 0, 1].some((days) => freeOn(appointment, dayAround(deed.startsAt, days), occupied, parts).includes(deed.startsAt));
  return boutique === null || offer === undefined || !isOffered ? null : { act: 'move', slot: { startsAt: deed.startsAt, minutes: offer.minutes }, ...roomIn(boutique, offer) };
}

function occupiedFor({ boutiqueId }: BookedAppointment, { time, clock }: VisitorDeskParts): Promise<Occupied> {
  return time.occupied(boutiqueId, clock.now());
}

function freeOn({ boutiqueId, kind }: BookedAppointment, date: string, occupied: Occupied, { boutiqueNow, clock }: VisitorDeskParts): string[] {
  const boutique = boutiqueNow(boutiqueId);
  const now = clock.now();
  return boutique === null ? [] : startsForVisitors(boutique, occupied, { kind, date }, now).slice(0, 96);
}

function meetingOf({ appointment, content }: Omit<Known, 'client'>, now: Date): MeetingByCode {
  const { id, kind, state, slot, link, version } = appointment;
  const isTrue = state === 'confirmed' || state === 'moved';
  const { name, city, address, phone, timeZone } = content.boutique;
  const offered = content.boutique.offers.find((offer) => offer.kind === kind)?.name;
  const unnamed = { fr: kind, en: kind, 'zh-Hans': kind, ja: kind, ar: kind };
  const isToCome = kind !== 'now' && (slot === null || Date.parse(slot.startsAt) > now.getTime());
  return {
    id, kind, name: offered ?? unnamed, state, slot, link, version, receivedBy: isTrue ? receiverName(content.boutique.advisors, appointment.advisorId) : null, maison: content.maison.name, boutique: { name, city, address, phone, timeZone },
    isOpen: isToCome && state !== 'cancelled' && state !== 'declined',
  };
}

/** A day of the calendar in the boutique's zone begins at most a day before or after the same day in UTC. */
function dayAround(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 10);
}
