import type { BookedAppointment, BookedClient, StaffReply } from '../book/book.ts';
import { roomOf } from '../book/room.ts';
import type { TimeWish } from './time-keeper.ts';

type Booked = { readonly appointment: Pick<BookedAppointment, 'id' | 'boutiqueId' | 'kind' | 'slot'>; readonly client: Pick<BookedClient, 'card'> };

/** The time that a reply to an appointment asks for. */
export function wishOf({ appointment: { id, boutiqueId, kind, slot: kept }, client }: Booked, reply: StaffReply): TimeWish {
  if (reply.act !== 'move' && reply.act !== 'hand-over') return { id, place: null };
  const slot = reply.act === 'move' ? reply.slot : kept;
  return { id, place: slot === null ? null : { boutiqueId, kind, slot, locale: client.card.locale, ...roomOf(reply) } };
}
