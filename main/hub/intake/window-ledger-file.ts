import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { KeptRow } from '#domain/ledger/judge-chain.ts';
import { pairing } from '#contract/hub-api.ts';
import { openDatabaseToRead } from '../../platform/sqlite/open-database-to-read.ts';

export type WindowLedger = {
  readonly windowId: string; readonly rows: readonly KeptRow[];
  /** The last row that left the window, because the hub answered for it. */
  readonly deliveredUntil: number;
};

const ledgerRow = z.object({ sequence: z.int(), id: z.string(), body_sha256: z.string(), hash: z.string() })
  .transform(({ body_sha256: bodySha256, ...row }): KeptRow => ({ ...row, bodySha256, body: null }));

/**
 * The ledger in a window's own folder, or in a copy of it.
 * @throws Error with ENOENT when the folder is no window's
 */
export function readWindowLedger(folder: string): WindowLedger {
  const { windowId } = pairing.parse(JSON.parse(readFileSync(join(folder, 'pairing.json'), 'utf8')));
  const database = openDatabaseToRead(join(folder, 'core.sqlite'));
  try {
    const delivered = database.prepare('SELECT coalesce(max(sequence), 0) FROM ledger WHERE sequence NOT IN (SELECT sequence FROM outbox)').pluck();
    const deliveredUntil = z.int().parse(delivered.get());
    return { windowId, deliveredUntil, rows: database.prepare('SELECT sequence, id, body_sha256, hash FROM ledger ORDER BY sequence').all().map((row) => ledgerRow.parse(row)) };
  } finally {
    database.close();
  }
}
