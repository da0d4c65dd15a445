import type { BookedAppointment, BookedClient, StaffReply } from '../book/book.ts';
import { roomOf } from '../book/room.ts';
import type { TimeWish } from './time-keeper.ts';

type Booked = { readonly appointment: Pick<BookedAppointment, 'id' | 'boutiqueId' | 'kind'>; readonly client: Pick<BookedClient, 'card'> };

/** The time that a reply to an appointment asks for. */
export function wishOf({ appointment: { id, boutiqueId, kind }, client }: Booked, reply: StaffReply): TimeWish {
  return { id, place: reply.act === 'move' ? { boutiqueId, kind, slot: reply.slot, locale: client.card.locale, ...roomOf(reply) } : null };
}
