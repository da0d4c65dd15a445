import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { demonstrationDomain } from '#contract/tag-record.ts';
import { hostTray } from './tray-host.ts';
import { trayPlaces } from './tray-places.ts';
import { answerTray, type TrayAnswer, type TrayRequest } from './tray-line.ts';
import { virtualSlots } from './virtual-slot.ts';
import { createVirtualTray } from './virtual-tray.ts';

/** Holds the virtual cards between commands; ends by itself once nothing has lain there for a while. */

const idleMs = 10 * 60_000;

const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new TypeError('--data names the folder of the running boutique');
const places = trayPlaces(values.data);
const tray = createVirtualTray(virtualSlots);
let turn: Promise<unknown> = Promise.resolve();
let lastAskedMs = performance.now();

/** One at a time: two hands on one slot are one after the other. */
function inTurn(request: TrayRequest): Promise<TrayAnswer> {
  lastAskedMs = performance.now();
  const answer = turn.then(() => hostTray(request, { tray, badgeFolder: places.badgeFolder, domain: demonstrationDomain }));
  turn = answer.catch(() => undefined);
  return answer;
}

const server = createServer((line) => void answerTray(line, inTurn));
server.listen(places.socket);
setInterval(() => {
  const isIdle = tray.lying().every((name) => name === null) && performance.now() - lastAskedMs > idleMs;
  if (isIdle) end();
}, 30_000);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);

function end(): void {
  rmSync(places.socket, { force: true });
  process.exit(0);
}
