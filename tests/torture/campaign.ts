import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Slot, Submission } from '#contract/submission.ts';
import type { WindowState } from '#contract/window-api.ts';
import { startCore, startPairedCore, type CoreProcess } from '../support/core-process.ts';
import { issuePairingCode, startHub, type HubProcess } from '../support/hub-process.ts';
import { aSubmission } from '../support/submission-builder.ts';
import { countDeliveries, leftInOutbox, parkedReasons, waitingInHub, type Count } from './count-deliveries.ts';
import { compileForgetfulDisk, forgetfulDisk, type ForgetfulDisk } from './forgetful-disk.ts';
import { chanceFrom, type Chance } from './random.ts';
import type { TimeCount, TorturedPostgres } from './tortured-postgres.ts';
import type { TorturedTryton } from './tortured-tryton.ts';

export type Campaign = {
  readonly workFolder: string;
  readonly seed: number;
  readonly kills: number;
  /** A kill takes with it what was not synced. */
  readonly isPowerCut: boolean;
  readonly say: (line: string) => void;
  /** A CRM behind the hub, tormented as well. */
  readonly crm: TorturedTryton | null;
  /** A database behind the hub that keeps its time, tormented as well; then visitors ask for times. */
  readonly time: TorturedPostgres | null;
};

export type Verdict = Count & { readonly kills: { readonly core: number; readonly hub: number }; readonly undelivered: number; readonly crm: (Count & { readonly kills: number; readonly undelivered: number }) | null; readonly time: (TimeCount & { readonly kills: number }) | null };

const visitors = 4;
/** Without any progress for this long, what is still on its way is stuck. */
const patienceMs = 60_000;

/** Visitors go on giving what they give while core and hub are killed under them; then everything comes back, and it is counted. */
export async function runCampaign(campaign: Campaign): Promise<Verdict> {
  const boutique = await openBoutique(campaign);
  const chance = chanceFrom(campaign.seed);
  const told: Told = { acknowledged: [], unanswered: [] };
  let isOver = false;
  const going = Array.from({ length: visitors }, () => keepVisiting(boutique, told, chance, { isOver: () => isOver, restMs: campaign.crm === null && campaign.time === null ? 30 : 400, wantsTime: campaign.time !== null }));
  const torments = { crm: campaign.crm?.torment(), time: campaign.time?.torment() };
  const kills = await killAtRandom(campaign, boutique, chance);
  isOver = true;
  await Promise.all(going);
  const [crmKills, timeKills] = [(await torments.crm?.end()) ?? 0, (await torments.time?.end()) ?? 0];
  await settle(boutique);
  const undeliveredToCrm = (await campaign.crm?.settle(boutique.hubFolder)) ?? 0;
  const time = campaign.time === null ? null : { ...(await campaign.time.count(boutique.hubFolder, capacityOf(boutique))), kills: timeKills };
  await boutique.core.stop();
  await boutique.hub.stop();
  for (const reason of parkedReasons(boutique.hubFolder)) campaign.say(`parked: ${reason}`);
  const left = leftInOutbox(boutique.coreFolder);
  for (const { reason, rows } of left) campaign.say(`in the outbox: ${rows}, ${reason ?? 'waiting'}`);
  const undelivered = left.reduce((sum, { rows }) => sum + rows, waitingInHub(boutique.hubFolder));
  const crm = campaign.crm === null ? null : { ...campaign.crm.count(told.acknowledged, told.unanswered), kills: crmKills, undelivered: undeliveredToCrm };
  return { ...countDeliveries(boutique.hubFolder, told.acknowledged, told.unanswered), kills, undelivered, crm, time };
}

type Told = { readonly acknowledged: Submission[]; readonly unanswered: Submission[] };

type Boutique = {
  core: CoreProcess;
  hub: HubProcess;
  readonly state: Extract<WindowState, { phase: 'ready' }>;
  readonly hubFolder: string;
  readonly coreFolder: string;
  readonly restartCore: () => Promise<void>;
  readonly restartHub: () => Promise<void>;
  readonly cut: (which: 'core' | 'hub') => void;
};

async function openBoutique({ workFolder, isPowerCut, crm, time }: Campaign): Promise<Boutique> {
  const [coreFolder, hubFolder] = [join(workFolder, 'core'), join(workFolder, 'hub')];
  mkdirSync(coreFolder, { recursive: true });
  mkdirSync(hubFolder, { recursive: true });
  const library = isPowerCut ? compileForgetfulDisk(workFolder) : null;
  const diskOf = (folder: string): ForgetfulDisk | null => (library === null ? null : forgetfulDisk(library, folder, `${folder}-shadow`));
  const disks = { core: diskOf(coreFolder), hub: diskOf(hubFolder) };
  crm?.mapFor(hubFolder);
  const environment = { ...disks.hub?.environment, ...time?.environment };
  const hub = await startHub({ folder: hubFolder, environment });
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Torture' });
  const coreOptions = { folder: coreFolder, hubUrl: hub.url, pairingCode, pollMs: 300, more: disks.core?.environment ?? {} };
  const { core, state } = await startPairedCore(coreOptions);
  const boutique: Boutique = {
    core, hub, state, hubFolder, coreFolder,
    restartCore: async () => void (boutique.core = await startCore(coreOptions)),
    restartHub: async () => void (boutique.hub = await startHub({ folder: hubFolder, port: hub.port, environment })),
    cut: (which) => disks[which]?.cut(),
  };
  return boutique;
}

/** A visitor who has no answer gives the same again, as the window does; some leave instead, and nobody promised them anything. */
async function keepVisiting(boutique: Boutique, told: Told, chance: Chance, { isOver, restMs, wantsTime }: { readonly isOver: () => boolean; readonly restMs: number; readonly wantsTime: boolean }): Promise<void> {
  while (!isOver()) {
    const submission = await aSubmission({ windowId: boutique.state.windowId, published: boutique.state.published }, { consent: 'given', slot: wantsTime ? await wantedSlot(boutique, chance) : null });
    let hasLeft = false;
    while (!hasLeft) {
      const result = await boutique.core.request('submissions.submit', submission);
      if (result.ok && result.value.outcome === 'kept') break;
      if (result.ok || result.code !== 'away') throw new Error(`refused: ${JSON.stringify(result)}`);
      hasLeft = chance.next() < 0.2;
      await pause(20);
    }
    (hasLeft ? told.unanswered : told.acknowledged).push(submission);
    await pause(chance.between(0, restMs));
  }
}

/** One of the few that everybody wants, if the window offers any now. */
async function wantedSlot(boutique: Boutique, chance: Chance): Promise<Slot | null> {
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const listed = await boutique.core.request('slots.list', { kind: 'boutique', from, days: 14 });
  const slots = listed.ok ? listed.value.days.flatMap((day) => day.slots) : [];
  return slots[Math.floor(chance.between(0, Math.min(slots.length, 5)))] ?? null;
}

function capacityOf({ state }: Boutique): number {
  return state.published.document.boutique.offers.find(({ kind }) => kind === 'boutique')?.capacity ?? 0;
}

async function killAtRandom({ kills, say }: Campaign, boutique: Boutique, chance: Chance): Promise<Verdict['kills']> {
  const counts = { core: 0, hub: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(chance.between(5, 400));
    const which = chance.pick(['core', 'core', 'hub', 'both'] as const);
    const [isCore, isHub] = [which !== 'hub', which !== 'core'];
    await Promise.all([isCore && boutique.core.kill(), isHub && boutique.hub.kill()]);
    if (isCore) boutique.cut('core');
    if (isHub) boutique.cut('hub');
    await pause(chance.between(0, 200));
    await Promise.all([isCore && boutique.restartCore(), isHub && boutique.restartHub()]);
    counts.core += isCore ? 1 : 0;
    counts.hub += isHub ? 1 : 0;
    if (kill % 10 === 0) say(`${kill} of ${kills} kills`);
  }
  return counts;
}

/** Waits until nothing is on its way, for as long as less and less of it is. */
async function settle(boutique: Boutique): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let endsAtMs = performance.now() + patienceMs;
  while (performance.now() < endsAtMs) {
    const state = await boutique.core.request('state.read', {});
    const onItsWay = waitingInHub(boutique.hubFolder) + (state.ok && state.value.phase === 'ready' ? state.value.hub.waiting : 1);
    if (onItsWay === 0) return;
    if (onItsWay < least) [least, endsAtMs] = [onItsWay, performance.now() + patienceMs];
    await pause(100);
  }
}
