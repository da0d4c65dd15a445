import { assertNever } from '#domain/assert-never.ts';
import { judgeChain, type ChainBreach, type KeptRow } from '#domain/ledger/judge-chain.ts';
import type { LedgerHead } from '#domain/ledger/ledger-link.ts';
import { ledgerGenesis } from '#contract/submission.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { LedgerReader, LedgerWindow } from './ledger-reader.ts';
import type { WindowLedger } from './window-ledger-file.ts';

export type LedgersVerdict = { readonly isWhole: boolean; readonly words: readonly string[] };

const genesis: LedgerHead = { sequence: 0, hash: ledgerGenesis };

/** Says of each window how long its ledger is, what its head is, and where it is broken first. */
export function verifyLedgers(reader: LedgerReader, ownLedgers: readonly WindowLedger[] = []): LedgersVerdict {
  const windows = reader.windows();
  const lines = [
    ...windows.map((window) => said(`${window.name} (${window.id})`, window.head, judgeChain(reader.rows(window.id), genesis, window.head, sha256Hex))),
    ...ownLedgers.map((own) => judgeOwn(own, windows.find(({ id }) => id === own.windowId))),
  ];
  const broken = lines.filter((line) => !line.isWhole).length;
  const end = windows.length === 0 ? 'No window ever paired with this hub.' : `${lines.length - broken} of ${lines.length} ledgers are whole.`;
  return { isWhole: broken === 0, words: [...lines.map((line) => line.words), end] };
}

type Line = { readonly isWhole: boolean; readonly words: string };

/** A window's own ledger may be ahead of the hub's head, never beside it. */
function judgeOwn({ windowId, rows, deliveredUntil }: WindowLedger, window: LedgerWindow | undefined): Line {
  if (window === undefined) return { isWhole: false, words: `${windowId}, by its own folder: this hub never had such a window.` };
  const last = rows.at(-1) ?? genesis;
  const breach = judgeChain(rows, genesis, last, sha256Hex) ?? againstHead(rows, window.head);
  const line = said(`${window.name} (${windowId}), by its own folder`, last, breach);
  const isHubBehind = breach === null && deliveredUntil > window.head.sequence;
  return isHubBehind ? { isWhole: false, words: `${line.words} BROKEN at the hub: it had taken row ${deliveredUntil}, and its head is row ${window.head.sequence}. It was cut off, or put back to an earlier day.` } : line;
}

function againstHead(rows: readonly KeptRow[], head: LedgerHead): ChainBreach | null {
  if (head.sequence === 0) return null;
  const row = rows.find(({ sequence }) => sequence === head.sequence);
  if (row === undefined) return { breach: 'cut-off', sequence: rows.at(-1)?.sequence ?? 0, head: head.sequence };
  return row.hash === head.hash ? null : { breach: 'other-head', sequence: head.sequence };
}

function said(name: string, { sequence, hash }: LedgerHead, breach: ChainBreach | null): Line {
  const length = `${name}: ${sequence} ${sequence === 1 ? 'row' : 'rows'}, head ${hash.slice(0, 16)}…`;
  return { isWhole: breach === null, words: breach === null ? `${length}, whole.` : `${length}, BROKEN. ${wordsOf(breach)}` };
}

function wordsOf(breach: ChainBreach): string {
  switch (breach.breach) {
    case 'changed': return `Row ${breach.sequence} was changed: it is not the row that its hash was made of.`;
    case 'body-changed': return `The body of row ${breach.sequence} was changed: it is not the one that its hash was made of.`;
    case 'twice': return `The number ${breach.sequence} is there twice: a row was put in.`;
    case 'missing': return breach.until === breach.sequence ? `Row ${breach.sequence} is missing: it was dropped.` : `Rows ${breach.sequence} to ${breach.until} are missing: they were dropped.`;
    case 'other-order': return `Row ${breach.sequence} stands as row ${breach.found}: the order was changed.`;
    case 'cut-off': return `It ends with row ${breach.sequence}, and the head is row ${breach.head}: the end was cut off.`;
    case 'beyond-head': return `It ends with row ${breach.sequence}, and the head is row ${breach.head}: rows were put behind it.`;
    case 'other-head': return `Row ${breach.sequence} is not the one that the head was made of: the ledger was written anew.`;
    default: return assertNever(breach);
  }
}
