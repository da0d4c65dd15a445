import * as z from 'zod';
import { sha256 } from '#contract/ids.ts';
import type { KeptRow } from '#domain/ledger/judge-chain.ts';
import type { LedgerHead } from '#domain/ledger/ledger-link.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type LedgerWindow = { readonly id: string; readonly name: string; readonly head: LedgerHead };

/** The ledgers as they lie in the hub's database, to be looked at and not believed. */
export type LedgerReader = {
  /** Every window there ever was. */
  readonly windows: () => readonly LedgerWindow[];
  /** All that a window's ledger holds here, by number: what was taken, and the links of what was refused. */
  readonly rows: (windowId: string) => readonly KeptRow[];
};

const windowRow = z.object({ id: z.string(), name: z.string(), ledger_sequence: z.int(), ledger_hash: sha256 })
  .transform((row): LedgerWindow => ({ id: row.id, name: row.name, head: { sequence: row.ledger_sequence, hash: row.ledger_hash } }));
const keptRow = z.object({ sequence: z.int(), id: z.string(), body_sha256: z.string(), hash: z.string(), body: z.string() })
  .transform(({ body_sha256: bodySha256, body, ...row }): KeptRow => ({ ...row, bodySha256, body: body === '' ? null : body }));

export function openLedgerReader(database: Database): LedgerReader {
  const windows = database.prepare('SELECT id, name, ledger_sequence, ledger_hash FROM windows ORDER BY enrolled_at, id');
  const rows = database.prepare(`SELECT sequence, id, body_sha256, hash, body FROM intake WHERE window_id = :window
    UNION ALL SELECT sequence, id, body_sha256, hash, '' FROM refused_links WHERE window_id = :window ORDER BY sequence`);
  return {
    windows: () => windows.all().map((row) => windowRow.parse(row)),
    rows: (window) => rows.all({ window }).map((row) => keptRow.parse(row)),
  };
}
