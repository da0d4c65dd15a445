import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NFC, type Reader } from 'nfc-pcsc';
import type { WindowBridge } from '#contract/window-api.ts';
import { pieceTag } from '../../../native/tray/cards/piece-tag.ts';
import { layCard, virtualSlots } from '../../../native/tray/virtual-slot.ts';
import { issuePairingCode, startHub } from '../../support/hub-process.ts';
import { launchKiosk, portrait } from '../../support/launch-kiosk.ts';
import { startCardService } from '../../support/virtual-tray/card-service.ts';
import type { Tap } from './taps.ts';

/** The inside of the tap benchmark, in a network of its own: `measure-taps.ts RUNS OUT`. */

const domain = 'serac.example';
const watchIds = ['W-MOR-01', 'W-NEV-01', 'W-ARE-01'] as const;

const [runs = 20, out = ''] = [Number(process.argv[2]), process.argv[3]];
const hubFolder = mkdtempSync(join(tmpdir(), 'vitrine-maison-'));
const service = await startCardService();
const hub = await startHub({ folder: hubFolder });
const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Vitrine 1' });
const kiosk = await launchKiosk({ hubUrl: hub.url, pairingCode, size: portrait, tier: 'still', more: { VITRINE_TRAY: 'on' } });
const reader = await firstReader();
const taps: Tap[] = [];
try {
  await kiosk.page().waitForSelector('[data-scene="attract"]', { timeout: 60_000 });
  // The first of each watch decodes its picture for the first time; a shop's window has shown them all by noon.
  for (const watchId of watchIds) await measure(watchId);
  for (let run = 0; run < runs; run += 1) taps.push(await measure(watchIds[run % watchIds.length] ?? 'W-MOR-01'));
  writeFileSync(out, JSON.stringify(taps));
} finally {
  await kiosk.close();
  await hub.stop();
  await service.stop();
  rmSync(hubFolder, { recursive: true, force: true });
}
process.exit(0);

async function firstReader(): Promise<Reader> {
  const nfc = new NFC();
  // The service goes before this process does.
  nfc.on('error', () => undefined);
  const readers: Reader[] = [];
  while (!readers.some((found) => found.name.endsWith('00'))) readers.push(((await once(nfc, 'reader')) as [Reader])[0]);
  const found = readers.find((entry) => entry.name.endsWith('00'));
  if (!found) throw new Error('there is no first reader');
  found.on('error', () => undefined);
  return found;
}

async function measure(watchId: (typeof watchIds)[number]): Promise<Tap> {
  const page = kiosk.page();
  await page.evaluate(listenFor, watchId);
  const read = once(reader, 'card').then(nowMs);
  const presentedMs = nowMs();
  const laid = await layCard(pieceTag(`${watchId.slice(2).replace('-', '')}-0001`, domain), virtualSlots[0]);
  const [uidAtMs, { toldAtMs, paintedAtMs }] = await Promise.all([read, page.evaluate(() => (globalThis as unknown as { readonly tapSeen: Promise<Seen> }).tapSeen)]);
  await laid.lift();
  await kiosk.page().waitForSelector('[data-scene="attract"]', { timeout: 60_000 });
  return { watchId, uidMs: uidAtMs - presentedMs, toldMs: toldAtMs - presentedMs, paintedMs: paintedAtMs - presentedMs };
}

type Seen = { readonly toldAtMs: number; readonly paintedAtMs: number };

/** Runs in the page: notes when it is told of the piece, and when a still of its watch has been on screen for a frame. */
async function listenFor(wanted: string): Promise<void> {
  const { vitrine } = globalThis as unknown as { readonly vitrine: WindowBridge };
  const now = (): number => performance.timeOrigin + performance.now();
  const state = await vitrine.request('state.read', {});
  const assets = state.ok && state.value.phase === 'ready' ? state.value.published.assets : {};
  const addresses = Object.entries(assets).filter(([name]) => name.startsWith(`stills/${wanted}.`)).map(([, sum]) => `vitrine://asset/${sum}`);
  if (addresses.length === 0) throw new Error(`the publication has no still of ${wanted}`);
  let toldAtMs = 0;
  const leave = vitrine.subscribe('tray-changed', ({ slots }) => {
    if (!slots.some((slot) => slot.state === 'piece' && slot.watchId === wanted)) return;
    toldAtMs = now();
    leave();
  });
  const isShown = (): boolean => [...document.querySelectorAll<HTMLImageElement>('[data-still="shown"] img')].some((image) => image.complete && image.naturalWidth > 0 && addresses.includes(image.src));
  Object.assign(globalThis, {
    tapSeen: new Promise<Seen>((resolve) => {
      const look = (): void => {
        // The frame after the one in which it is there has painted it.
        if (toldAtMs > 0 && isShown()) requestAnimationFrame(() => requestAnimationFrame(() => resolve({ toldAtMs, paintedAtMs: now() })));
        else requestAnimationFrame(look);
      };
      look();
    }),
  });
}

function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
