import { chownSync, mkdirSync } from 'node:fs';
import type { SpawnOptions } from 'node:child_process';
import type { Kiosk } from './lay-out-kiosk.ts';
import { startOwned, type OwnedProcess } from './owned-process.ts';

export type KioskRun = {
  readonly dataFolder: string;
  readonly display: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly tier: 'still' | 'low' | 'full' | null;
  /** False where a GPU may draw: on a real screen. */
  readonly isSoftwareDrawn?: boolean;
  readonly hubUrl: string | null;
  readonly pairingCode: string | null;
  readonly more?: Readonly<Record<string, string>>;
};

/** What a kiosk is told when it starts. Nothing else of this program's environment reaches it. */
export function kioskEnvironment(kiosk: Kiosk, run: KioskRun): Readonly<Record<string, string>> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: run.dataFolder,
    LANG: 'C.UTF-8',
    TZ: process.env['TZ'] ?? 'UTC',
    DISPLAY: run.display,
    VITRINE_DATA: run.dataFolder,
    VITRINE_NODE: kiosk.nodePath,
    VITRINE_SIZE: `${run.size.width}x${run.size.height}`,
    VITRINE_GPU: run.isSoftwareDrawn === false ? 'auto' : 'software',
    ...(run.tier ? { VITRINE_TIER: run.tier } : {}),
    ...(run.hubUrl ? { VITRINE_HUB_URL: run.hubUrl } : {}),
    ...(run.pairingCode ? { VITRINE_PAIRING_CODE: run.pairingCode } : {}),
    ...run.more,
  };
}

/** The folder where a window keeps everything, owned by the user the kiosk runs as, closed to others. */
export function makeDataFolder(kiosk: Kiosk, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (kiosk.user) chownSync(folder, kiosk.user.uid, kiosk.user.gid);
}

export function startKiosk(kiosk: Kiosk, run: KioskRun): OwnedProcess {
  makeDataFolder(kiosk, run.dataFolder);
  const options: SpawnOptions = { cwd: run.dataFolder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...kioskEnvironment(kiosk, run) } };
  // No core dump: a page's memory is in no file.
  return startOwned('prlimit', ['--core=0', kiosk.executable], kiosk.user ? { ...options, uid: kiosk.user.uid, gid: kiosk.user.gid } : options);
}
