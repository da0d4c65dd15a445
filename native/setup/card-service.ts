import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isRoot } from './places.ts';
import { startOwned, type OwnedProcess } from './owned-process.ts';

const socketPath = '/run/pcscd/pcscd.comm';

/** The machine's smart-card service: the one that runs, one started here by root, or none. */
export async function ensureCardService(): Promise<{ readonly said: string; readonly service: OwnedProcess | null }> {
  if (await answers()) return { said: 'the machine’s own', service: null };
  if (!isRoot) return { said: 'none runs and only root can start it: the tray stays away (sudo systemctl start pcscd)', service: null };
  rmSync(socketPath, { force: true });
  mkdirSync('/run/pcscd', { recursive: true });
  const service = startOwned('pcscd', ['--foreground'], { stdio: 'ignore' });
  for (let waited = 0; waited < 5_000; waited += 50) {
    if (await answers()) return { said: 'started here, with two virtual readers', service };
    await pause(50);
  }
  return { said: 'pcscd does not start: the tray stays away', service };
}

function answers(): Promise<boolean> {
  if (!existsSync(socketPath)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const line = connect(socketPath);
    line.once('connect', () => { line.destroy(); resolve(true); });
    line.once('error', () => resolve(false));
  });
}
