import { z } from 'zod';
import { intakeRow, type IntakeRow } from '#contract/submission.ts';
import { hashOfLink } from '#domain/ledger/ledger-link.ts';
import type { Journal } from '../../platform/journal/journal.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { keepRow } from './keep-row.ts';

export type Reconciled = {
  /** Rows the database had lost. They are delivered again: the intake knows an id it has. */
  readonly restored: number;
  /** Rows the journal had missed. */
  readonly copied: number;
  /** Journal lines that are no row of ours: changed or damaged. */
  readonly damaged: number;
};

/** At start: whichever of database and journal is behind is brought up from the other. */
export function reconcile(database: Database, journal: Journal): Reconciled {
  const has = database.prepare<[number], number>('SELECT 1 FROM ledger WHERE sequence = ?').pluck();
  const keep = keepRow(database);
  const inJournal = new Set<number>();
  let damaged = 0;
  const restore = database.transaction(() => {
    let restored = 0;
    for (const line of journal.lines()) {
      const sequence = sequenceOf(line);
      if (sequence !== null && has.get(sequence) !== undefined) {
        inJournal.add(sequence);
        continue;
      }
      const row = readRow(line);
      if (row === null) {
        damaged += 1;
        continue;
      }
      inJournal.add(row.sequence);
      keep(row, line);
      restored += 1;
    }
    return restored;
  });
  const restored = restore.immediate();
  const queued = database.prepare<[], { sequence: number; row: string }>('SELECT sequence, row FROM outbox ORDER BY sequence').all();
  const missed = queued.filter(({ sequence }) => !inJournal.has(sequence));
  for (const { row } of missed) journal.append(row);
  return { restored, copied: missed.length, damaged };
}

/** Enough to know a line that the database has; only what it lacks is checked whole. */
function sequenceOf(line: string): number | null {
  const parsed = z.object({ sequence: z.int() }).safeParse(parseJson(line));
  return parsed.success ? parsed.data.sequence : null;
}

function readRow(line: string): IntakeRow | null {
  const parsed = intakeRow.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const row = parsed.data;
  return hashOfLink(row, sha256Hex) === row.hash && sha256Hex(canonicalJson(row.body)) === row.bodySha256 ? row : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A damaged line is counted and reported by the caller.
    return null;
  }
}
