import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { ensureCardService } from './card-service.ts';
import { startDisplay, type Display } from './display-server.ts';
import { startKiosk } from './kiosk-process.ts';
import type { Kiosk } from './lay-out-kiosk.ts';
import { startOwned, type OwnedProcess } from './owned-process.ts';
import { isRoot, nodePath, projectRoot } from './places.ts';
import { setUp } from './set-up.ts';

/** `npm start`: the whole of it on one machine, until Ctrl-C. */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1080x1920' }, role: { type: 'string', default: 'salon' }, boutique: { type: 'string', default: 'geneve' },
    port: { type: 'string', default: '8443' }, tier: { type: 'string' }, data: { type: 'string', default: join(projectRoot, '.vitrine') },
  },
});
const [width, height] = values.size.split('x').map(Number);
if (!width || !height) throw new TypeError('--size is written 1080x1920');
const size = { width, height };
const tier = z.enum(['still', 'low', 'full']).nullable().parse(values.tier ?? null);
const stopping: OwnedProcess[] = [];

const kiosk = await setUp('kiosk');
mkdirSync(values.data, { recursive: true, mode: 0o700 });
const hub = await startHub(values.data);
const cards = await ensureCardService();
if (cards.service) stopping.unshift(cards.service);
console.log(`Smart cards: ${cards.said}.`);
const display = await chooseDisplay();
const windowFolder = windowData();
issueFirstBadge();
const running = startKiosk(kiosk, {
  dataFolder: windowFolder, display: display.name, size, tier, isSoftwareDrawn: display.server !== null, hubUrl: hub.url,
  pairingCode: existsSync(join(windowFolder, 'pairing.json')) ? null : pairingCode(),
});
stopping.unshift(running);
keepLog(running, 'kiosk.log');
say();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll(0));
running.child.once('exit', (code) => void stopAll(code ?? 1));

async function startHub(folder: string): Promise<{ readonly url: string }> {
  const server = startOwned(nodePath(), ['main/hub/server.ts', '--data', join(folder, 'hub'), '--port', values.port, '--demo'], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  stopping.unshift(server);
  server.child.stderr?.pipe(createWriteStream(join(folder, 'hub.log'), { flags: 'a', mode: 0o600 }));
  const { stdout } = server.child;
  if (!stdout) throw new Error('the hub has no output');
  for await (const line of createInterface({ input: stdout })) {
    const told = z.object({ event: z.string(), url: z.string().optional(), fingerprint: z.string().optional(), account: z.string().optional(), password: z.string().optional() }).parse(JSON.parse(line));
    if (told.event === 'first-account') console.log(`First staff account, shown this once:  ${told.account}  ${told.password}`);
    if (told.event === 'ready' && told.url) return { url: told.url };
  }
  throw new Error(`The hub did not start; its words are in ${join(folder, 'hub.log')}. Is port ${values.port} taken?`);
}

async function chooseDisplay(): Promise<Display> {
  const given = process.env['DISPLAY'];
  if (given) return { name: given, server: null };
  const made = await startDisplay(size);
  if (made.server) stopping.unshift(made.server);
  console.log(`There is no display: the kiosk runs under Xvfb on ${made.name}. A picture of it: import -display ${made.name} -window root vitrine.png`);
  return made;
}

function windowData(): string {
  if (!isRoot) return join(values.data, 'window');
  return join('/var/lib/vitrine', createHash('sha256').update(values.data).digest('hex').slice(0, 12));
}

function pairingCode(): string {
  return execFileSync(nodePath(), ['main/hub/pairing-code.ts', '--data', join(values.data, 'hub'), '--boutique', values.boutique, '--role', values.role, '--name', 'Vitrine 1'], { cwd: projectRoot, encoding: 'utf8' }).trim();
}

/** A first advisor's badge for the virtual tray; the console issues the others. */
function issueFirstBadge(): void {
  const file = join(values.data, 'badges/A-01.json');
  if (existsSync(file)) return;
  mkdirSync(join(values.data, 'badges'), { recursive: true, mode: 0o700 });
  execFileSync(nodePath(), ['main/hub/issue-badge.ts', '--data', join(values.data, 'hub'), '--badge', 'A-01', '--advisor', 'claire-m', '--pin', '4711', '--out', file], { cwd: projectRoot });
  console.log('First badge: A-01, Claire, PIN 4711.');
}

function keepLog(process: OwnedProcess, name: string): void {
  const file = createWriteStream(join(values.data, name), { flags: 'a', mode: 0o600 });
  process.child.stdout?.pipe(file);
  process.child.stderr?.pipe(file);
}

function say(): void {
  console.log(`
Vitrine runs${describeUser(kiosk)}.
  Console    ${hub.url}/console/
  Tray       npm run tray -- lay W-MOR-01        npm run tray -- lift        npm run tray -- badge A-01
  Data       ${values.data} (hub, logs), ${windowFolder} (window)
Ctrl-C ends all of it.`);
}

function describeUser({ user }: Kiosk): string {
  return user ? ` as ${user.name}` : '';
}

async function stopAll(code: number): Promise<void> {
  const ending = stopping.splice(0);
  // The kiosk that is being ended tells so itself: whoever came first goes on to the end.
  if (ending.length === 0) return;
  for (const process of ending) await process.dispose();
  process.exit(code);
}
