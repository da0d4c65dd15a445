import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { WindowRole } from '#contract/content.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { boutiqueId } from '#contract/ids.ts';
import { intakeBody, outcomesPage, type IntakeRow, type Outcome } from '#contract/submission.ts';
import { signIn, type ConsoleClient } from './console-client.ts';
import { startHub, type HubProcess } from './hub-process.ts';
import { aVisit, type BuiltVisit, type VisitWishes } from './visit-builder.ts';
import { anId, enrolWindow, type WindowClient } from './window-client.ts';

/** A real hub with the demonstration maison, for journeys of its staff. */
export type ConsoleMaison = {
  readonly hub: HubProcess;
  readonly account: { readonly account: string; readonly password: string };
  /** The same staff without a browser, for what a journey needs but is not about. */
  readonly staff: ConsoleClient;
  readonly pair: (place: { readonly name: string; readonly role?: WindowRole; readonly boutique?: string }) => Promise<PairedWindow>;
  readonly dispose: () => Promise<void>;
};

/** A window on the wire, by what it does rather than by what it sends. */
export type PairedWindow = WindowClient & {
  readonly report: (told: { readonly applied: number; readonly failed?: { readonly number: number; readonly reason: string } }) => Promise<void>;
  readonly sendPicture: (picture: { readonly scene: string; readonly takenMinutesAgo: number; readonly bytes?: Uint8Array }) => Promise<void>;
  readonly bring: (wishes?: VisitWishes, askedMinutesAgo?: number) => Promise<BuiltVisit>;
  /** What core writes of a badge: client mode opens, then each card. */
  readonly openCards: (badgeId: string, clients: readonly string[]) => Promise<void>;
  readonly outcomes: () => Promise<readonly Outcome[]>;
};

/** @param prepare lays files into the hub's folder before it starts */
export async function openConsoleMaison(prepare?: (folder: string) => Promise<void>): Promise<ConsoleMaison> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-console-'));
  await prepare?.(folder);
  const hub = await startHub({ folder, more: ['--assets', join(folder, 'no-assets')] });
  if (hub.firstAccount === null) throw new Error('a hub that just made its maison prints its first account');
  const staff = await signIn(hub, hub.firstAccount);
  return {
    hub, staff, account: hub.firstAccount,
    pair: async ({ name, role = 'salon', boutique = 'geneve' }) => {
      const { code } = await staff.ask('pairing.issue', { boutiqueId: boutiqueId.parse(boutique), role, name });
      return pairedWindow(await enrolWindow(hub, code));
    },
    dispose: async () => {
      await hub.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function pairedWindow(window: WindowClient): PairedWindow {
  return {
    ...window,
    report: async ({ applied, failed }) => {
      const at = new Date().toISOString();
      const health = {
        core: { startedAt: at, restarts: 0 }, tray: 'here', stage: { lastReport: null }, outbox: { waiting: 0, oldestAt: null, refused: 0 },
        disk: { freeBytes: 41_000_000_000 }, vaultVersion: 1, scene: 'attract',
      };
      const publications = { desired: applied, applied, failed: failed === undefined ? null : { ...failed, at } };
      await accepted(window.ask(hubRoutes.report, { body: { id: anId(), at, appVersion: '0.1.0', publications, health, counters: {} } }));
    },
    sendPicture: async ({ scene, takenMinutesAgo, bytes }) => {
      const takenAt = new Date(Date.now() - takenMinutesAgo * 60_000).toISOString();
      await accepted(window.ask(hubRoutes.screenshot, { method: 'PUT', raw: bytes ?? await aPicture(), headers: { 'x-taken-at': takenAt, 'x-scene': scene, 'content-type': 'image/png' } }));
    },
    bring: async (wishes = {}, askedMinutesAgo = 0) => {
      const visit = await aVisit({ id: window.id, key: window.key, publication: await window.desired() }, wishes);
      const createdAt = new Date(Date.now() - askedMinutesAgo * 60_000).toISOString();
      const rows: readonly IntakeRow[] = window.chain([visit]).map((row) => ({ ...row, createdAt }));
      const { answers } = await window.deliver(rows);
      if (answers[0]?.outcome !== 'accepted') throw new Error(`the hub did not take it: ${JSON.stringify(answers)}`);
      return visit;
    },
    openCards: async (badgeId, clients) => {
      const acts = [{ act: 'client-mode-opened', subject: null }, ...clients.map((subject) => ({ act: 'card-opened', subject }))];
      const bodies = acts.map((entry) => ({ id: anId(), body: intakeBody.parse({ kind: 'audit', audit: { at: new Date().toISOString(), windowId: window.id, badgeId, ...entry } }) }));
      await window.deliver(window.chain(bodies));
    },
    outcomes: async () => outcomesPage.parse((await window.ask(`${hubRoutes.outcomes}?after=0`)).body).outcomes,
  };
}

async function accepted(answer: ReturnType<WindowClient['ask']>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`the hub answered ${status}: ${JSON.stringify(body)}`);
}

/** Portrait, the blue of the hour before day: a picture small enough to send in every test. */
function aPicture(): Promise<Buffer> {
  return sharp({ create: { width: 90, height: 160, channels: 3, background: '#2b3844' } }).png().toBuffer();
}
