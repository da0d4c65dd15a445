import type { BoutiqueId } from '#domain/ids.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedAppointment } from '../book/book.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import type { OutcomeRepository } from './outcome-repository.ts';
import type { PreparedRow } from './prepare-row.ts';
import type { ReceiptRepository } from './receipt-repository.ts';

export type WritingParts = {
  readonly database: Database; readonly book: Book; readonly intake: IntakeRepository; readonly outcomes: OutcomeRepository;
  readonly receipts: ReceiptRepository; readonly audit: AuditChain; readonly doorbell: Doorbell; readonly log: Log;
  readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

type WrittenRow = { readonly prepared: PreparedRow; readonly appointment: BookedAppointment | null };

/**
 * Writes rows together: into the book first, in one transaction, then what became of them into the hub's own database, in another.
 * Dying between the two means writing them again, with the same result.
 * @throws when either cannot be written now; then no row of the second transaction is finished
 */
export function createRowWriter(parts: WritingParts): (rows: readonly PreparedRow[]) => void {
  const { database, book } = parts;
  const finish = database.transaction((rows: readonly WrittenRow[]) => rows.filter((row) => finishRow(row, parts)));
  return (rows) => {
    const written = book.together(() => rows.map((prepared): WrittenRow => ({ prepared, appointment: prepared.writeToBook?.(book) ?? null })));
    tellAround(finish.immediate(written), rows, parts);
  };
}

/** True when its window has something new to hear. */
function finishRow({ prepared, appointment }: WrittenRow, { intake, outcomes, receipts, audit }: WritingParts): boolean {
  const { row } = prepared;
  prepared.receipts.forEach(receipts.keep);
  if (prepared.audit !== null) audit.add(prepared.audit, { at: prepared.audit.at, source: row.id });
  if (prepared.parkedBecause !== null) {
    intake.park(row.id, prepared.parkedBecause);
    return false;
  }
  intake.finish(row.id);
  return appointment !== null && outcomes.tell(appointment);
}

function tellAround(withNews: readonly WrittenRow[], rows: readonly PreparedRow[], { doorbell, log, onClientsChanged }: WritingParts): void {
  for (const { row } of rows.filter((prepared) => prepared.parkedBecause !== null)) log.warn('row-parked', { id: row.id, windowId: row.windowId });
  for (const window of new Set(withNews.map(({ prepared }) => prepared.row.windowId))) doorbell.ring(window, 'outcomes');
  for (const boutique of new Set(rows.flatMap(({ hasChangedClients, window }) => (hasChangedClients && window !== null ? [window.boutiqueId] : [])))) onClientsChanged(boutique);
}
