import * as z from 'zod';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { quartersOf } from '#domain/appointments/quarters.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Slot } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type SlotPlace = { readonly boutiqueId: BoutiqueId; readonly kind: AppointmentKind; readonly slot: Slot; readonly capacity: number };
export type TakenQuantum = { readonly kind: string; readonly quantum: number; readonly places: number };

export type Quanta = {
  /** Takes a place in every quarter of the slot, or none at all. To be called inside a transaction. */
  readonly take: (appointmentId: string, place: SlotPlace) => boolean;
  /** What one holds becomes another's, place for place. */
  readonly pass: (from: string, to: string) => void;
  readonly free: (appointmentId: string) => void;
  readonly taken: (boutique: BoutiqueId, from: number, to: number) => readonly TakenQuantum[];
};

/** The quarters of an hour that a meeting takes, numbered since the epoch. */
export function quantaOf(slot: Slot): readonly number[] {
  const fromMs = Date.parse(slot.startsAt);
  const { first, count } = quartersOf({ fromMs, toMs: fromMs + slot.minutes * 60_000 });
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
    take: (appointmentId, { boutiqueId, kind, slot, capacity }) => {
      const chosen = quantaOf(slot).map((quantum) => {
        const occupied = new Set(places.all(boutiqueId, kind, quantum));
        return { quantum, place: lowestFree(occupied, capacity) };
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
