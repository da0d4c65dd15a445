import * as z from 'zod';
import type { WindowId } from '#domain/ids.ts';
import { outcome, type OutcomesPage } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { BookedAppointment } from '../book/book.ts';

/** What became of appointments, in the order it became known; a window reads on from its cursor. */
export type OutcomeRepository = {
  /** False when that version of the appointment was told already. */
  readonly tell: (appointment: BookedAppointment) => boolean;
  readonly after: (window: WindowId, cursor: number) => OutcomesPage;
};

const pageLength = 500;
const fields = z.record(z.string(), z.unknown());
const row = z.object({ cursor: z.int(), outcome: z.string() })
  .transform((found) => outcome.parse({ cursor: found.cursor, ...fields.parse(JSON.parse(found.outcome)) }));

/** @param receiverOf who receives, as far as visitors are told */
export function openOutcomeRepository(database: Database, receiverOf: (appointment: BookedAppointment) => string | null): OutcomeRepository {
  const add = database.prepare('INSERT INTO outcomes (window_id, appointment_id, version, outcome) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const after = database.prepare(`SELECT cursor, outcome FROM outcomes WHERE window_id = ? AND cursor > ? ORDER BY cursor LIMIT ${pageLength}`);
  return {
    tell: (appointment) => {
      const { id, windowId, version, state, slot, reason, changedAt } = appointment;
      const told = { appointmentId: id, state, slot, reason: reason === null ? null : reason.slice(0, 200), receivedBy: receiverOf(appointment), at: changedAt };
      return add.run(windowId, id, version, JSON.stringify(told)).changes === 1;
    },
    after: (window, cursor) => {
      const outcomes = after.all(window, cursor).map((found) => row.parse(found));
      return { outcomes, cursor: outcomes.at(-1)?.cursor ?? cursor };
    },
  };
}
