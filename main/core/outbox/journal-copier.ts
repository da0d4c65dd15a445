import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { Journal } from '../../platform/journal/journal.ts';

/**
 * Copies rows to the journal in their order. A copy that fails (a disk that is full) waits before the next one, so that the
 * journal never has a gap; the row itself is durable in the database, and the next start copies what is left.
 */
export function journalCopier(journal: Journal, log: Log): (row: { readonly sequence: number; readonly text: string }) => void {
  const behind: { readonly sequence: number; readonly text: string }[] = [];
  return (row) => {
    behind.push(row);
    try {
      for (let next = behind[0]; next !== undefined; next = behind[0]) {
        journal.append(next.text);
        behind.shift();
      }
    } catch (error) {
      log.error('journal-behind', { sequence: row.sequence, behind: behind.length, ...faultFacts(error) });
    }
  };
}
