import { join } from 'node:path';
import { openAuditChain } from '../../main/hub/audit/audit-chain.ts';
import { openLedgerReader } from '../../main/hub/intake/ledger-reader.ts';
import { verifyLedgers } from '../../main/hub/intake/verify-ledgers.ts';
import { readWindowLedger } from '../../main/hub/intake/window-ledger-file.ts';
import { systemClock } from '../../main/platform/clock/clock.ts';
import { openDatabaseToRead } from '../../main/platform/sqlite/open-database-to-read.ts';

export type Chains = { readonly areWhole: boolean; readonly words: string };

/** As `npm run ledger -- verify --window` does it: the ledger at the hub and in the window's own folder; and the hub's audit. */
export function verifyChains(hubFolder: string, coreFolder: string): Chains {
  const database = openDatabaseToRead(join(hubFolder, 'hub.sqlite'));
  try {
    const ledgers = verifyLedgers(openLedgerReader(database), [readWindowLedger(coreFolder)]);
    const isAuditWhole = openAuditChain(database, systemClock).isWhole();
    return { areWhole: ledgers.isWhole && isAuditWhole, words: [...ledgers.words, `The audit is ${isAuditWhole ? 'whole' : 'BROKEN'}.`].join(' ') };
  } finally {
    database.close();
  }
}
