import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import * as z from 'zod';
import type { Clock } from '../../platform/clock/clock.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type Session = z.infer<typeof row>;

/** Who is signed in. The token is the browser's alone: only its hash is here. */
export type SessionRepository = {
  readonly begin: (account: string) => { readonly token: string; readonly id: string };
  /** The live session of a token, noted as seen; null when it was revoked or is over. */
  readonly find: (token: string) => Session | null;
  readonly list: (account: string | 'all') => readonly Session[];
  readonly revoke: (id: string) => void;
};

export const longestSessionMs = 12 * 3_600_000;
export const quietSessionMs = 3_600_000;

const row = z.object({ id: z.string(), account: z.string(), started_at: z.string(), last_seen_at: z.string() })
  .transform((found) => ({ id: found.id, account: found.account, startedAt: found.started_at, lastSeenAt: found.last_seen_at }));

const live = 'revoked_at IS NULL AND started_at > :started AND last_seen_at > :seen';

export function openSessionRepository(database: Database, clock: Clock): SessionRepository {
  const begin = database.prepare('INSERT INTO sessions (id, token_sha256, account, started_at, last_seen_at) VALUES (?, ?, ?, ?, ?)');
  const find = database.prepare(`SELECT * FROM sessions WHERE token_sha256 = :token AND ${live}`);
  const saw = database.prepare('UPDATE sessions SET last_seen_at = ? WHERE id = ?');
  const list = database.prepare(`SELECT * FROM sessions WHERE (account = :account OR :account = 'all') AND ${live} ORDER BY last_seen_at DESC`);
  const revoke = database.prepare('UPDATE sessions SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const bounds = () => {
    const nowMs = clock.now().getTime();
    return { started: new Date(nowMs - longestSessionMs).toISOString(), seen: new Date(nowMs - quietSessionMs).toISOString() };
  };
  return {
    begin: (account) => {
      const [token, id, now] = [randomBytes(32).toString('base64url'), v7(), clock.now().toISOString()];
      begin.run(id, sha256Hex(token), account, now, now);
      return { token, id };
    },
    find: (token) => {
      const session = row.nullable().parse(find.get({ token: sha256Hex(token), ...bounds() }) ?? null);
      if (session !== null && clock.now().getTime() - Date.parse(session.lastSeenAt) > 60_000) saw.run(clock.now().toISOString(), session.id);
      return session;
    },
    list: (account) => list.all({ account, ...bounds() }).map((found) => row.parse(found)),
    revoke: (id) => void revoke.run(clock.now().toISOString(), id),
  };
}
