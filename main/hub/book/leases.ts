import * as z from 'zod';
import type { WindowId } from '#domain/ids.ts';
import { appointmentKind } from '#contract/content.ts';
import { instant, leaseId as leaseIdText } from '#contract/ids.ts';
import type { Lease } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Book, LeasePlanner, LendAsked, VisitRequest } from './book.ts';
import type { Quanta, TakenPlace } from './quanta.ts';
import type { SlotPlace } from './room.ts';

/** A working day, with its evening: longer outages are told as requests. */
export const leaseMs = 12 * 3_600_000;
/** A window counts by its own clock from before it asked; the calendar waits this much longer, for the drift of two clocks. */
export const leaseGuardMs = 10 * 60_000;
/** Leases that a window forgot block times until they end: no more than these. */
const mostPerWindow = 32;

export type Lender = Pick<Book, 'lend' | 'lent'> & {
  readonly isLent: Book['time']['isLent'];
  readonly freeOverdue: (now: Date) => void;
  /** Makes a lease into the place of an appointment that was held by it. Null when it is over, or of something else. Inside a transaction. */
  readonly redeem: (wanted: NonNullable<VisitRequest['appointment']>, place: SlotPlace, window: WindowId) => TakenPlace | null;
};

const leaseRow = z.object({ id: leaseIdText, kind: appointmentKind, starts_at: instant, minutes: z.int() })
  .transform((row): Lease => ({ id: row.id, kind: row.kind, slot: { startsAt: row.starts_at, minutes: row.minutes }, lastsMs: leaseMs }));

const names = z.array(z.string());

/** Lends windows times that they may hold while they are cut off: blocks in the calendar, so that nobody else is given them. */
export function lender(database: Database, quanta: Quanta): Lender {
  const overdue = database.prepare('SELECT id FROM leases WHERE freed_at <= ?').pluck();
  const drop = database.prepare('DELETE FROM leases WHERE id = ?');
  const isOf = database.prepare('SELECT 1 FROM leases WHERE id = ? AND window_id = ?');
  const known = database.prepare('SELECT id, kind, starts_at, minutes FROM leases WHERE window_id = ? AND memory = ? AND starts_at > ? ORDER BY starts_at, id');
  const count = database.prepare('SELECT count(*) FROM leases WHERE window_id = ?').pluck();
  const renew = database.prepare('UPDATE leases SET freed_at = max(freed_at, :freedAt) WHERE window_id = :windowId AND memory = :memory AND starts_at > :now');
  const add = database.prepare(`INSERT INTO leases (id, boutique_id, window_id, memory, kind, starts_at, minutes, freed_at)
    VALUES (:id, :boutiqueId, :windowId, :memory, :kind, :startsAt, :minutes, :freedAt)`);
  const redeemable = database.prepare('SELECT 1 FROM leases WHERE id = ? AND window_id = ? AND kind = ? AND starts_at = ? AND minutes = ?');
  const end = (id: string): void => {
    quanta.free(id);
    drop.run(id);
  };
  const freeOverdue = (now: Date): void => names.parse(overdue.all(now.toISOString())).forEach(end);

  const lent: Book['lent'] = ({ windowId, memory }, now) => known.all(windowId, memory, now.toISOString()).map((row) => leaseRow.parse(row));
  const isLent: Lender['isLent'] = (lease, window, { kind, slot }) => redeemable.get(lease, window, kind, slot.startsAt, slot.minutes) !== undefined;

  const lend = database.transaction((asked: LendAsked, plan: LeasePlanner, now: Date): readonly Lease[] => {
    const { boutiqueId, windowId, memory } = asked;
    freeOverdue(now);
    for (const id of asked.giveBack) if (isOf.get(id, windowId) !== undefined) end(id);
    const freedAt = new Date(now.getTime() + leaseMs + leaseGuardMs).toISOString();
    renew.run({ windowId, memory, freedAt, now: now.toISOString() });
    const room = mostPerWindow - Number(count.get(windowId));
    for (const { id, ...place } of plan(lent(asked, now)).slice(0, Math.max(0, room))) {
      if (quanta.take(id, { boutiqueId, ...place }) !== null) add.run({ id, boutiqueId, windowId, memory, kind: place.kind, ...place.slot, freedAt });
    }
    return lent(asked, now);
  });
  return {
    lent, isLent,
    lend: (asked, plan, now) => lend.immediate(asked, plan, now),
    freeOverdue,
    redeem: ({ id, leaseId }, place, window) => {
      if (leaseId === undefined || !isLent(leaseId, window, place)) return null;
      drop.run(leaseId);
      return quanta.pass(leaseId, id, place);
    },
  };
}
