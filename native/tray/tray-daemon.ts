import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { demonstrationDomain } from '#contract/tag-record.ts';
import { hostTray } from './tray-host.ts';
import { trayPlaces } from './tray-places.ts';
import { answerTray, type TrayAnswer, type TrayRequest } from './tray-line.ts';
import { virtualSlots } from './virtual-slot.ts';
import { createVirtualTray } from './virtual-tray.ts';

/** Holds the virtual cards between commands; ends by itself with the boutique's folder, or once no reader has had a card of it for a while. */

const idleMs = 10 * 60_000;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new TypeError('--data names the folder of the running boutique');
const places = trayPlaces(values.data);
const tray = createVirtualTray(virtualSlots);
let turn: Promise<unknown> = Promise.resolve();
let lastUsedMs = performance.now();

/** One at a time: two hands on one slot are one after the other. */
function inTurn(request: TrayRequest): Promise<TrayAnswer> {
  lastUsedMs = performance.now();
  const answer = turn.then(() => hostTray(request, { tray, badgeFolder: places.badgeFolder, domain: demonstrationDomain }));
  turn = answer.catch(() => undefined);
  return answer;
}

const server = createServer((line) => void answerTray(line, inTurn));
server.listen(places.socket);
setInterval(() => {
  if (tray.isOnReader()) lastUsedMs = performance.now();
  if (performance.now() - lastUsedMs > idleMs || !existsSync(places.socket)) end();
}, 2_000);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);

function end(): void {
  rmSync(places.socket, { force: true });
  process.exit(0);
}
