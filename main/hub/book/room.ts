import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { stretchTaken } from '#domain/appointments/open-slots.ts';
import { quartersOf, type Stretch } from '#domain/appointments/quarters.ts';
import type { Advisor } from '#domain/appointments/receivers.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Locale } from '#domain/locale.ts';
import type { Boutique } from '#contract/content.ts';
import type { Slot } from '#contract/submission.ts';

/** What an offer asks of the calendar: how many at once, what is kept free around each, and who may receive. */
export type Room = {
  readonly capacity: number; readonly bufferBeforeMinutes?: number | undefined; readonly bufferAfterMinutes?: number | undefined;
  /** Without it nobody in particular receives. */
  readonly staff?: Staff | undefined;
};

export type Staff = { readonly advisors: readonly Advisor[]; readonly timeZone: string };

export type SlotPlace = Room & {
  readonly boutiqueId: BoutiqueId; readonly kind: AppointmentKind; readonly slot: Slot;
  /** What the visitor speaks, where it is known. */
  readonly locale?: Locale | undefined;
};

export function roomOf({ capacity, bufferBeforeMinutes, bufferAfterMinutes, staff }: Room): Room {
  return { capacity, bufferBeforeMinutes, bufferAfterMinutes, staff };
}

/** What a boutique has for one of its offers. */
export function roomIn({ advisors, timeZone }: Boutique, offer: Room): Room {
  return roomOf({ ...offer, staff: { advisors, timeZone } });
}

/** What a meeting takes of the calendar, with what is kept free around it. */
export function stretchOf({ startsAt, minutes }: Slot, { bufferBeforeMinutes = 0, bufferAfterMinutes = 0 }: Partial<Room> = {}): Stretch {
  return stretchTaken(Date.parse(startsAt), { minutes, bufferBeforeMinutes, bufferAfterMinutes });
}

/** The quarters of an hour that it takes, numbered since the epoch. */
export function quantaOf(slot: Slot, room: Partial<Room> = {}): readonly number[] {
  const { first, count } = quartersOf(stretchOf(slot, room));
  return Array.from({ length: count }, (_, index) => first + index);
}
