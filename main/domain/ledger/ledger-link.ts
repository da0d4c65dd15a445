/** What ties a row to the one before it: the text whose SHA-256 is the row's hash. */
export type LedgerLink = { readonly previousHash: string; readonly sequence: number; readonly id: string; readonly bodySha256: string };

export type LedgerHead = { readonly sequence: number; readonly hash: string };

export type ChainedRow = LedgerLink & { readonly hash: string };

/** @param sha256 of a text's UTF-8 bytes, in lower-case hexadecimal */
export function hashOfLink(link: LedgerLink, sha256: (text: string) => string): string {
  return sha256(`${link.previousHash}\n${link.sequence}\n${link.id}\n${link.bodySha256}`);
}

export type ChainVerdict = 'whole' | 'out-of-sequence' | 'other-predecessor' | 'wrong-hash';

/** Whether a row is the one that may follow this head. */
export function judgeLink(head: LedgerHead, row: ChainedRow, sha256: (text: string) => string): ChainVerdict {
  if (row.sequence !== head.sequence + 1) return 'out-of-sequence';
  if (row.previousHash !== head.hash) return 'other-predecessor';
  return hashOfLink(row, sha256) === row.hash ? 'whole' : 'wrong-hash';
}
