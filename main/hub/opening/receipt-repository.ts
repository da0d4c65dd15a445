import * as z from 'zod';
import type { ReceiptId, WindowId } from '#domain/ids.ts';
import { windowId } from '#contract/ids.ts';
import { signedReceipt, type SignedReceipt } from '#contract/receipt.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type ArrivedReceipt = { readonly windowId: WindowId; readonly receipt: SignedReceipt; readonly isSignatureRight: boolean };

/** Every receipt that arrived, whether or not what came with it could be accepted. */
export type ReceiptRepository = {
  readonly keep: (arrived: ArrivedReceipt) => void;
  readonly find: (id: ReceiptId) => ArrivedReceipt | null;
  /** Newest first. */
  readonly latest: (count: number) => readonly ArrivedReceipt[];
};

const row = z.object({ window_id: windowId, receipt: z.string(), is_signature_right: z.int() }).transform((found): ArrivedReceipt => ({
  windowId: found.window_id, receipt: signedReceipt.parse(JSON.parse(found.receipt)), isSignatureRight: found.is_signature_right === 1,
}));

export function openReceiptRepository(database: Database): ReceiptRepository {
  const keep = database.prepare('INSERT INTO receipts (id, window_id, captured_at, receipt, is_signature_right) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const latest = database.prepare('SELECT * FROM receipts ORDER BY captured_at DESC, id DESC LIMIT ?');
  const one = database.prepare('SELECT * FROM receipts WHERE id = ?');
  return {
    keep: ({ windowId: window, receipt, isSignatureRight }) => void keep.run(receipt.body.id, window, receipt.body.capturedAt, JSON.stringify(receipt), isSignatureRight ? 1 : 0),
    find: (id) => {
      const found = one.get(id);
      return found === undefined ? null : row.parse(found);
    },
    latest: (count) => latest.all(count).map((found) => row.parse(found)),
  };
}
