import type { AppointmentView } from '#contract/console-api.ts';
import type { Boutique } from '#contract/content.ts';
import type { AppointmentId, BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { KindRoom } from '../book/clashes.ts';
import { findFreeSlots } from '../calendar/find-free-slots.ts';
import { freeReceivers } from '../calendar/free-receivers.ts';
import type { TimeKeeper } from '../calendar/time-keeper.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import { findBooked } from './find-booked.ts';
import type { Handlers } from './handlers.ts';

type Parts = { readonly book: Book; readonly boutiqueNow: BoutiqueNow; readonly time: TimeKeeper; readonly audit: AuditChain; readonly clock: Clock };

/** As many as stand beside each other and are read at a glance. */
const timesProposed = 3;

/** Ways out of a meeting over which another calendar gave the time away. Moving and handing over are answers to the appointment. */
export function clashHandlers({ book, boutiqueNow, time, audit, clock }: Parts): Handlers<'appointments.ways-out' | 'appointments.keep'> {
  return {
    'appointments.ways-out': async ({ id }, staff) => {
      const { appointment } = findBooked(book, id, staff);
      const [boutique, now] = [boutiqueNow(appointment.boutiqueId), clock.now()];
      if (boutique === null || appointment.slot === null) return { advisors: [], times: [] };
      const occupied = await time.occupied(appointment.boutiqueId, now);
      return {
        advisors: freeReceivers(boutique, occupied, appointment).map(({ id: advisor, givenName }) => ({ id: advisor, givenName })),
        times: findFreeSlots(boutique, occupied, { kind: appointment.kind, slot: appointment.slot }, now, timesProposed),
      };
    },
    'appointments.keep': ({ id }, staff) => {
      const { boutiqueId } = findBooked(book, id, staff).appointment;
      const [boutique, now] = [boutiqueNow(boutiqueId), clock.now()];
      const isKept = boutique !== null && book.clashes.keep(id, { boutique: boutiqueId, rooms: roomsOf(boutique), now }, { who: staff.account.name, at: now.toISOString() });
      if (!isKept) throw new RequestRefused(409, 'Nothing lies over it any more.');
      audit.add({ who: staff.account.name, act: 'appointment-kept-over-event', subject: id });
      return {};
    },
  };
}

/** What lies over the meetings of some boutiques, by the meeting; the first where several do. */
export function clashReader({ book, boutiqueNow, clock }: Pick<Parts, 'book' | 'boutiqueNow' | 'clock'>): (boutiques: ReadonlySet<BoutiqueId>) => ReadonlyMap<AppointmentId, NonNullable<AppointmentView['clash']>> {
  return (boutiques) => {
    const now = clock.now();
    const clashes = [...boutiques].flatMap((boutiqueId) => {
      const boutique = boutiqueNow(boutiqueId);
      return boutique === null ? [] : book.clashes.of({ boutique: boutiqueId, rooms: roomsOf(boutique), now });
    });
    return new Map(clashes.toReversed().map(({ appointmentId, ...clash }) => [appointmentId, clash]));
  };
}

function roomsOf({ offers, advisors }: Boutique): readonly KindRoom[] {
  return offers.map(({ kind, capacity }) => ({ kind, capacity, isReceived: advisors.some(({ receives }) => receives.includes(kind)) }));
}
