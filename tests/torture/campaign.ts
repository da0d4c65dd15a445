import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BadLine } from './bad-line.ts';
import { bundleProcesses } from './bundle-processes.ts';
import { countDeliveries, leftInOutbox, parkedReasons, waitingInHub, type Count } from './count-deliveries.ts';
import { keepVisiting, type Given } from './keep-visiting.ts';
import { chanceFrom } from './random.ts';
import { killsOf, strikeAtRandom } from './strike-at-random.ts';
import { openTorturedBoutique, type TorturedBoutique } from './tortured-boutique.ts';
import { startTorturedPostgres, type TimeCount } from './tortured-postgres.ts';
import { startTorturedTryton, type TorturedTryton } from './tortured-tryton.ts';
import { verifyChains, type Chains } from './verify-chains.ts';
import type { Victim } from './victim.ts';

export type Campaign = {
  readonly seed: number;
  /** Of core, hub, and the servers behind it, together. */
  readonly kills: number;
  /** A kill of core or hub takes with it what was not synced. */
  readonly isPowerCut: boolean;
  /** A CRM behind the hub, killed as well, over a line that loses answers. */
  readonly hasTryton: boolean;
  /** A database behind the hub that keeps its time, killed as well; then visitors ask for times. */
  readonly hasPostgres: boolean;
  /** Leaves the folders where they are, to be looked at. */
  readonly isKept: boolean;
  readonly say: (line: string) => void;
};

export type Verdict = {
  /** How often each was killed. */
  readonly kills: Readonly<Record<string, number>>;
  /** What became of the pieces in which the hub answered the window. */
  readonly line: BadLine['counts'];
  readonly chains: Chains;
  readonly book: Count & { readonly undelivered: number };
  readonly tryton: (Count & { readonly undelivered: number; readonly line: string }) | null;
  readonly time: TimeCount | null;
};

/** Without any progress for this long, what is still on its way is stuck. */
const patienceMs = 60_000;
/** Deliveries, and rows that will be: more would only wait for Tryton, which takes seconds to come back. */
const mostOnItsWay = 120;

/** Visitors go on giving what they give while all is killed under them; then everything comes back, and it is counted. */
export async function runCampaign(campaign: Campaign): Promise<Verdict> {
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-torture-'));
  if (campaign.isKept) campaign.say(`in ${workFolder}`);
  const behind = await startBehind(campaign, workFolder);
  try {
    return await torture(campaign, workFolder, behind);
  } finally {
    behind.bundles.remove();
    await Promise.all([behind.time?.close(), behind.tryton?.close()]);
    if (!campaign.isKept) rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Behind = Awaited<ReturnType<typeof startBehind>>;

async function startBehind({ seed, hasTryton, hasPostgres }: Campaign, workFolder: string) {
  const [bundles, tryton, time] = await Promise.all([bundleProcesses(), hasTryton ? startTorturedTryton(workFolder, seed) : null, hasPostgres ? startTorturedPostgres(workFolder) : null]);
  return { bundles, tryton, time };
}

async function torture(campaign: Campaign, workFolder: string, behind: Behind): Promise<Verdict> {
  const { bundles, tryton, time } = behind;
  const boutique = await openTorturedBoutique({ workFolder, seed: campaign.seed, isPowerCut: campaign.isPowerCut, bundles, hubEnvironment: time?.environment ?? {}, furnish: (hubFolder) => tryton?.mapFor(hubFolder) });
  const victims = [boutique.victims.core, boutique.victims.hub, ...(tryton === null ? [] : [tryton.victim]), ...(time === null ? [] : [time.victim])];
  campaign.say('it is open');
  try {
    const given = await giveUnderBlows(campaign, boutique, victims, tryton);
    return { kills: killsOf(victims), line: boutique.line.counts, ...(await judge(given, boutique, behind, campaign.say)) };
  } finally {
    await Promise.allSettled(victims.map((victim) => victim.back()));
    await boutique.stop();
  }
}

async function giveUnderBlows({ seed, kills, isPowerCut, hasPostgres, say }: Campaign, boutique: TorturedBoutique, victims: readonly Victim[], tryton: TorturedTryton | null): Promise<Given> {
  const chance = chanceFrom(seed);
  const isAlone = tryton === null && !hasPostgres;
  const isPressed = (): boolean => tryton !== null && waitingInHub(boutique.hubFolder) + tryton.undelivered(boutique.hubFolder) > mostOnItsWay;
  const visiting = keepVisiting(boutique, chance, { visitors: 4, longestRestMs: isAlone ? (isPowerCut ? 400 : 30) : 2000, wantsTime: hasPostgres, isPressed });
  await strikeAtRandom({ victims, kills, chance, longestPauseMs: isAlone ? 400 : 1600, say }).finally(visiting.stop);
  return visiting.given();
}

async function judge({ acknowledged, unanswered }: Given, boutique: TorturedBoutique, { tryton, time }: Behind, say: (line: string) => void): Promise<Omit<Verdict, 'kills' | 'line'>> {
  say('all is back');
  boutique.line.heal();
  tryton?.heal();
  await settle(boutique);
  const undeliveredToTryton = (await tryton?.settle(boutique.hubFolder)) ?? 0;
  const timeCount = (await time?.count(boutique)) ?? null;
  await boutique.stop();
  return {
    chains: verifyChains(boutique.hubFolder, boutique.coreFolder),
    book: { ...countDeliveries(boutique.hubFolder, acknowledged, unanswered), undelivered: undelivered(boutique, say) },
    tryton: tryton === null ? null : { ...tryton.count(acknowledged, unanswered), undelivered: undeliveredToTryton, line: tryton.told() },
    time: timeCount,
  };
}

/** Waits until nothing is on its way, for as long as less and less of it is. */
async function settle(boutique: TorturedBoutique): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  let endsAtMs = performance.now() + patienceMs;
  while (performance.now() < endsAtMs) {
    const state = await boutique.core().request('state.read', {});
    const onItsWay = waitingInHub(boutique.hubFolder) + (state.ok && state.value.phase === 'ready' ? state.value.hub.waiting : 1);
    if (onItsWay === 0) return;
    if (onItsWay < least) [least, endsAtMs] = [onItsWay, performance.now() + patienceMs];
    await pause(100);
  }
}

/** Rows that never came into the book; says why. */
function undelivered({ hubFolder, coreFolder }: TorturedBoutique, say: (line: string) => void): number {
  for (const reason of parkedReasons(hubFolder)) say(`parked: ${reason}`);
  const left = leftInOutbox(coreFolder);
  for (const { reason, rows } of left) say(`in the outbox: ${rows}, ${reason ?? 'waiting'}`);
  return left.reduce((sum, { rows }) => sum + rows, waitingInHub(hubFolder));
}
