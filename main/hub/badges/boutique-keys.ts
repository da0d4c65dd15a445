import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { ColumnCipher } from '../keys/column-cipher.ts';

export type BoutiqueKeys = { readonly badgeMasterKey: Buffer; readonly vaultKey: Buffer; readonly generation: number };

/** What a boutique's badges and vault rest on; made when first needed. */
export type BoutiqueKeyRepository = {
  readonly read: (boutique: BoutiqueId) => BoutiqueKeys;
  /** Another vault key: what a revoked badge could unwrap opens nothing from now on. */
  readonly changeVaultKey: (boutique: BoutiqueId) => void;
};

const row = z.object({ badge_master_key: z.string(), vault_key: z.string(), generation: z.int() });

export function openBoutiqueKeys(database: Database, cipher: ColumnCipher): BoutiqueKeyRepository {
  const find = database.prepare('SELECT * FROM boutique_keys WHERE boutique_id = ?');
  const add = database.prepare('INSERT INTO boutique_keys (boutique_id, badge_master_key, vault_key, generation) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING');
  const change = database.prepare('UPDATE boutique_keys SET vault_key = ?, generation = generation + 1 WHERE boutique_id = ?');
  const badgePlace = (boutique: string): string => `boutique_keys/badge_master_key/${boutique}`;
  const vaultPlace = (boutique: string): string => `boutique_keys/vault_key/${boutique}`;
  const read = (boutique: BoutiqueId): BoutiqueKeys => {
    if (find.get(boutique) === undefined) {
      add.run(boutique, cipher.hide(randomBytes(16), badgePlace(boutique)), cipher.hide(randomBytes(32), vaultPlace(boutique)));
    }
    const found = row.parse(find.get(boutique));
    return {
      badgeMasterKey: cipher.show(found.badge_master_key, badgePlace(boutique)), vaultKey: cipher.show(found.vault_key, vaultPlace(boutique)), generation: found.generation,
    };
  };
  return {
    read,
    changeVaultKey: (boutique) => {
      read(boutique);
      change.run(cipher.hide(randomBytes(32), vaultPlace(boutique)), boutique);
    },
  };
}
