import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import { startDisplay } from '../../../native/setup/display-server.ts';
import { ensureElectron } from '../../../native/setup/electron.ts';
import { buildAll } from '../../../native/setup/build.ts';
import { kioskEnvironment, makeDataFolder, type KioskRun } from '../../../native/setup/kiosk-process.ts';
import { layOutKiosk } from '../../../native/setup/lay-out-kiosk.ts';
import { issuePairingCode, startHub } from '../../support/hub-process.ts';
import { asKioskUser } from '../../support/launch-kiosk.ts';
import { distributionOf, type Bench } from '../measured.ts';
import { layOutEmptyWindow } from './empty-window.ts';

const size = { width: 1080, height: 1920 };

/** Launch of the built kiosk until the ridge answers a touch, beside an empty Electron window that answers one. */
export const bench: Bench = async ({ runs, say }) => {
  await buildAll();
  const kiosk = layOutKiosk(await ensureElectron());
  const empty = await layOutEmptyWindow();
  const display = await startDisplay(size);
  const hubFolder = mkdtempSync(join(tmpdir(), 'vitrine-bench-hub-'));
  const dataFolder = mkdtempSync(join(tmpdir(), 'vitrine-bench-window-'));
  makeDataFolder(kiosk, dataFolder);
  const hub = await startHub({ folder: hubFolder });
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Bench' });
  const run: KioskRun = { dataFolder, display: display.name, size, tier: 'still', hubUrl: hub.url, pairingCode, more: { VITRINE_TRAY: 'off' } };
  const ours = { executable: asKioskUser(kiosk, dataFolder), env: kioskEnvironment(kiosk, run) };
  const peer = { executable: asKioskUser({ ...kiosk, executable: empty.executable }, dataFolder, 'empty'), env: { ...kioskEnvironment(kiosk, run) } };
  try {
    // The first start pairs and fetches; a window starts with what it has.
    await timeStart(ours, '[data-scene="attract"]');
    const [ourTimes, peerTimes]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < runs; turn += 1) {
      ourTimes.push(await timeStart(ours, '[data-scene="attract"]'));
      peerTimes.push(await timeStart(peer, 'body'));
      say(`${turn + 1}/${runs}: ${ourTimes.at(-1)?.toFixed(0)} ms beside ${peerTimes.at(-1)?.toFixed(0)} ms`);
    }
    return { unit: 'ms', ours: distributionOf(ourTimes), peer: { name: 'an empty Electron window', ...distributionOf(peerTimes) }, aim: 1.6, remarks: [] };
  } finally {
    await hub.stop();
    await display.server?.dispose();
    for (const folder of [hubFolder, dataFolder, empty.folder]) rmSync(folder, { recursive: true, force: true });
  }
};

type Launched = { readonly executable: string; readonly env: Readonly<Record<string, string>> };

/** Milliseconds from launch until a touch has had its answer. */
async function timeStart({ executable, env }: Launched, ready: string): Promise<number> {
  const started = performance.now();
  const app: ElectronApplication = await _electron.launch({ executablePath: executable, cwd: tmpdir(), env: { ...env }, args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'], timeout: 60_000 });
  try {
    const page = await app.firstWindow();
    await page.waitForSelector(ready, { timeout: 60_000 });
    await page.mouse.click(200, 600);
    await page.waitForSelector('[data-scene="room"]', { timeout: 30_000 });
    return performance.now() - started;
  } finally {
    await app.close();
  }
}
