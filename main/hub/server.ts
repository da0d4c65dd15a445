import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { openBlobFolder } from '../platform/blobs/blob-folder.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createLog, faultFacts } from '../platform/log/log.ts';
import { addCalendarRoutes } from './calendar/calendar-routes.ts';
import { createSlotFinder } from './calendar/find-free-slots.ts';
import { createApp } from './http/create-app.ts';
import { addIntakeRoutes } from './intake/intake-routes.ts';
import { createTakeBatch } from './intake/take-batch.ts';
import { openHub } from './open-hub.ts';
import { startOpeningJob } from './opening/opening-job.ts';
import { addOutcomeRoutes } from './opening/outcome-routes.ts';
import { importAssets } from './publications/import-assets.ts';
import { importDemonstration } from './publications/import-demonstration.ts';
import { createPublisher } from './publications/publisher.ts';
import { readServerOptions } from './server-options.ts';
import { addAssetRoutes } from './windows/asset-routes.ts';
import { createDoorbell } from './windows/doorbell.ts';
import { addEnrolmentRoutes } from './windows/enrolment-routes.ts';
import { windowsOnly, type WindowLine } from './windows/window-line.ts';
import { addWindowRoutes } from './windows/window-routes.ts';

process.umask(0o077);
const root = new URL('../../', import.meta.url);
const clock = systemClock;
const log = createLog('hub', clock, (line) => process.stderr.write(line));
const options = readServerOptions(process.argv.slice(2));

const hub = await openHub(options.folder, clock);
const blobs = await openBlobFolder(join(options.folder, 'blobs'));
if (options.isDemo) await importDemonstration(new URL('assets/maison/demonstration.ts', root), hub.contents, clock.now());
const assetCount = await importAssets(options.assetsFolder ?? fileURLToPath(new URL('assets/built', root)), blobs, hub.contents);

const stopping = new AbortController();
const doorbell = createDoorbell();
const publisher = createPublisher({ ...hub, doorbell, judge: () => [] });
const takeBatch = createTakeBatch(hub);
const opening = startOpeningJob({ ...hub, doorbell, log, findSlots: createSlotFinder(hub), onClientsChanged: () => undefined });

const app = createApp(log);
addEnrolmentRoutes(app, { ...hub, log, welcome: (window) => void publisher.publish(window.id, 'pairing') });
const line = new Hono<WindowLine>();
line.use(windowsOnly(hub));
addWindowRoutes(line, { ...hub, doorbell, blobs, stopping: stopping.signal });
addAssetRoutes(line, blobs);
addIntakeRoutes(line, { takeBatch, onRows: opening.wake });
addCalendarRoutes(line, hub);
addOutcomeRoutes(line, hub.outcomes);
app.route('/', line);

const { tls } = hub.keys.read();
const server = createAdaptorServer({ fetch: app.fetch, createServer, serverOptions: { cert: tls.certificatePem, key: tls.privateKeyPem, minVersion: 'TLSv1.3' } });
server.listen(options.port, options.host);
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : options.port;
tell({ event: 'ready', url: `https://${options.host}:${port}`, fingerprint: tls.fingerprint, assets: assetCount });

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

/** Lets what is being answered end, takes nothing new, and leaves the folder closed. */
async function stop(): Promise<void> {
  stopping.abort();
  const over = once(server, 'close');
  server.close();
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const impatience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2000);
  await over;
  clearTimeout(impatience);
  await opening.dispose();
  hub.close();
}

process.on('uncaughtException', (error) => {
  log.error('hub-died', faultFacts(error));
  process.exit(1);
});

function tell(event: Readonly<Record<string, string | number>>): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
