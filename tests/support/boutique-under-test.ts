import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuePairingCode, startHub, type HubProcess } from './hub-process.ts';
import { KioskWindow } from './kiosk-window.ts';
import { launchKiosk, type KioskUnderTest, type LaunchOptions } from './launch-kiosk.ts';

export type BoutiqueUnderTest = {
  readonly hub: () => HubProcess;
  readonly kiosk: KioskUnderTest;
  readonly window: KioskWindow;
  readonly hubFolder: string;
  readonly stopHub: () => Promise<void>;
  readonly startHubAgain: () => Promise<void>;
};

export type BoutiqueOptions = LaunchOptions & { readonly role?: 'street' | 'salon' | 'counter' };

/** A maison's hub and one paired kiosk, both real, that end with the test. */
export async function openBoutique(t: { readonly after: (end: () => Promise<void>) => void }, options: BoutiqueOptions = {}): Promise<BoutiqueUnderTest> {
  const { role = 'salon', ...launch } = options;
  const hubFolder = mkdtempSync(join(tmpdir(), 'vitrine-maison-'));
  let hub = await startHub({ folder: hubFolder });
  const { port } = hub;
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role, name: 'Vitrine 1' });
  const kiosk = await launchKiosk({ hubUrl: hub.url, pairingCode, ...launch, more: { VITRINE_TRAY: 'off', VITRINE_POLL_MS: '500', ...launch.more } });
  t.after(async () => {
    await kiosk.close();
    await hub.stop();
    rmSync(hubFolder, { recursive: true, force: true });
  });
  return {
    kiosk, hubFolder,
    hub: () => hub,
    window: new KioskWindow(kiosk),
    stopHub: async () => void (await hub.stop()),
    startHubAgain: async () => { hub = await startHub({ folder: hubFolder, port }); },
  };
}
