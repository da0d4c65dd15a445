import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowState } from '#contract/window-api.ts';
import { startCore, startPairedCore, type CoreProcess } from '../support/core-process.ts';
import { issuePairingCode, startHub } from '../support/hub-process.ts';
import { startBadLine, type BadLine } from './bad-line.ts';
import type { BundledProcesses } from './bundle-processes.ts';
import { compileForgetfulDisk, forgetfulDisk, type ForgetfulDisk } from './forgetful-disk.ts';
import { chanceFrom } from './random.ts';
import { createVictim, type Victim } from './victim.ts';

/** A window and its hub, each to be killed at any time, and the bad line between them; a dead core answers that it is away. */
export type TorturedBoutique = {
  readonly core: () => CoreProcess;
  readonly victims: { readonly core: Victim; readonly hub: Victim };
  readonly line: Pick<BadLine, 'counts' | 'heal'>;
  readonly state: Extract<WindowState, { phase: 'ready' }>;
  readonly coreFolder: string;
  /** The faults that core told since the boutique opened, one a line. */
  readonly coreFaults: () => string;
  readonly hubFolder: string;
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly workFolder: string;
  readonly seed: number;
  /** A kill takes with it what was not synced. */
  readonly isPowerCut: boolean;
  readonly bundles: BundledProcesses;
  readonly hubEnvironment: Readonly<Record<string, string>>;
  /** Writes what the hub finds in its folder at its first start. */
  readonly furnish: (hubFolder: string) => void;
};

export async function openTorturedBoutique({ workFolder, seed, isPowerCut, bundles, hubEnvironment, furnish }: Parts): Promise<TorturedBoutique> {
  const [coreFolder, hubFolder] = [join(workFolder, 'core'), join(workFolder, 'hub')];
  mkdirSync(coreFolder, { recursive: true });
  mkdirSync(hubFolder, { recursive: true });
  furnish(hubFolder);
  const library = isPowerCut ? compileForgetfulDisk(workFolder) : null;
  const lifeIn = (folder: string): Life => createLife(`${folder}.log`, library === null ? null : forgetfulDisk(library, folder, `${folder}-shadow`));
  const [coreLife, hubLife] = [lifeIn(coreFolder), lifeIn(hubFolder)];
  const hubOptions = { folder: hubFolder, entry: bundles.hub, environment: { ...hubLife.environment, ...hubEnvironment }, onSpawn: hubLife.begin };
  let hub = await startHub(hubOptions);
  const { port } = hub;
  const line = await startBadLine(port, chanceFrom(seed + 2));
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Torture' });
  const coreOptions = { folder: coreFolder, hubUrl: `https://127.0.0.1:${line.port}`, pairingCode, pollMs: 300, entry: bundles.core, more: coreLife.environment, onSpawn: coreLife.begin };
  const paired = await startPairedCore(coreOptions);
  let { core } = paired;
  line.turnBad();
  return {
    core: () => core, line, state: paired.state, coreFolder, hubFolder, coreFaults: coreLife.faults,
    victims: {
      core: createVictim('core', { kill: coreLife.end, start: async () => void (core = await startCore(coreOptions)) }),
      hub: createVictim('hub', { kill: hubLife.end, start: async () => void (hub = await startHub({ ...hubOptions, port })) }),
    },
    stop: async () => {
      await core.stop();
      await line.close();
      await hub.stop();
    },
  };
}

type Life = { readonly environment: Readonly<Record<string, string>>; readonly begin: (child: ChildProcess) => void; readonly end: () => Promise<void>; readonly faults: () => string };

/** One process after the other on the same disk, which forgets when it can; what they log is in one file. */
function createLife(logPath: string, disk: ForgetfulDisk | null): Life {
  let child: ChildProcess | null = null;
  return {
    environment: disk?.environment ?? {},
    begin: (begun) => {
      child = begun;
      // Core logs to the one, the hub to the other.
      for (const said of [begun.stdout, begun.stderr]) said?.on('data', (text: Buffer) => appendFileSync(logPath, text));
    },
    faults: () => (existsSync(logPath) ? readFileSync(logPath, 'utf8').split('\n').filter((line) => line.includes('"level":"error"')).join('\n') : ''),
    end: async () => {
      if (child !== null && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      disk?.cut();
    },
  };
}
