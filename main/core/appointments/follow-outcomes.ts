import { isDeepStrictEqual } from 'node:util';
import { hubRoutes } from '#contract/hub-api.ts';
import { availability, leasesAnswer, outcomesPage } from '#contract/submission.ts';
import type { AppointmentChanged } from '#contract/window-api.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { jsonBody, readAnswer, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { AppointmentRecord, AppointmentRepository } from './appointment-repository.ts';
import type { Leases, LentSlot } from './leases.ts';
import type { Slots } from './slots.ts';

type Parts = {
  readonly database: Database;
  readonly appointments: AppointmentRepository;
  readonly line: HubLine;
  readonly everyMs: number;
  readonly onChange: (changed: AppointmentChanged) => void;
};

/** Pulls what became of appointments, from where it left off. A page that is read twice changes nothing. */
export function outcomesJob({ database, appointments, line, everyMs, onChange }: Parts): Job {
  const readCursor = database.prepare<[], number>(`SELECT value FROM cursors WHERE name = 'outcomes'`).pluck();
  const writeCursor = database.prepare(`INSERT INTO cursors (name, value) VALUES ('outcomes', ?) ON CONFLICT DO UPDATE SET value = excluded.value`);
  return {
    name: 'outcomes',
    rhythm: { everyMs, spread: 0.2, backOff: { firstMs: Math.min(2_000, everyMs), mostMs: 5 * 60_000 } },
    run: async (signal) => {
      const after = readCursor.get() ?? 0;
      const page = readAnswer(await line.ask({ method: 'GET', path: `${hubRoutes.outcomes}?after=${after}`, signal }), outcomesPage);
      for (const outcome of page.outcomes) {
        const before = appointments.find(outcome.appointmentId);
        const now = appointments.hear(outcome);
        if (now !== null && !isDeepStrictEqual(now, before)) onChange(changeOf(now));
      }
      if (page.cursor > after) writeCursor.run(page.cursor);
      return page.outcomes.length > 0 && page.cursor > after ? 'again' : 'done';
    },
  };
}

function changeOf({ id, state, startsAt, minutes, receivedBy }: AppointmentRecord): AppointmentChanged {
  return { id, state, slot: startsAt === null || minutes === null ? null : { startsAt, minutes }, receivedBy };
}

type AvailabilityParts = {
  readonly line: HubLine;
  readonly slots: Slots;
  readonly leases: Leases;
  /** Whether a slot that was lent can still be asked for. */
  readonly isOffered: (lent: LentSlot) => boolean;
  readonly everyMs: number;
};

/** Renews what this window may hold while it is cut off, then hears the calendar, which has those blocks in it. */
export function availabilityJob({ line, slots, leases, isOffered, everyMs }: AvailabilityParts): Job {
  return {
    name: 'availability',
    rhythm: { everyMs, spread: 0.2, backOff: { firstMs: Math.min(2_000, everyMs), mostMs: 5 * 60_000 } },
    run: async (signal) => {
      const askedAtMs = leases.nowMs();
      const asked = jsonBody({ memory: leases.memory(), giveBack: leases.giveBack((lent) => !isOffered(lent)) });
      leases.renew(readAnswer(await line.ask({ method: 'POST', path: hubRoutes.leases, ...asked, signal }), leasesAnswer), askedAtMs);
      slots.hear(readAnswer(await line.ask({ method: 'GET', path: hubRoutes.availability, signal }), availability));
      return 'done';
    },
  };
}
