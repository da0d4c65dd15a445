import * as z from 'zod';
import type { AdvisorId, BoutiqueId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Blocks } from './blocks.ts';
import { openAdvisorQuanta, type AdvisorQuantum } from './advisor-quanta.ts';
import { quantaOf, type SlotPlace } from './room.ts';

/** Null when nobody in particular receives. */
export type TakenPlace = { readonly advisorId: AdvisorId | null };
export type TakenQuantum = { readonly kind: string; readonly quantum: number; readonly places: number };

export type Quanta = {
  /** Takes a place, and one who receives, for every quarter of the slot; or nothing at all, and answers null. To be called inside a transaction. */
  readonly take: (appointmentId: string, place: SlotPlace) => TakenPlace | null;
  /** What one holds becomes another's, place for place; who receives is chosen again, for whoever it is for. To be called inside a transaction. */
  readonly pass: (from: string, to: string, place: SlotPlace) => TakenPlace;
  /** Another receives, at the same place; false, and nothing is changed, when they are not free. To be called inside a transaction. */
  readonly handOver: (appointmentId: string, to: AdvisorId, place: SlotPlace) => boolean;
  readonly free: (appointmentId: string) => void;
  readonly taken: (boutique: BoutiqueId, from: number, to: number) => readonly TakenQuantum[];
  readonly advisorsTaken: (boutique: BoutiqueId, from: number, to: number) => readonly AdvisorQuantum[];
};

const takenRow = z.object({ kind: z.string(), quantum: z.int(), places: z.int() });

export function openQuanta(database: Database, blocks: Blocks): Quanta {
  const places = database.prepare('SELECT place FROM quanta WHERE boutique_id = ? AND kind = ? AND quantum = ?').pluck();
  const add = database.prepare('INSERT INTO quanta (boutique_id, kind, quantum, place, appointment_id) VALUES (?, ?, ?, ?, ?)');
  const free = database.prepare('DELETE FROM quanta WHERE appointment_id = ?');
  const pass = database.prepare('UPDATE quanta SET appointment_id = ? WHERE appointment_id = ?');
  const taken = database.prepare(`SELECT kind, quantum, count(*) AS places FROM quanta WHERE boutique_id = ? AND quantum >= ? AND quantum < ?
    GROUP BY kind, quantum ORDER BY kind, quantum`);
  const advisors = openAdvisorQuanta(database, blocks);
  const placeIn = (quantum: number, { boutiqueId: boutique, kind, capacity, staff }: SlotPlace, asking: string): number | null => {
    const occupied = new Set(places.all(boutique, kind, quantum));
    // Whoever is named for the kind is away themselves; where nobody is, a place goes with them.
    const isReceived = staff?.advisors.some(({ receives }) => receives.includes(kind)) === true;
    const elsewhere = blocks.placesIn({ boutique, first: quantum, end: quantum + 1 }, isReceived ? 'nobody' : 'anybody', asking);
    return occupied.size + elsewhere >= capacity ? null : lowestFree(occupied);
  };
  return {
    take: (appointmentId, asked) => {
      const { boutiqueId, kind } = asked;
      const chosen = quantaOf(asked.slot, asked).map((quantum) => ({ quantum, place: placeIn(quantum, asked, appointmentId) }));
      if (chosen.some(({ place }) => place === null)) return null;
      const choice = advisors.take(appointmentId, asked);
      if (choice.outcome === 'nobody-free') return null;
      for (const { quantum, place } of chosen) add.run(boutiqueId, kind, quantum, place, appointmentId);
      return { advisorId: choice.outcome === 'chosen' ? choice.id : null };
    },
    pass: (from, to, asked) => {
      pass.run(to, from);
      return { advisorId: advisors.pass(from, to, asked) };
    },
    handOver: (appointmentId, to, asked) => advisors.handOver(appointmentId, to, asked),
    free: (appointmentId) => {
      free.run(appointmentId);
      advisors.free(appointmentId);
    },
    taken: (boutique, from, to) => taken.all(boutique, from, to).map((row) => takenRow.parse(row)),
    advisorsTaken: advisors.taken,
  };
}

function lowestFree(occupied: ReadonlySet<unknown>): number {
  let place = 0;
  while (occupied.has(place)) place += 1;
  return place;
}
