import type { IntakeRow } from '#contract/submission.ts';
import type { Journal } from '../../platform/journal/journal.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** For this long a hub that was restored from an older copy can be given again what it lost. */
const keptDays = 180;

/** Lets go of journal segments whose every row was delivered long ago; the ledger keeps their hashes. */
export function forgetDelivered(database: Database, journal: Journal, now: Date): void {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString();
  const isWaiting = database.prepare<[number], number>('SELECT 1 FROM outbox WHERE sequence = ?').pluck();
  journal.forgetWhile((line) => {
    const row = readOwn(line);
    return row === null || (row.createdAt < before && isWaiting.get(row.sequence) === undefined);
  });
}

function readOwn(line: string): Pick<IntakeRow, 'createdAt' | 'sequence'> | null {
  try {
    // A line of ours: reconciling has judged it before.
    return JSON.parse(line) as IntakeRow;
  } catch {
    // A damaged line says nothing that could be kept.
    return null;
  }
}
