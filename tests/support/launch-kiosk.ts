import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { buildAll } from '../../native/setup/build.ts';
import { startDisplay } from '../../native/setup/display-server.ts';
import { ensureElectron } from '../../native/setup/electron.ts';
import { kioskEnvironment, makeDataFolder, type KioskRun } from '../../native/setup/kiosk-process.ts';
import { layOutKiosk, type Kiosk } from '../../native/setup/lay-out-kiosk.ts';
import { commandOf, processTree } from './search-traces.ts';

export type KioskUnderTest = {
  readonly app: ElectronApplication;
  /** The page on the glass; its warm successor is always a younger one. */
  readonly page: () => Page;
  readonly dataFolder: string;
  /** The X display that it is on. */
  readonly display: string;
  readonly pid: number;
  readonly corePid: () => number;
  /** Structured lines of shell and core so far. */
  readonly log: () => readonly Readonly<Record<string, unknown>>[];
  readonly close: () => Promise<void>;
};

export type LaunchOptions = Partial<Omit<KioskRun, 'display' | 'dataFolder'>> & { readonly dataFolder?: string; /** Where the display keeps its picture, for a test that watches it. */ readonly framebufferFolder?: string };

export const portrait = { width: 1080, height: 1920 } as const;
/** A quarter of the pixels, the same composition: what journeys run at on a machine without a GPU. */
export const smallPortrait = { width: 540, height: 960 } as const;

/** Starts the built kiosk as its unprivileged user, sandbox on, on an invisible screen of its own. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<KioskUnderTest> {
  await buildAll();
  const kiosk = layOutKiosk(await ensureElectron());
  const size = options.size ?? smallPortrait;
  const display = await startDisplay(size, options.framebufferFolder);
  const dataFolder = options.dataFolder ?? makeWindowFolder(kiosk);
  const app = await _electron.launch({
    executablePath: asKioskUser(kiosk, dataFolder),
    // Without this Playwright takes the sandbox away, and would test another product.
    chromiumSandbox: true,
    cwd: dataFolder,
    env: { ...kioskEnvironment(kiosk, { tier: 'still', hubUrl: null, pairingCode: null, ...options, size, dataFolder, display: display.name }) },
    timeout: 30_000,
  });
  const lines: Record<string, unknown>[] = [];
  const { stdout } = app.process();
  if (stdout) createInterface({ input: stdout }).on('line', (line) => lines.push(...readLine(line)));
  await app.firstWindow();
  return {
    app, dataFolder, display: display.name,
    page: () => {
      const page = app.windows().find((entry) => !entry.isClosed());
      if (!page) throw new Error('no page is on the glass');
      return page;
    },
    pid: app.process().pid ?? -1,
    corePid: () => corePidBelow(app.process().pid ?? -1),
    log: () => lines,
    close: async () => {
      await app.close();
      await display.server?.dispose();
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export function makeWindowFolder(kiosk: Kiosk): string {
  const folder = mkdtempSync('/tmp/vitrine-window-');
  makeDataFolder(kiosk, folder);
  return folder;
}

/** Playwright starts what it is given as whoever it is itself; root hands over to the kiosk's user first. */
export function asKioskUser({ executable, user }: Kiosk, folder: string, name = 'kiosk'): string {
  if (!user) return executable;
  const script = join(folder, `${name}-as-its-user`);
  writeFileSync(script, `#!/bin/sh\nulimit -c 0\nexec setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups -- ${executable} "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

/** Core among the kiosk's processes, by the bundle it runs. @throws while it is not there */
function corePidBelow(kioskPid: number): number {
  const found = processTree(kioskPid).find((pid) => commandOf(pid).some((word) => word.endsWith('core.mjs')));
  if (found === undefined) throw new Error('core is not there');
  return found;
}

function readLine(text: string): readonly Record<string, unknown>[] {
  if (!text.startsWith('{')) return [];
  // A line of our own log; anything else a process printed is not JSON and is passed over.
  return [JSON.parse(text) as Record<string, unknown>];
}
