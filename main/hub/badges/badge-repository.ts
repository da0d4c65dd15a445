import * as z from 'zod';
import type { BadgeId, BoutiqueId } from '#domain/ids.ts';
import { advisorId, badgeId, boutiqueId } from '#contract/ids.ts';
import type { VaultWrap } from '#contract/client.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { ColumnCipher } from '../keys/column-cipher.ts';

/** A badge as the hub knows it. Its secret and its PIN are known to nobody here: only the key they make together, to wrap later vault keys. */
export type BadgeRecord = {
  readonly id: BadgeId; readonly boutiqueId: BoutiqueId; readonly advisorId: z.infer<typeof advisorId>; readonly givenName: string; readonly uid: string;
  readonly salt: string; readonly argon2: VaultWrap['argon2']; readonly wrappingKey: Buffer; readonly issuedAt: string; readonly revokedAt: string | null;
};

export type BadgeRepository = {
  /** False when the number is taken, by a revoked badge too. */
  readonly add: (badge: Omit<BadgeRecord, 'revokedAt'>, by: string) => boolean;
  readonly find: (id: BadgeId) => BadgeRecord | null;
  readonly list: () => readonly BadgeRecord[];
  readonly ofBoutique: (boutique: BoutiqueId) => readonly BadgeRecord[];
  readonly revoke: (id: BadgeId, at: string) => void;
  /** Another text whenever a badge of the boutique was issued or revoked. */
  readonly stamp: (boutique: BoutiqueId) => string;
};

const argon2 = z.strictObject({ memoryKib: z.int(), passes: z.int(), parallelism: z.int() });
const row = z.object({
  id: badgeId, boutique_id: boutiqueId, advisor_id: advisorId, given_name: z.string(), uid: z.string(), salt: z.string(),
  argon2: z.string().transform((text) => argon2.parse(JSON.parse(text))), wrapping_key: z.string(), issued_at: z.string(), revoked_at: z.string().nullable(),
});

export function openBadgeRepository(database: Database, cipher: ColumnCipher): BadgeRepository {
  const add = database.prepare(`INSERT INTO badges (id, boutique_id, advisor_id, given_name, uid, salt, argon2, wrapping_key, issued_at, issued_by)
    VALUES (:id, :boutiqueId, :advisorId, :givenName, :uid, :salt, :argon2, :wrappingKey, :issuedAt, :by) ON CONFLICT (id) DO NOTHING`);
  const find = database.prepare('SELECT * FROM badges WHERE id = ?');
  const list = database.prepare('SELECT * FROM badges ORDER BY issued_at DESC, id');
  const ofBoutique = database.prepare('SELECT * FROM badges WHERE boutique_id = ? ORDER BY id');
  const revoke = database.prepare('UPDATE badges SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const stamp = database.prepare(`SELECT count(*) || '/' || count(revoked_at) FROM badges WHERE boutique_id = ?`).pluck();
  const placeOf = (id: string): string => `badges/wrapping_key/${id}`;
  const read = (found: unknown): BadgeRecord => {
    const { boutique_id, advisor_id, given_name, wrapping_key, issued_at, revoked_at, ...plain } = row.parse(found);
    return {
      ...plain, boutiqueId: boutique_id, advisorId: advisor_id, givenName: given_name, wrappingKey: cipher.show(wrapping_key, placeOf(plain.id)),
      issuedAt: issued_at, revokedAt: revoked_at,
    };
  };
  return {
    add: (badge, by) => add.run({ ...badge, by, argon2: JSON.stringify(badge.argon2), wrappingKey: cipher.hide(badge.wrappingKey, placeOf(badge.id)) }).changes === 1,
    find: (id) => {
      const found = find.get(id);
      return found === undefined ? null : read(found);
    },
    list: () => list.all().map(read),
    ofBoutique: (boutique) => ofBoutique.all(boutique).map(read),
    revoke: (id, at) => void revoke.run(at, id),
    stamp: (boutique) => String(stamp.get(boutique)),
  };
}
