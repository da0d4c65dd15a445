import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { badgeFile, type BadgeFile } from '#contract/badge.ts';
import type { CoreEvent, EventPayload } from '#contract/window-api.ts';
import { nodePath, projectRoot } from '../../../native/setup/places.ts';
import { aCoreFolder, startPairedCore, type CoreProcess } from '../core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../hub-process.ts';
import { startCardService, type CardService } from './card-service.ts';

type Test = Parameters<typeof aCoreFolder>[0];

export type TrayWindow = {
  readonly core: CoreProcess;
  /** The next event that fits and was not taken before; earlier ones of the channel are passed over. */
  readonly next: <Channel extends CoreEvent>(channel: Channel, fits: (payload: EventPayload<Channel>) => boolean) => Promise<EventPayload<Channel>>;
};

/** A service with two virtual readers, a hub with badges, and windows whose tray is on: one at a time, for the readers are one window's. */
export type VirtualBoutique = {
  readonly service: CardService;
  readonly badges: Readonly<Record<string, BadgeFile>>;
  readonly openWindow: (t: Test, role: string) => Promise<TrayWindow>;
};

export async function openVirtualBoutique(t: Test, wanted: readonly { readonly id: string; readonly advisor: string; readonly pin: string }[]): Promise<VirtualBoutique> {
  const service = await startCardService();
  t.after(service.stop);
  const hubFolder = await aHubFolder(t);
  const hub = await startHub({ folder: hubFolder });
  t.after(async () => void await hub.stop());
  const badges: Record<string, BadgeFile> = {};
  for (const badge of wanted) badges[badge.id] = await issueBadge(hubFolder, badge);
  const openWindow = async (test: Test, role: string): Promise<TrayWindow> => {
    const folder = await aCoreFolder(test);
    const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role, name: role });
    const { core } = await startPairedCore({ folder, hubUrl: hub.url, pairingCode, pollMs: 250, more: { VITRINE_TRAY: 'on' } });
    test.after(core.stop);
    return { core, next: nextOf(core) };
  };
  return { service, badges, openWindow };
}

async function issueBadge(hubFolder: string, { id, advisor, pin }: { readonly id: string; readonly advisor: string; readonly pin: string }): Promise<BadgeFile> {
  const out = join(hubFolder, `${id}.json`);
  await promisify(execFile)(nodePath(), ['main/hub/issue-badge.ts', '--data', hubFolder, '--badge', id, '--advisor', advisor, '--pin', pin, '--out', out], { cwd: projectRoot });
  return badgeFile.parse(JSON.parse(await readFile(out, 'utf8')));
}

function nextOf(core: CoreProcess): TrayWindow['next'] {
  const taken = new WeakSet<object>();
  return async (channel, fits) => {
    const passedOver: object[] = [];
    const found = await core.event(channel, (payload) => {
      if (taken.has(payload)) return false;
      if (fits(payload)) return true;
      passedOver.push(payload);
      return false;
    });
    for (const payload of [...passedOver, found]) taken.add(payload);
    return found;
  };
}
