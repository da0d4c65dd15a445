import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLog } from '../../../main/platform/log/log.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { openJournal } from '../../../main/platform/journal/journal.ts';
import { readSigningKey } from '../../../main/platform/signing/ed25519.ts';
import { createOutbox } from '../../../main/core/outbox/outbox.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { startPairedCore } from '../../support/core-process.ts';
import { issuePairingCode, startHub } from '../../support/hub-process.ts';
import { bodiesFor, type GivenBody } from './bodies.ts';

export type Template = {
  readonly core: string;
  readonly hub: string;
  readonly rows: readonly string[];
  readonly bytes: number;
  /** What visitors give while the queue is taken to the hub. */
  readonly visits: readonly GivenBody[];
};

/** A paired window whose outbox is full, and its hub, both at rest: each run starts from a copy. */
export async function makeTemplate(folder: string, counts: { readonly rows: number; readonly visits: number }): Promise<Template> {
  const [core, hubFolder] = [join(folder, 'core'), join(folder, 'hub')];
  for (const path of [core, hubFolder]) mkdirSync(path);
  const hub = await startHub({ folder: hubFolder });
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Drain' });
  const paired = await startPairedCore({ folder: core, hubUrl: hub.url, pairingCode });
  await paired.core.stop();
  await hub.stop();
  const { database } = openWindowDatabase(core, new Date());
  // Filling is not what is measured.
  database.pragma('synchronous = OFF');
  const journal = openJournal(join(folder, 'filling-journal'));
  const outbox = createOutbox({ database, journal: { ...journal, append: () => undefined }, clock: systemClock, log: silentLog });
  const key = readSigningKey(readFileSync(join(core, 'window-key.pem'), 'utf8'));
  const bodies = await bodiesFor(paired.state, key, counts.rows + counts.visits);
  for (const { id, body } of bodies.slice(0, counts.rows)) outbox.append(id, body);
  const rows = outbox.take({ rows: counts.rows, bytes: Number.POSITIVE_INFINITY }).map((row) => row.json.toString());
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  journal.close();
  return { core, hub: hubFolder, rows, bytes: rows.reduce((sum, row) => sum + Buffer.byteLength(row), 0), visits: bodies.slice(counts.rows) };
}
