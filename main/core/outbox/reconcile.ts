import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
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

const linesAtOnce = 500;

/**
 * At start: whichever of database and journal is behind is brought up from the other. The journal is a gapless beginning of the
 * ledger (see `journal-copier.ts`), so their last rows tell which; only a database that was lost makes it read the whole journal.
 */
export async function reconcile(database: Database, journal: Journal): Promise<Reconciled> {
  const lastInJournal = sequenceOf(journal.lastLine() ?? '') ?? 0;
  const lastInDatabase = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM ledger').pluck().get() ?? 0;
  if (lastInJournal > lastInDatabase) return { ...(await restore(database, journal)), copied: 0 };
  const missed = database.prepare<[number], string>('SELECT row FROM outbox WHERE sequence > ? ORDER BY sequence').pluck().all(lastInJournal);
  for (const row of missed) journal.append(row);
  return { restored: 0, copied: missed.length, damaged: 0 };
}

async function restore(database: Database, journal: Journal): Promise<{ readonly restored: number; readonly damaged: number }> {
  const has = database.prepare<[number], number>('SELECT 1 FROM ledger WHERE sequence = ?').pluck();
  const keep = keepRow(database);
  let [restored, damaged] = [0, 0];
  const restoreLines = database.transaction((lines: readonly string[]) => {
    for (const line of lines) {
      const row = readRow(line);
      if (row === null) damaged += 1;
      else if (has.get(row.sequence) === undefined) {
        keep(row, line);
        restored += 1;
      }
    }
  });
  let lines: string[] = [];
  for (const line of journal.lines()) {
    lines.push(line);
    if (lines.length < linesAtOnce) continue;
    restoreLines.immediate(lines);
    lines = [];
    // The shell listens to our heart meanwhile.
    await setImmediate();
  }
  restoreLines.immediate(lines);
  return { restored, damaged };
}

/** Only a row whose hashes fit is one of ours. */
function readRow(line: string): IntakeRow | null {
  const parsed = intakeRow.safeParse(parseJson(line));
  if (!parsed.success) return null;
  const row = parsed.data;
  return hashOfLink(row, sha256Hex) === row.hash && sha256Hex(canonicalJson(row.body)) === row.bodySha256 ? row : null;
}

function sequenceOf(line: string): number | null {
  const parsed = z.object({ sequence: z.int() }).safeParse(parseJson(line));
  return parsed.success ? parsed.data.sequence : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // A damaged line is counted and reported by the caller.
    return null;
  }
}
