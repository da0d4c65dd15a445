import * as z from 'zod';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { stretchTaken } from '#domain/appointments/open-slots.ts';
import { quartersOf } from '#domain/appointments/quarters.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Slot } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** What an offer asks of the calendar: how many at once, and what is kept free around each. */
export type Room = { readonly capacity: number; readonly bufferBeforeMinutes?: number | undefined; readonly bufferAfterMinutes?: number | undefined };

export type SlotPlace = Room & { readonly boutiqueId: BoutiqueId; readonly kind: AppointmentKind; readonly slot: Slot };
export type TakenQuantum = { readonly kind: string; readonly quantum: number; readonly places: number };

export type Quanta = {
  /** Takes a place in every quarter of the slot, or none at all. To be called inside a transaction. */
  readonly take: (appointmentId: string, place: SlotPlace) => boolean;
  /** What one holds becomes another's, place for place. */
  readonly pass: (from: string, to: string) => void;
  readonly free: (appointmentId: string) => void;
  readonly taken: (boutique: BoutiqueId, from: number, to: number) => readonly TakenQuantum[];
};

export function roomOf({ capacity, bufferBeforeMinutes, bufferAfterMinutes }: Room): Room {
  return { capacity, bufferBeforeMinutes, bufferAfterMinutes };
}

/** The quarters of an hour that a meeting takes with what is kept free around it, numbered since the epoch. */
export function quantaOf(slot: Slot, { bufferBeforeMinutes = 0, bufferAfterMinutes = 0 }: Partial<Room> = {}): readonly number[] {
  const { first, count } = quartersOf(stretchTaken(Date.parse(slot.startsAt), { minutes: slot.minutes, bufferBeforeMinutes, bufferAfterMinutes }));
  return Array.from({ length: count }, (_, index) => first + index);
}

const takenRow = z.object({ kind: z.string(), quantum: z.int(), places: z.int() });

export function openQuanta(database: Database): Quanta {
  const places = database.prepare('SELECT place FROM quanta WHERE boutique_id = ? AND kind = ? AND quantum = ?').pluck();
  const add = database.prepare('INSERT INTO quanta (boutique_id, kind, quantum, place, appointment_id) VALUES (?, ?, ?, ?, ?)');
  const free = database.prepare('DELETE FROM quanta WHERE appointment_id = ?');
  const pass = database.prepare('UPDATE quanta SET appointment_id = ? WHERE appointment_id = ?');
  const taken = database.prepare(`SELECT kind, quantum, count(*) AS places FROM quanta WHERE boutique_id = ? AND quantum >= ? AND quantum < ?
    GROUP BY kind, quantum ORDER BY kind, quantum`);
  return {
    take: (appointmentId, { boutiqueId, kind, slot, ...room }) => {
      const chosen = quantaOf(slot, room).map((quantum) => {
        const occupied = new Set(places.all(boutiqueId, kind, quantum));
        return { quantum, place: lowestFree(occupied, room.capacity) };
      });
      if (chosen.some(({ place }) => place === null)) return false;
      for (const { quantum, place } of chosen) add.run(boutiqueId, kind, quantum, place, appointmentId);
      return true;
    },
    pass: (from, to) => void pass.run(to, from),
    free: (appointmentId) => void free.run(appointmentId),
    taken: (boutique, from, to) => taken.all(boutique, from, to).map((row) => takenRow.parse(row)),
  };
}

function lowestFree(occupied: ReadonlySet<unknown>, capacity: number): number | null {
  for (let place = 0; place < capacity; place += 1) {
    if (!occupied.has(place)) return place;
  }
  return null;
}
