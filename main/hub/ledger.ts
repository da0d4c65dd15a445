import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../platform/sqlite/open-database.ts';
import { openLedgerReader } from './intake/ledger-reader.ts';
import { verifyLedgers } from './intake/verify-ledgers.ts';
import { readWindowLedger } from './intake/window-ledger-file.ts';
import { hubMigrations } from './migrations/hub-migrations.ts';
import { runCommand } from './run-command.ts';

const usage = [
  'npm run ledger -- verify [--data DIR] [--window DIR]...',
  'Follows every window’s ledger from its first row to the head that the hub keeps in DIR (.vitrine/hub); with --window, the ledger in a',
  'window’s own folder too, against the same head. Ends with 0 when all are whole, 1 when one is not.',
].join('\n');

await runCommand(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true, options: { data: { type: 'string', default: '.vitrine/hub' }, window: { type: 'string', multiple: true, default: [] } },
  });
  if (positionals[0] !== 'verify' || positionals.length > 1) throw new TypeError(usage);
  const path = join(values.data, 'hub.sqlite');
  if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new TypeError(`There is no hub in ${values.data}.`);
  const database = openDatabase(path, hubMigrations);
  try {
    const { isWhole, words } = verifyLedgers(openLedgerReader(database), values.window.map(readWindowLedger));
    process.stdout.write(`${words.join('\n')}\n`);
    process.exitCode = isWhole ? 0 : 1;
  } finally {
    database.close();
  }
});
