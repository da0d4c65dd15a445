import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { appointmentId, instant } from '#contract/ids.ts';
import { appointmentState } from '#contract/submission.ts';
import type { AppointmentId } from '#domain/ids.ts';
import { laterState, type AppointmentState } from '#domain/appointments/appointment.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

const appointmentRow = z.object({
  id: appointmentId, kind: appointmentKind, starts_at: instant.nullable(), minutes: z.int().nullable(),
  state: appointmentState, made_at: instant, delivered_at: instant.nullable(),
}).transform((row) => ({ id: row.id, kind: row.kind, startsAt: row.starts_at, minutes: row.minutes, state: row.state, madeAt: row.made_at, deliveredAt: row.delivered_at }));

export type AppointmentRecord = z.infer<typeof appointmentRow>;

/** What this window knows of the appointments that were asked for on it: no name, no contact. */
export type AppointmentRepository = {
  readonly find: (id: AppointmentId) => AppointmentRecord | null;
  /** Those that keep a place at a time to come. */
  readonly withPlaceAfter: (instant: string) => readonly AppointmentRecord[];
  /** Never back to an earlier state. The state it has then, or null when it is not of this window. */
  readonly advance: (id: AppointmentId, state: AppointmentState, slot: { readonly startsAt: string; readonly minutes: number } | null) => AppointmentState | null;
};

export function openAppointmentRepository(database: Database): AppointmentRepository {
  const find = database.prepare('SELECT * FROM appointments WHERE id = ?');
  const placed = database.prepare(`SELECT * FROM appointments WHERE starts_at > ? AND state IN ('requested', 'received', 'held', 'confirmed', 'moved')`);
  const change = database.prepare('UPDATE appointments SET state = :state, starts_at = coalesce(:startsAt, starts_at), minutes = coalesce(:minutes, minutes) WHERE id = :id');
  const findOne = (id: AppointmentId): AppointmentRecord | null => {
    const row = find.get(id);
    return row === undefined ? null : appointmentRow.parse(row);
  };
  return {
    find: findOne,
    withPlaceAfter: (after) => placed.all(after).map((row) => appointmentRow.parse(row)),
    advance: database.transaction((id: AppointmentId, state: AppointmentState, slot: { readonly startsAt: string; readonly minutes: number } | null) => {
      const kept = findOne(id);
      if (kept === null) return null;
      const later = laterState(kept.state, state);
      if (later !== kept.state) change.run({ id, state: later, startsAt: slot?.startsAt ?? null, minutes: slot?.minutes ?? null });
      return later;
    }).immediate,
  };
}
