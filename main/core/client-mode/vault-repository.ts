import { vault, type Vault } from '#contract/client.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** The boutique's vault as the hub gave it: ciphertext, on disk as it came. */
export type VaultRepository = {
  readonly read: () => Vault | null;
  readonly version: () => number;
  readonly etag: () => string | null;
  readonly keep: (given: Vault, etag: string | null) => void;
};

export function openVaultRepository(database: Database): VaultRepository {
  const find = database.prepare<[], { version: number; etag: string | null; vault: string }>('SELECT version, etag, vault FROM vault');
  const findVersion = database.prepare<[], { version: number; etag: string | null }>('SELECT version, etag FROM vault');
  const write = database.prepare(`INSERT INTO vault (one, version, etag, vault) VALUES (1, :version, :etag, :vault)
    ON CONFLICT DO UPDATE SET version = excluded.version, etag = excluded.etag, vault = excluded.vault`);
  let parsed: Vault | null = null;
  return {
    read: () => {
      const row = parsed === null ? find.get() : undefined;
      if (row !== undefined) parsed = vault.parse(JSON.parse(row.vault));
      return parsed;
    },
    version: () => findVersion.get()?.version ?? 0,
    etag: () => findVersion.get()?.etag ?? null,
    keep: (given, etag) => {
      write.run({ version: given.version, etag, vault: JSON.stringify(given) });
      // The log keeps what stood there before, and with it whoever was erased since.
      database.pragma('wal_checkpoint(TRUNCATE)');
      parsed = given;
    },
  };
}
