import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAskCrm } from '../../../main/platform/crm/ask-crm.ts';
import type { Connector, CrmThing } from '../../../main/platform/crm/connector.ts';
import { createTrytonConnector } from '../../../main/platform/crm/tryton/tryton-connector.ts';
import { aClient, aConsent, anAppointment, toWrite, writeAll, written } from '../../support/crm-things.ts';
import { startTryton } from '../../support/tryton-server.ts';
import { distributionOf, type Bench } from '../measured.ts';

export const usualRuns = 3;

const personCount = 100;

/** A hundred people with an appointment and a consent each into a real Tryton: as the hub sends them, in batches, beside the same connector given one thing at a time, in turns. */
export const bench: Bench = async ({ runs, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-deliver-'));
  say('starting Tryton');
  const tryton = await startTryton({ folder });
  try {
    const connector = createTrytonConnector({ ...tryton, lists: { news: 'News', events: 'Events' } }, createAskCrm(60_000), () => 'Europe/Zurich');
    const [batches, singles]: [number[], number[]] = [[], []];
    for (let run = 1; run <= runs; run += 1) {
      batches.push(await timeOf(connector, connector.most));
      singles.push(await timeOf(connector, 1));
      say(`run ${run}: in batches ${batches.at(-1)?.toFixed(0)} ms, one by one ${singles.at(-1)?.toFixed(0)} ms`);
    }
    return {
      unit: 'ms', ours: distributionOf(batches), peer: { name: 'one by one', ...distributionOf(singles) }, aim: 1 / 8,
      remarks: [`${personCount} people, each with an appointment and a consent, in batches of at most ${connector.most}; all are in Tryton after each`],
    };
  } finally {
    await tryton.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Milliseconds until Tryton said yes to everything of new people, `atOnce` things in a call. */
async function timeOf(connector: Connector, atOnce: number): Promise<number> {
  const clients = Array.from({ length: personCount }, () => aClient());
  const startedAtMs = performance.now();
  const refs = await deliver(connector, clients, atOnce);
  const refOf = (index: number): string | null => refs[index] ?? null;
  await deliver(connector, clients.map(({ key }, index) => anAppointment({ clientKey: key, clientRef: refOf(index) })), atOnce);
  await deliver(connector, clients.map((client, index) => aConsent(client, { clientRef: refOf(index) })), atOnce);
  return performance.now() - startedAtMs;
}

/** The CRM's names of what it took. @throws when it did not take one */
async function deliver(connector: Connector, things: readonly CrmThing[], atOnce: number): Promise<readonly string[]> {
  const refs: string[] = [];
  for (let from = 0; from < things.length; from += atOnce) {
    const answer = await writeAll(connector, things.slice(from, from + atOnce).map((thing) => toWrite(connector, thing)));
    if (answer.outcome === 'refused-whole') throw new Error(answer.reason);
    refs.push(...answer.answers.map((item) => written(item).ref));
  }
  return refs;
}
