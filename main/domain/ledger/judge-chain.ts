import { hashOfLink, type LedgerHead } from './ledger-link.ts';

/** A row as it lies in a ledger; `body` is null once it was let go of. */
export type KeptRow = { readonly sequence: number; readonly id: string; readonly bodySha256: string; readonly hash: string; readonly body: string | null };

export type ChainBreach =
  | { readonly breach: 'changed' | 'body-changed' | 'twice'; readonly sequence: number }
  | { readonly breach: 'missing'; readonly sequence: number; readonly until: number }
  | { readonly breach: 'other-order'; readonly sequence: number; readonly found: number }
  | { readonly breach: 'cut-off' | 'beyond-head'; readonly sequence: number; readonly head: number }
  | { readonly breach: 'other-head'; readonly sequence: number };

/**
 * The first place where a whole ledger is not the one its head was made of; null when it is.
 * @param rows by their number, from the first
 * @param start what comes before the first row
 * @param head the last row's, kept apart from the rows
 */
export function judgeChain(rows: readonly KeptRow[], start: LedgerHead, head: LedgerHead, sha256: (text: string) => string): ChainBreach | null {
  let last = start;
  for (const row of rows) {
    const sequence = last.sequence + 1;
    if (row.sequence < sequence) return { breach: 'twice', sequence: row.sequence };
    if (row.sequence > sequence) return { breach: 'missing', sequence, until: row.sequence - 1 };
    if (!fits(row, last, sha256)) return whereElse(rows, last, sha256) ?? { breach: 'changed', sequence };
    if (row.body !== null && sha256(row.body) !== row.bodySha256) return { breach: 'body-changed', sequence };
    last = { sequence, hash: row.hash };
  }
  if (last.sequence < head.sequence) return { breach: 'cut-off', sequence: last.sequence, head: head.sequence };
  if (last.sequence > head.sequence) return { breach: 'beyond-head', sequence: last.sequence, head: head.sequence };
  return last.hash === head.hash ? null : { breach: 'other-head', sequence: last.sequence };
}

function fits(row: KeptRow, before: LedgerHead, sha256: (text: string) => string): boolean {
  return hashOfLink({ previousHash: before.hash, sequence: before.sequence + 1, id: row.id, bodySha256: row.bodySha256 }, sha256) === row.hash;
}

/** The row that belongs after `before` and stands under another number. */
function whereElse(rows: readonly KeptRow[], before: LedgerHead, sha256: (text: string) => string): ChainBreach | null {
  const found = rows.find((row) => row.sequence > before.sequence + 1 && fits(row, before, sha256));
  return found === undefined ? null : { breach: 'other-order', sequence: before.sequence + 1, found: found.sequence };
}
