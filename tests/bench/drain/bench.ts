import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairing as pairingSchema } from '#contract/hub-api.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { openPinnedHttp } from '../../../main/platform/http/pinned-http.ts';
import { openJournal } from '../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { readSigningKey } from '../../../main/platform/signing/ed25519.ts';
import { createHubLine } from '../../../main/core/hub-line/hub-line.ts';
import { deliveryJob } from '../../../main/core/outbox/delivery.ts';
import { createOutbox } from '../../../main/core/outbox/outbox.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { startPairedCore } from '../../support/core-process.ts';
import { issuePairingCode, startHub } from '../../support/hub-process.ts';
import { distributionOf, type Bench } from '../measured.ts';
import { bodiesFor } from './bodies.ts';
import { measurePouch } from './pouch.ts';

const rowCount = 10_000;

/** 10,000 queued rows into the hub over TLS, both ends at synchronous=FULL, beside PouchDB into a PouchDB server over plain HTTP. */
export const bench: Bench = async ({ runs, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-drain-'));
  try {
    say(`queueing ${rowCount} rows once`);
    const template = await makeTemplate(folder);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let run = 1; run <= runs; run += 1) {
      ours.push(await measureOurs(folder, template));
      theirs.push(await measurePouch(folder, template.rows));
      say(`run ${run}: ours ${ours.at(-1)?.toFixed(0)} ms, PouchDB ${theirs.at(-1)?.toFixed(0)} ms`);
    }
    return {
      unit: 'ms', ours: distributionOf(ours), peer: { name: 'PouchDB', ...distributionOf(theirs) }, aim: 0.25,
      remarks: [`${rowCount} rows of ${Math.round(template.bytes / rowCount)} bytes; ours over TLS, each batch durable at both ends before it is answered; PouchDB over HTTP, LevelDB as it comes (it does not sync)`],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

type Template = { readonly core: string; readonly hub: string; readonly rows: readonly string[]; readonly bytes: number };

/** A paired window whose outbox is full, and its hub, both at rest: each run starts from a copy. */
async function makeTemplate(folder: string): Promise<Template> {
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
  for (const { id, body } of await bodiesFor(paired.state, key, rowCount)) outbox.append(id, body);
  const rows = outbox.take({ rows: rowCount, bytes: Number.POSITIVE_INFINITY }).map((row) => row.text);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  journal.close();
  return { core, hub: hubFolder, rows, bytes: rows.reduce((sum, row) => sum + Buffer.byteLength(row), 0) };
}

async function measureOurs(folder: string, template: Template): Promise<number> {
  const [core, hubFolder] = [join(folder, 'core-run'), join(folder, 'hub-run')];
  cpSync(template.core, core, { recursive: true });
  cpSync(template.hub, hubFolder, { recursive: true });
  const pairing = pairingSchema.parse(JSON.parse(readFileSync(join(core, 'pairing.json'), 'utf8')));
  const hub = await startHub({ folder: hubFolder, port: Number(new URL(pairing.hubUrl).port) });
  const { database } = openWindowDatabase(core, new Date());
  const journal = openJournal(join(core, 'journal'));
  const outbox = createOutbox({ database, journal, clock: systemClock, log: silentLog });
  const http = openPinnedHttp(pairing.hubUrl, (certificateSha256) => certificateSha256 === pairing.hubCertificateSha256);
  const key = readSigningKey(readFileSync(join(core, 'window-key.pem'), 'utf8'));
  const line = createHubLine({ http, pairing, key, clock: systemClock, onChange: () => undefined });
  const { run } = deliveryJob({ outbox, line, log: silentLog, onSettled: () => undefined });
  const startedAtMs = performance.now();
  while ((await run(new AbortController().signal)) === 'again');
  const tookMs = performance.now() - startedAtMs;
  const { waiting, refused } = outbox.status();
  if (waiting + refused > 0) throw new Error(`${waiting} rows wait, ${refused} were refused`);
  line.close();
  database.close();
  journal.close();
  await hub.kill();
  for (const path of [core, hubFolder]) rmSync(path, { recursive: true, force: true });
  return tookMs;
}
