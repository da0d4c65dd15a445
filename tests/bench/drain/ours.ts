import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pairing as pairingSchema } from '#contract/hub-api.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { openPinnedHttp } from '../../../main/platform/http/pinned-http.ts';
import { openJournal } from '../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { readSigningKey } from '../../../main/platform/signing/ed25519.ts';
import { createHubLine } from '../../../main/core/hub-line/hub-line.ts';
import { deliveryJob } from '../../../main/core/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../../main/core/outbox/outbox.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { startHub } from '../../support/hub-process.ts';
import type { Template } from './template.ts';

export type Drained = { readonly tookMs: number; /** From a visitor's gesture to the row being durable, each. */ readonly thanksMs: readonly number[] };

const visitEveryMs = 100;

/** Empties a copy of the template's outbox into a copy of its hub while visitors go on giving. */
export async function measureOurs(folder: string, template: Template): Promise<Drained> {
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
  const visiting = new AbortController();
  const startedAtMs = performance.now();
  const visits = keepVisiting(outbox, template, visiting.signal);
  while ((await run(new AbortController().signal)) === 'again');
  const tookMs = performance.now() - startedAtMs;
  visiting.abort();
  const thanksMs = await visits;
  while ((await run(new AbortController().signal)) === 'again');
  const { waiting, refused } = outbox.status();
  if (waiting + refused > 0) throw new Error(`${waiting} rows wait, ${refused} were refused`);
  line.close();
  database.close();
  journal.close();
  await hub.kill();
  for (const path of [core, hubFolder]) rmSync(path, { recursive: true, force: true });
  return { tookMs, thanksMs };
}

/** One visitor after the other at fixed times; a wait for the process to be free counts from the time that was meant. */
async function keepVisiting(outbox: Outbox, { visits }: Template, signal: AbortSignal): Promise<readonly number[]> {
  const thanksMs: number[] = [];
  const beganAtMs = performance.now();
  for (const [index, { id, body }] of visits.entries()) {
    const meantAtMs = beganAtMs + (index + 1) * visitEveryMs;
    await pause(Math.max(0, meantAtMs - performance.now()));
    if (signal.aborted) break;
    outbox.append(id, body);
    thanksMs.push(performance.now() - meantAtMs);
  }
  return thanksMs;
}
