import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeContent } from '#domain/grammar/judge-content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import { openBlobFolder } from '../platform/blobs/blob-folder.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createLog, faultFacts } from '../platform/log/log.ts';
import { makeFirstAccount } from './accounts/first-account.ts';
import { createSignIn } from './accounts/sign-in.ts';
import { createSlotFinder } from './calendar/find-free-slots.ts';
import { createConsentDesk } from './consent/consent-desk.ts';
import { createPersonEraser } from './consent/erase-person.ts';
import { startRetentionJob } from './consent/retention-job.ts';
import { createSecondYesDesk } from './consent/second-yes-desk.ts';
import { openSecondYesRepository } from './consent/second-yes-repository.ts';
import { shownWords } from './consent/shown-words.ts';
import { consoleHandlers } from './console/console-handlers.ts';
import { startConnectors } from './connectors/start-connectors.ts';
import { createHubApp } from './http/hub-app.ts';
import { listen } from './http/listen.ts';
import { createTakeBatch } from './intake/take-batch.ts';
import { startSecondYesJob } from './messages/second-yes-job.ts';
import { startMessages } from './messages/start-messages.ts';
import { openModelDesk } from './models/model-desk.ts';
import { openHub } from './open-hub.ts';
import { startOpeningJob } from './opening/opening-job.ts';
import { createOutcomeTeller } from './opening/outcome-teller.ts';
import { createFormDesk } from './phone/form-desk.ts';
import { createGuessLimit } from './phone/guess-limit.ts';
import { createVisitorDesk } from './phone/visitor-desk.ts';
import { importAssets } from './publications/import-assets.ts';
import { importDemonstration, importDemonstrationClients } from './publications/import-demonstration.ts';
import { judgeOnce } from './publications/judge-once.ts';
import { createPublisher } from './publications/publisher.ts';
import { readServerOptions } from './server-options.ts';
import { createVaultDesk } from './vault/vault-desk.ts';
import { createDoorbell } from './windows/doorbell.ts';

/** Longer than any outage of a boutique. */
const reportsKeptMs = 90 * 86_400_000;

process.umask(0o077);
const root = new URL('../../', import.meta.url);
const clock = systemClock;
const log = createLog('hub', clock, (line) => process.stderr.write(line));
process.on('uncaughtException', (error) => {
  log.error('hub-died', faultFacts(error));
  process.exit(1);
});

const { options, hub } = await begin().catch((error: unknown) => {
  // Whoever starts a hub reads why it does not; nobody's words but its own are known to it yet.
  log.error('hub-cannot-start', faultFacts(error));
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const blobs = await openBlobFolder(join(options.folder, 'blobs'));
if (options.isDemo) {
  await importDemonstration(new URL('assets/maison/demonstration.ts', root), hub.contents, clock.now());
  await importDemonstrationClients(new URL('assets/maison/demonstration-clients.ts', root), hub.book, clock.now());
}
const imported = await importAssets(options.assetsFolder ?? fileURLToPath(new URL('assets/built', root)), blobs, hub.contents);
for (const name of imported.leftOut) log.warn('asset-left-out', { name: name.slice(0, 120) });
hub.windows.forgetReports(new Date(clock.now().getTime() - reportsKeptMs).toISOString());
const firstAccount = await makeFirstAccount(hub.accounts, clock);
if (firstAccount !== null) tell({ event: 'first-account', ...firstAccount });

const stopping = new AbortController();
const doorbell = createDoorbell();
const tellVaultChanged = (boutique: BoutiqueId): void => {
  for (const window of hub.windows.list()) {
    if (window.boutiqueId === boutique && window.role !== 'street') doorbell.ring(window.id, 'vault');
  }
};
const judge = judgeOnce(judgeContent);
const messages = startMessages({ ...hub, linePath: join(options.folder, 'visitors.json'), bookPath: join(options.folder, 'book.sqlite'), log });
const publisher = createPublisher({ ...hub, doorbell, judge, phoneUrl: messages.phoneUrl });
if (options.isDemo) hub.windows.list().forEach((window) => void publisher.refresh(window.id, 'demonstration'));
const teller = createOutcomeTeller({ ...hub, doorbell });
teller.tellMissed();
const opening = startOpeningJob({ ...hub, doorbell, log, findSlots: createSlotFinder(hub), onClientsChanged: tellVaultChanged });
const secondYes = openSecondYesRepository(hub.database);
const wordsOf = (body: ReceiptBody): string | null => shownWords(body, hub);
const secondYesJob = startSecondYesJob({ ...hub, ...messages, secondYes, wordsOf, log });
const eraser = createPersonEraser({ ...hub, onClientsChanged: tellVaultChanged });
const retention = startRetentionJob({ ...hub, eraser, log });
const connectors = startConnectors({ ...hub, mappingsFolder: join(options.folder, 'connectors'), bookPath: join(options.folder, 'book.sqlite'), log });
const app = createHubApp({
  ...hub, log, blobs, doorbell, stopping: stopping.signal,
  takeBatch: createTakeBatch(hub),
  onRows: opening.wake,
  welcome: (window) => {
    const answer = publisher.publish(window.id, 'pairing');
    if (answer.outcome === 'refused') log.warn('nothing-published-at-pairing', { windowId: window.id, rules: answer.findings.map((finding) => finding.rule).join(' ').slice(0, 200) });
  },
  vaultDesk: createVaultDesk(hub),
  signIn: await createSignIn(hub),
  handlers: consoleHandlers({ ...hub, publisher, eraser, judge, doorbell, opening, teller, onClientsChanged: tellVaultChanged, connectors, messages }),
  modelDesk: await openModelDesk({ ...hub, blobs, workFolder: join(options.folder, 'models-at-work') }),
  consoleFolder: fileURLToPath(new URL('build/console', root)),
  phoneFolder: fileURLToPath(new URL('build/phone', root)),
  visitorDesk: createVisitorDesk({ ...hub, consents: createConsentDesk({ ...hub, eraser, onClientsChanged: tellVaultChanged }), codes: messages.codes, teller, onClientsChanged: tellVaultChanged }),
  secondYesDesk: createSecondYesDesk({ ...hub, secondYes, wordsOf }),
  guesses: createGuessLimit(clock),
  formDesk: createFormDesk(clock),
});

const { tls } = hub.keys.read();
const line = await listen(app, tls, options);
tell({ event: 'ready', url: `https://${options.host}:${line.port}`, fingerprint: tls.fingerprint, assets: imported.count });

await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
stopping.abort();
await line.close();
retention.dispose();
await opening.dispose();
await secondYesJob.dispose();
await messages.dispose();
await connectors.dispose();
await hub.time.dispose();
hub.close();

function tell(event: Readonly<Record<string, string | number>>): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

async function begin() {
  const options = readServerOptions(process.argv.slice(2), process.env);
  return { options, hub: await openHub(options.folder, clock, options.bookUrl === null ? null : { url: options.bookUrl, log }) };
}
