import type { BadgeId } from '#domain/ids.ts';
import { afterTime, afterTry, freshTries, isLocked, type PinTries } from '#domain/client-mode/pin-tries.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** Wrong PINs, badge by badge, on the disk before a PIN is tried. Whoever creates it disposes it. */
export type PinTryLedger = {
  readonly read: (badge: BadgeId) => PinTries;
  readonly countTry: (badge: BadgeId) => PinTries;
  readonly clear: (badge: BadgeId) => void;
  readonly dispose: () => void;
};

/** How much of a lock a restart may give back to it, at most. */
const writeEveryMs = 15_000;

export function openPinTryLedger(database: Database, clock: Clock): PinTryLedger {
  const find = database.prepare<[string], { wrong: number; lock_left_ms: number }>('SELECT wrong, lock_left_ms FROM pin_tries WHERE badge_id = ?');
  const locked = database.prepare<[], { badge_id: string; wrong: number; lock_left_ms: number }>('SELECT * FROM pin_tries WHERE lock_left_ms > 0');
  const write = database.prepare('INSERT INTO pin_tries (badge_id, wrong, lock_left_ms) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET wrong = excluded.wrong, lock_left_ms = excluded.lock_left_ms');
  let countedAtMs = clock.monotonicMs();
  const countDown = database.transaction(() => {
    const nowMs = clock.monotonicMs();
    for (const row of locked.all()) {
      const left = afterTime({ wrong: row.wrong, lockLeftMs: row.lock_left_ms }, nowMs - countedAtMs);
      write.run(row.badge_id, left.wrong, Math.ceil(left.lockLeftMs));
    }
    countedAtMs = nowMs;
  });
  const read = (badge: BadgeId): PinTries => {
    countDown.immediate();
    const row = find.get(badge);
    return row === undefined ? freshTries : { wrong: row.wrong, lockLeftMs: row.lock_left_ms };
  };
  const timer = setInterval(() => locked.get() !== undefined && countDown.immediate(), writeEveryMs);
  return {
    read,
    countTry: (badge) => {
      const before = read(badge);
      if (isLocked(before)) return before;
      const after = afterTry(before);
      write.run(badge, after.wrong, after.lockLeftMs);
      return after;
    },
    clear: (badge) => void write.run(badge, 0, 0),
    dispose: () => clearInterval(timer),
  };
}
