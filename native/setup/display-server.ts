import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startOwned, type OwnedProcess } from './owned-process.ts';
import { SetUpRefused } from './steps.ts';

export type Display = { readonly name: string; readonly server: OwnedProcess | null };

/**
 * A screen of its own, invisible, of a given size: for tests, and for machines without a display.
 * @param framebufferFolder where a test reads every picture from; what is shown is in no file otherwise
 */
export async function startDisplay(size: { readonly width: number; readonly height: number }, framebufferFolder: string | null = null): Promise<Display> {
  for (let number = 90 + (process.pid % 400); number < 700; number += 1) {
    if (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) continue;
    const server = startOwned('Xvfb', [`:${number}`, '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', ...(framebufferFolder ? ['-fbdir', framebufferFolder] : [])], { stdio: 'ignore' });
    if (await appears(`/tmp/.X11-unix/X${number}`, server)) return { name: `:${number}`, server };
  }
  throw new SetUpRefused('No X display could be started: Xvfb is missing or every number is taken.');
}

async function appears(socket: string, { child }: OwnedProcess): Promise<boolean> {
  for (let waited = 0; waited < 10_000 && child.exitCode === null; waited += 50) {
    if (existsSync(socket)) return true;
    await pause(50);
  }
  return false;
}
