import type { AppointmentReply, AppointmentView } from '#contract/console-api.ts';
import { advisorName } from '#domain/appointments/receiver-name.ts';
import { isExpectationDue } from '#domain/appointments/expectation.ts';
import { fullNameOf } from '#domain/person-name.ts';
import type { AppointmentId, BoutiqueId, WindowId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment, BookedClient, StaffReply } from '../book/book.ts';
import { roomIn } from '../book/room.ts';
import { freeStartsOn } from '../calendar/find-free-slots.ts';
import type { TimeKeeper } from '../calendar/time-keeper.ts';
import { wishOf } from '../calendar/wish-of.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { MessageStanding } from '../messages/message-repository.ts';
import type { Messages } from '../messages/start-messages.ts';
import type { OutcomeTeller } from '../opening/outcome-teller.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { clashReader } from './clash-handlers.ts';
import { findBooked } from './find-booked.ts';
import { sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly windows: WindowRepository; readonly book: Book; readonly boutiqueNow: BoutiqueNow; readonly teller: OutcomeTeller; readonly audit: AuditChain;
  readonly intake: IntakeRepository; readonly clock: Clock; readonly messages: Messages; readonly time: TimeKeeper; readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

type Booked = { readonly appointment: BookedAppointment; readonly client: BookedClient };

/** Nobody stands at a window for longer: after it, the request is one in the list. */
const standingMs = 30 * 60_000;

const actNames: Readonly<Record<AppointmentReply['act'], string>> = { confirm: 'appointment-confirmed', move: 'appointment-moved', 'hand-over': 'appointment-handed-over', decline: 'appointment-declined' };

/** Meetings that were asked for, what staff answer, and who stands at a window now. */
export function appointmentHandlers(parts: Parts): Handlers<'appointments.list' | 'appointments.times' | 'appointments.answer' | 'appointments.answer-expectation' | 'attention'> {
  const { windows, book, boutiqueNow, teller, audit, intake, clock, messages, time, onClientsChanged } = parts;
  const nameOf = (id: WindowId): string => windows.find(id)?.name ?? 'a window that was removed';
  const readClashes = clashReader(parts);
  const viewOf = (booked: Booked, clashes = readClashes(new Set([booked.appointment.boutiqueId]))): AppointmentView => ({ ...appointmentView(booked, nameOf(booked.appointment.windowId)), advisor: advisorName(boutiqueNow(booked.appointment.boutiqueId)?.advisors ?? [], booked.appointment.advisorId), message: messageOf(messages.standing(booked.appointment.id)), expectationAnswer: book.expectations.of(booked.appointment.id), clash: clashes.get(booked.appointment.id) ?? null });
  const find = (id: AppointmentId, staff: Staff): Booked => findBooked(book, id, staff);
  return {
    'appointments.list': (_, staff) => {
      const appointments = book.appointments(boutiquesOf(staff));
      const clashes = readClashes(new Set(appointments.map(({ appointment }) => appointment.boutiqueId)));
      return { appointments: appointments.map((booked) => viewOf(booked, clashes)), findings: [...messages.findings] };
    },
    'appointments.times': async ({ id, date }, staff) => {
      const { boutiqueId, kind } = find(id, staff).appointment;
      const boutique = boutiqueNow(boutiqueId);
      const now = clock.now();
      return { startsAt: boutique === null ? [] : freeStartsOn(boutique, await time.occupied(boutiqueId, now), { kind, date }, now) };
    },
    'appointments.answer': async ({ id, version, reply }, staff) => {
      const booked = find(id, staff);
      const given = staffReply(reply, booked.appointment, parts);
      if (given === null) return { outcome: 'refused', reason: 'That time is over, or the boutique does not offer this any more.' };
      const answer = await time.around([wishOf(booked, given)], () => book.reply(id, version, given, clock.now().toISOString()));
      if (answer.outcome === 'refused') return answer;
      const view = viewOf({ ...booked, appointment: answer.appointment });
      if (answer.outcome === 'stale') return { outcome: 'stale', appointment: view };
      teller.tell(answer.appointment);
      audit.add({ who: staff.account.name, act: actNames[reply.act], subject: id });
      onClientsChanged(answer.appointment.boutiqueId);
      return { outcome: 'answered', appointment: view };
    },
    'appointments.answer-expectation': ({ id, outcome, note }, staff) => {
      const booked = find(id, staff);
      const now = clock.now();
      if (!isExpectationDue(booked.appointment, now.getTime())) throw new RequestRefused(409, 'Nothing was hoped for, or nobody has come yet.');
      book.expectations.answer(id, { outcome, note: note === '' ? null : note, by: staff.account.name, at: now.toISOString() });
      audit.add({ who: staff.account.name, act: 'expectation-answered', subject: id });
      return { appointment: viewOf(booked) };
    },
    attention: (_, staff) => {
      const now = clock.now();
      const since = new Date(now.getTime() - standingMs).toISOString();
      const standing = book.standing(boutiquesOf(staff), since).map((booked) => viewOf(booked));
      return {
        now: now.toISOString(),
        standing: standing.map(({ id, version, windowName, boutiqueId, client, locale, askedAt, arrivedAt }) => ({ id, version, windowName, boutiqueId, client, locale, askedAt, arrivedAt })),
        parked: intake.parked().filter((row) => isSeen(windows, staff, row.windowId)).length,
      };
    },
  };
}

function boutiquesOf({ account }: Staff): readonly BoutiqueId[] | 'all' {
  return account.boutiqueId === null ? 'all' : [account.boutiqueId];
}

function isSeen(windows: WindowRepository, staff: Staff, id: WindowId): boolean {
  const window = windows.find(id);
  return window === null ? staff.account.role === 'maison' : sees(staff, window.boutiqueId);
}

function staffReply(reply: AppointmentReply, { boutiqueId, kind }: BookedAppointment, { boutiqueNow, clock }: Parts): StaffReply | null {
  if (reply.act === 'confirm' || reply.act === 'decline') return reply;
  const boutique = boutiqueNow(boutiqueId);
  const offer = boutique?.offers.find((entry) => entry.kind === kind);
  if (boutique === null || offer === undefined) return null;
  if (reply.act === 'hand-over') return { ...reply, ...roomIn({ ...boutique, advisors: boutique.advisors.filter(({ id }) => id === reply.to) }, offer) };
  if (Date.parse(reply.startsAt) <= clock.now().getTime()) return null;
  return { act: 'move', slot: { startsAt: reply.startsAt, minutes: offer.minutes }, ...roomIn(boutique, offer) };
}

function messageOf(standing: MessageStanding | null): AppointmentView['message'] {
  if (standing === null) return null;
  const { state, channel, because, at } = standing;
  return { state, channel, because, at };
}

function appointmentView({ appointment, client }: Booked, windowName: string): Omit<AppointmentView, 'message' | 'expectationAnswer' | 'advisor' | 'clash'> {
  const { id, boutiqueId, kind, slot, state, expectation, link, askedAt, arrivedAt, reason, alternatives, version } = appointment;
  return {
    id, boutiqueId, windowName, client: fullNameOf(client.card), kind, slot, state, reachBy: client.contact?.reachBy ?? '', contact: contactOf(client),
    locale: client.card.locale, expectation, link, askedAt, arrivedAt, reason, alternatives: [...alternatives], version,
  };
}

function contactOf({ contact }: BookedClient): string {
  if (contact === null) return '';
  const [first, other] = contact.reachBy === 'email' ? [contact.email, contact.phone] : [contact.phone, contact.email];
  return [first ?? other ?? '', contact.remark].filter((part) => part !== null && part !== '').join(' · ');
}
