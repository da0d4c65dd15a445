import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../setup/places.ts';
import { askTray, trayRequest, type TrayAnswer, type TrayRequest } from './tray-line.ts';
import { trayPlaces } from './tray-places.ts';

/** `npm run tray -- …`: hands for the virtual tray of a running kiosk. */

const usage = `npm run tray -- lay W-MOR-01 [--slot 1]    a watch's first piece; also a serial, unknown, foreign, unreadable, mute, flicker
npm run tray -- lift [--slot 1]            what lies there, or all
npm run tray -- badge A-01 [--slot 1]      taps a badge that was issued
npm run tray -- list                       what lies where, and what there is`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { slot: { type: 'string' }, data: { type: 'string', default: join(projectRoot, '.vitrine') } } });
const places = trayPlaces(values.data);
const request = readRequest();
if (request === null) {
  console.error(usage);
  process.exit(2);
}
const answer = await ask(request);
console.log(answer.said);
process.exit(answer.ok ? 0 : 1);

function readRequest(): TrayRequest | null {
  const [act, name] = positionals;
  const slot = values.slot === undefined ? null : Number(values.slot);
  const wanted = { lay: { act, card: name, slot: slot ?? 0 }, lift: { act, slot }, badge: { act, badge: name, slot }, list: { act } };
  const parsed = trayRequest.safeParse(Object.hasOwn(wanted, act ?? '') ? wanted[act as keyof typeof wanted] : null);
  return parsed.success ? parsed.data : null;
}

async function ask(wanted: TrayRequest): Promise<TrayAnswer> {
  try {
    return await askTray(places.socket, wanted);
  } catch {
    // Nobody holds cards yet, or whoever did was ended.
    startDaemon();
    return askOnceItListens(wanted);
  }
}

function startDaemon(): void {
  mkdirSync(values.data, { recursive: true, mode: 0o700 });
  rmSync(places.socket, { force: true });
  spawn(process.execPath, [join(import.meta.dirname, 'tray-daemon.ts'), '--data', values.data], { detached: true, stdio: 'ignore', cwd: projectRoot }).unref();
}

async function askOnceItListens(wanted: TrayRequest): Promise<TrayAnswer> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    await pause(50);
    try {
      return await askTray(places.socket, wanted);
    } catch {
      // It is still starting.
      continue;
    }
  }
  return { ok: false, said: 'The virtual tray does not start.' };
}
