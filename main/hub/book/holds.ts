import * as z from 'zod';
import type { AppointmentId, WindowId } from '#domain/ids.ts';
import { instant } from '#contract/ids.ts';
import type { HoldAnswer } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Book, HoldAsked } from './book.ts';
import type { Quanta, TakenPlace } from './quanta.ts';
import type { SlotPlace } from './room.ts';

export const holdMs = 10 * 60_000;
/** A window counts its lease by its own monotonic clock; the calendar waits this much longer before it lends the time again. */
export const guardMs = 2 * 60_000;
const mostPerWindow = 8;

const held = z.object({ kind: z.string(), starts_at: instant, minutes: z.int(), until: instant, window_id: z.string() });
const names = z.array(z.string());

export type Holder = Pick<Book, 'hold'> & {
  readonly freeOverdue: (now: Date) => void;
  /** Makes what is held for an appointment its own. Null, and nothing is held any more, when it was another time or another window's. Inside a transaction. */
  readonly redeem: (id: AppointmentId, place: SlotPlace, window: WindowId) => TakenPlace | null;
  readonly giveUp: (id: AppointmentId) => void;
};

/** Lends a slot to a window while a form is filled in. */
export function holder(database: Database, quanta: Quanta): Holder {
  const overdue = database.prepare('SELECT appointment_id FROM holds WHERE freed_at <= ?').pluck();
  const drop = database.prepare('DELETE FROM holds WHERE appointment_id = ?');
  const find = database.prepare('SELECT * FROM holds WHERE appointment_id = ?');
  const count = database.prepare('SELECT count(*) FROM holds WHERE window_id = ?').pluck();
  const isHeld = database.prepare('SELECT 1 FROM holds WHERE appointment_id = ? AND window_id = ? AND kind = ? AND starts_at = ? AND minutes = ?');
  const isBooked = database.prepare('SELECT 1 FROM appointments WHERE id = ?');
  const add = database.prepare(`INSERT INTO holds (appointment_id, boutique_id, window_id, kind, starts_at, minutes, until, freed_at)
    VALUES (:appointmentId, :boutiqueId, :windowId, :kind, :startsAt, :minutes, :until, :freedAt)`);

  const giveUp = (id: string): void => {
    quanta.free(id);
    drop.run(id);
  };
  const freeOverdue = (now: Date): void => names.parse(overdue.all(now.toISOString())).forEach(giveUp);

  const hold = database.transaction((asked: HoldAsked, now: Date): HoldAnswer => {
    freeOverdue(now);
    if (isBooked.get(asked.appointmentId) !== undefined) return { outcome: 'taken' };
    const row = find.get(asked.appointmentId);
    const before = row === undefined ? null : held.parse(row);
    if (before !== null && before.window_id !== asked.windowId) return { outcome: 'taken' };
    if (before !== null) giveUp(asked.appointmentId);
    if (Number(count.get(asked.windowId)) >= mostPerWindow || quanta.take(asked.appointmentId, asked) === null) return { outcome: 'taken' };
    const freedAt = new Date(now.getTime() + holdMs + guardMs).toISOString();
    const until = new Date(now.getTime() + holdMs).toISOString();
    add.run({ appointmentId: asked.appointmentId, boutiqueId: asked.boutiqueId, windowId: asked.windowId, kind: asked.kind, ...asked.slot, until, freedAt });
    return { outcome: 'held', lastsMs: holdMs };
  });
  return {
    hold: (asked, now) => hold.immediate(asked, now), freeOverdue, giveUp,
    redeem: (id, place, window) => {
      if (isHeld.get(id, window, place.kind, place.slot.startsAt, place.slot.minutes) === undefined) {
        giveUp(id);
        return null;
      }
      drop.run(id);
      return quanta.pass(id, id, place);
    },
  };
}
