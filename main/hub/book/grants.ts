import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import type { AdvisorId, BoutiqueId } from '#domain/ids.ts';
import type { Slot } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Quanta } from './quanta.ts';
import type { SlotPlace } from './room.ts';

/** A time that another keeper gave to one of ours, place for place. */
export type Granted = {
  readonly boutiqueId: BoutiqueId; readonly kind: AppointmentKind; readonly slot: Slot;
  readonly places: readonly { readonly quantum: number; readonly place: number }[]; readonly advisorId: AdvisorId | null;
};

/** What was granted for what is being done now. */
export type Grants = {
  readonly of: (id: string) => Granted | undefined;
  /** Until the next: what was granted before is over. */
  readonly set: (granted: ReadonlyMap<string, Granted>) => void;
};

export function createGrants(): Grants {
  const standing = new Map<string, Granted>();
  return {
    of: (id) => standing.get(id),
    set: (granted) => {
      standing.clear();
      for (const [id, grant] of granted) standing.set(id, grant);
    },
  };
}

/** Gives away what was granted, and nothing else: who keeps the time has said what is free. What is written here is what this book promised. */
export function grantedQuanta(database: Database, quanta: Quanta, grants: Grants): Quanta {
  const addPlace = database.prepare('INSERT INTO quanta (boutique_id, kind, quantum, place, appointment_id) VALUES (?, ?, ?, ?, ?)');
  const addAdvisor = database.prepare('INSERT INTO advisor_quanta (boutique_id, advisor_id, quantum, appointment_id) VALUES (?, ?, ?, ?)');
  const put = (id: string, { boutiqueId, kind, places, advisorId }: Granted): void => {
    for (const { quantum, place } of places) {
      addPlace.run(boutiqueId, kind, quantum, place, id);
      if (advisorId !== null) addAdvisor.run(boutiqueId, advisorId, quantum, id);
    }
  };
  const grantFor = (id: string, asked: SlotPlace): Granted | null => {
    const granted = grants.of(id);
    return granted !== undefined && granted.kind === asked.kind && granted.slot.startsAt === asked.slot.startsAt && granted.slot.minutes === asked.slot.minutes ? granted : null;
  };
  return {
    ...quanta,
    take: (id, asked) => {
      const granted = grantFor(id, asked);
      if (granted !== null) put(id, granted);
      return granted;
    },
    handOver: (id, to, asked) => {
      const granted = grantFor(id, asked);
      if (granted?.advisorId !== to) return false;
      quanta.free(id);
      put(id, granted);
      return true;
    },
    pass: (from, to, asked) => {
      const granted = grantFor(to, asked);
      // It was promised: who keeps the time is told of it again until they have it too.
      if (granted === null) return quanta.pass(from, to, asked);
      for (const id of new Set([from, to])) quanta.free(id);
      put(to, granted);
      return granted;
    },
  };
}
