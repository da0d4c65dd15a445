import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { appointmentId, instant, leaseId } from '#contract/ids.ts';
import { appointmentState, type Outcome } from '#contract/submission.ts';
import type { AppointmentId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

const appointmentRow = z.object({
  id: appointmentId, kind: appointmentKind, starts_at: instant.nullable(), minutes: z.int().nullable(),
  state: appointmentState, made_at: instant, delivered_at: instant.nullable(), lease_id: leaseId.nullable(), received_by: z.string().nullable(),
}).transform((row) => ({ id: row.id, kind: row.kind, startsAt: row.starts_at, minutes: row.minutes, state: row.state, madeAt: row.made_at, deliveredAt: row.delivered_at, leaseId: row.lease_id, receivedBy: row.received_by }));

export type AppointmentRecord = z.infer<typeof appointmentRow>;

/** What this window knows of the appointments that were asked for on it: no name, no contact. */
export type AppointmentRepository = {
  readonly find: (id: AppointmentId) => AppointmentRecord | null;
  /** Those that keep a place at a time to come. */
  readonly withPlaceAfter: (instant: string) => readonly AppointmentRecord[];
  /** The hub lent its slot; nothing when more is known of it already. */
  readonly hold: (id: AppointmentId) => void;
  /**
   * What became of it, by the hub's word. The hub numbers its words: of two, the later counts, in whatever order and how often they are heard.
   * How it stands then, or null when it is not of this window.
   */
  readonly hear: (outcome: Outcome) => AppointmentRecord | null;
};

export function openAppointmentRepository(database: Database): AppointmentRepository {
  const find = database.prepare('SELECT * FROM appointments WHERE id = ?');
  const placed = database.prepare(`SELECT * FROM appointments WHERE starts_at > ? AND state IN ('requested', 'received', 'held', 'confirmed', 'moved')`);
  const holdOne = database.prepare(`UPDATE appointments SET state = 'held' WHERE id = ? AND state = 'requested'`);
  const change = database.prepare(`UPDATE appointments SET state = :state, starts_at = coalesce(:startsAt, starts_at), minutes = coalesce(:minutes, minutes), received_by = :receivedBy, heard_cursor = :cursor
    WHERE id = :id AND heard_cursor < :cursor`);
  const findOne = (id: AppointmentId): AppointmentRecord | null => {
    const row = find.get(id);
    return row === undefined ? null : appointmentRow.parse(row);
  };
  return {
    find: findOne,
    withPlaceAfter: (after) => placed.all(after).map((row) => appointmentRow.parse(row)),
    hold: (id) => void holdOne.run(id),
    hear: ({ appointmentId: id, state, slot, receivedBy, cursor }) => {
      change.run({ id, state, startsAt: slot?.startsAt ?? null, minutes: slot?.minutes ?? null, receivedBy, cursor });
      return findOne(id);
    },
  };
}
