import * as z from 'zod';
import type { AppointmentId } from '#domain/ids.ts';
import { expectationOutcomes, type ExpectationOutcome } from '#domain/appointments/expectation.ts';
import { instant } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type ExpectationAnswer = { readonly outcome: ExpectationOutcome; readonly note: string | null; readonly by: string; readonly at: string };

/** After a visit: whether what the visitor hoped for was met, in the words of whoever received them. */
export type BookExpectations = {
  /** A later answer takes the place of an earlier one. */
  readonly answer: (appointment: AppointmentId, answer: ExpectationAnswer) => void;
  readonly of: (appointment: AppointmentId) => ExpectationAnswer | null;
};

const row = z.object({ outcome: z.enum(expectationOutcomes), note: z.string().nullable(), answered_by: z.string(), answered_at: instant })
  .transform((found): ExpectationAnswer => ({ outcome: found.outcome, note: found.note, by: found.answered_by, at: found.answered_at }));

export function openBookExpectations(database: Database): BookExpectations {
  const write = database.prepare(`INSERT INTO expectation_answers (appointment_id, outcome, hidden_note, answered_by, answered_at)
    SELECT appointments.id, :outcome, hide(key_id, 'expectation-answer', :note), :by, :at FROM appointments JOIN clients ON clients.id = appointments.client_id WHERE appointments.id = :id
    ON CONFLICT DO UPDATE SET outcome = excluded.outcome, hidden_note = excluded.hidden_note, answered_by = excluded.answered_by, answered_at = excluded.answered_at`);
  const read = database.prepare('SELECT outcome, note, answered_by, answered_at FROM answered_expectations WHERE appointment_id = ?');
  return {
    answer: (id, { outcome, note, by, at }) => void write.run({ id, outcome, note, by, at }),
    of: (id) => {
      const found = read.get(id);
      return found === undefined ? null : row.parse(found);
    },
  };
}
