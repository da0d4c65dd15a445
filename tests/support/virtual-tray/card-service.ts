import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { until } from '../until.ts';

const socketPath = '/run/pcscd/pcscd.comm';

/** The smart-card service of this test's own network, with two virtual readers. */
export type CardService = {
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** As a fault would: nothing is cleaned away. */
  readonly kill: () => Promise<void>;
  /** There, and silent, until it goes on. */
  readonly freeze: () => void;
  readonly goOn: () => void;
  /** Looks again which readers are there: one that fails is taken off the list, one that works is put on it. */
  readonly rescan: () => void;
};

/** Answers once the service takes connections. */
export async function startCardService({ options = [], environment = {} }: { readonly options?: readonly string[]; readonly environment?: Readonly<Record<string, string>> } = {}): Promise<CardService> {
  await rm(socketPath, { force: true });
  await rm('/run/pcscd/pcscd.pid', { force: true });
  const child = spawn('pcscd', ['--foreground', ...options], { stdio: 'ignore', env: { ...process.env, ...environment } });
  await until(answers, 'an answer of pcscd', 5_000);
  return { pid: child.pid ?? 0, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL'), freeze: () => void child.kill('SIGSTOP'), goOn: () => void child.kill('SIGCONT'), rescan: () => void child.kill('SIGUSR1') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function answers(): Promise<boolean> {
  if (!existsSync(socketPath)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const line = connect(socketPath);
    line.once('connect', () => { line.destroy(); resolve(true); });
    line.once('error', () => resolve(false));
  });
}
