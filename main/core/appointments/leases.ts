import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { instant, leaseId } from '#contract/ids.ts';
import type { AppointmentRequest, LeasesAnswer } from '#contract/submission.ts';
import type { Lease } from '#domain/appointments/true-state.ts';
import type { AppointmentId, LeaseId } from '#domain/ids.ts';
import type { BootClock } from '../../platform/clock/boot-clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

const lentRow = z.object({ id: leaseId, kind: appointmentKind, starts_at: instant, minutes: z.int(), lent_at: instant })
  .transform((row) => ({ id: row.id, kind: row.kind, slot: { startsAt: row.starts_at, minutes: row.minutes }, lentAt: row.lent_at }));

const [leaseOrNone, leaseIds, endOrNone] = [leaseId.nullable(), z.array(leaseId), z.number().nullable()];

export type LentSlot = z.infer<typeof lentRow>;

/** What a lease is of: an appointment that named one, or that the hub holds a time for. */
type Held = { readonly id: AppointmentId; readonly leaseId: LeaseId | null };

/**
 * Slots the hub lent to this window. They end by the machine's own count of time from before they were asked for, so neither a clock that
 * somebody sets nor a slow answer makes them longer; a machine that starts again has none until the hub renews them.
 */
export type Leases = {
  readonly nowMs: () => number;
  /** The hub holds a time for one appointment. */
  readonly hold: (request: AppointmentRequest, lastsMs: number, askedAtMs: number) => void;
  /** All that the hub lends now: what it does not name is over. */
  readonly renew: (answer: LeasesAnswer, askedAtMs: number) => void;
  /** One for exactly that time that nobody used; it is used once an appointment that names it is kept. */
  readonly find: (request: AppointmentRequest) => LeaseId | null;
  readonly of: (held: Held) => Lease;
  /** Blocks in the hub's calendar that are this window's, used by nobody yet or by an appointment that still waits here. */
  readonly live: () => readonly LentSlot[];
  /** Those to give back, now and until the hub has heard of it: unused, and of no use any more. */
  readonly giveBack: (isUseless: (lent: LentSlot) => boolean) => readonly LeaseId[];
  readonly memory: () => string;
};

/** The machine counts whole seconds here, and two clocks drift. */
const guardMs = 30_000;

export function openLeases({ database, boot }: { readonly database: Database; readonly boot: BootClock }): Leases {
  const isUnused = 'is_given_back = 0 AND NOT EXISTS (SELECT 1 FROM appointments WHERE lease_id = leases.id)';
  const put = database.prepare(`INSERT INTO leases (id, kind, starts_at, minutes, boot_id, ends_ms, lent_at) VALUES (:id, :kind, :startsAt, :minutes, :bootId, :endsMs, :lentAt)
    ON CONFLICT DO UPDATE SET ends_ms = iif(boot_id = excluded.boot_id, max(ends_ms, excluded.ends_ms), excluded.ends_ms), boot_id = excluded.boot_id`);
  const endUnnamed = database.prepare('UPDATE leases SET ends_ms = 0 WHERE lent_at IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?))');
  const forget = database.prepare('DELETE FROM leases WHERE ends_ms <= :nowMs OR boot_id <> :bootId');
  const free = database.prepare(`SELECT id FROM leases WHERE kind = :kind AND starts_at = :startsAt AND minutes = :minutes AND lent_at IS NOT NULL
    AND boot_id = :bootId AND ends_ms > :nowMs AND ${isUnused} ORDER BY id LIMIT 1`).pluck();
  const endOf = database.prepare('SELECT max(ends_ms) FROM leases WHERE id IN (?, ?) AND boot_id = ?').pluck();
  const live = database.prepare(`SELECT id, kind, starts_at, minutes, lent_at FROM leases WHERE lent_at IS NOT NULL AND boot_id = :bootId AND ends_ms > :nowMs
    AND is_given_back = 0 AND NOT EXISTS (SELECT 1 FROM appointments WHERE lease_id = leases.id AND delivered_at IS NOT NULL)`);
  const unused = database.prepare(`SELECT id, kind, starts_at, minutes, lent_at FROM leases WHERE lent_at IS NOT NULL AND ${isUnused}`);
  const give = database.prepare('UPDATE leases SET is_given_back = 1 WHERE id = ?');
  const given = database.prepare('SELECT id FROM leases WHERE is_given_back = 1 LIMIT 64').pluck();
  const readMemory = database.prepare('SELECT id FROM lease_memory').pluck();
  const makeMemory = database.prepare('INSERT INTO lease_memory (one, id) VALUES (1, ?) ON CONFLICT DO NOTHING');
  makeMemory.run(randomUUID());
  const nowMs = (): number => boot.sinceBootMs();
  const moment = () => ({ nowMs: Math.ceil(nowMs()), bootId: boot.bootId });
  const endsMs = (askedAtMs: number, lastsMs: number): number => Math.floor(askedAtMs + lastsMs - guardMs);
  return {
    nowMs,
    hold: ({ id, kind, slot }, lastsMs, askedAtMs) => {
      if (slot !== null) put.run({ id, kind, ...slot, bootId: boot.bootId, endsMs: endsMs(askedAtMs, lastsMs), lentAt: null });
    },
    renew: database.transaction(({ asOf, leases }: LeasesAnswer, askedAtMs: number) => {
      for (const { id, kind, slot, lastsMs } of leases) put.run({ id, kind, ...slot, bootId: boot.bootId, endsMs: endsMs(askedAtMs, lastsMs), lentAt: asOf });
      endUnnamed.run(JSON.stringify(leases.map(({ id }) => id)));
      forget.run(moment());
    }).immediate,
    find: ({ kind, slot }) => (slot === null ? null : leaseOrNone.parse(free.get({ kind, ...slot, ...moment() }) ?? null)),
    of: ({ id, leaseId: lent }) => {
      const end = endOrNone.parse(endOf.get(id, lent, boot.bootId));
      if (end === null) return 'none';
      return nowMs() < end ? 'live' : 'over';
    },
    live: () => live.all(moment()).map((row) => lentRow.parse(row)),
    giveBack: (isUseless) => {
      for (const lent of unused.all().map((row) => lentRow.parse(row))) if (isUseless(lent)) give.run(lent.id);
      return leaseIds.parse(given.all());
    },
    memory: () => z.string().parse(readMemory.get()),
  };
}
