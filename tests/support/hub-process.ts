import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const repository = new URL('../../', import.meta.url);

export type HubProcess = {
  readonly url: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly folder: string;
  readonly pid: number;
  /** Printed once, by the hub that made the maison. */
  readonly firstAccount: { readonly account: string; readonly password: string } | null;
  readonly log: () => readonly Record<string, unknown>[];
  /** Ends it as a service manager would, and answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
};

/** A folder for a maison's hub that goes away with the test. */
export async function aHubFolder(t: { readonly after: (end: () => Promise<void>) => void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-hub-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export type HubOptions = {
  readonly folder: string;
  /** 0, and it takes a free one. */
  readonly port?: number;
  readonly more?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Another file than the source's, such as a bundle of it. */
  readonly entry?: string;
  /** Told before it is ready, for who may end it even then. */
  readonly onSpawn?: (child: ChildProcess) => void;
};

/** Starts the real server and waits until it answers. */
export async function startHub(options: HubOptions): Promise<HubProcess> {
  const line = [options.entry ?? 'main/hub/server.ts', '--data', options.folder, '--port', String(options.port ?? 0), '--demo', ...(options.more ?? [])];
  const child = spawn(process.execPath, line, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.environment } });
  options.onSpawn?.(child);
  const log: Record<string, unknown>[] = [];
  createInterface({ input: child.stderr }).on('line', (text) => log.push(readLine(text)));
  const { firstAccount, ready } = await readBeginning(child, log);
  const url = String(ready['url']);
  return {
    url, port: Number(new URL(url).port), fingerprint: String(ready['fingerprint']), folder: options.folder, pid: child.pid ?? 0, firstAccount,
    log: () => log,
    stop: () => end(child, 'SIGTERM'),
    kill: async () => void await end(child, 'SIGKILL'),
  };
}

export async function issuePairingCode(folder: string, place: { readonly boutique: string; readonly role: string; readonly name: string }): Promise<string> {
  const line = ['main/hub/pairing-code.ts', '--data', folder, '--boutique', place.boutique, '--role', place.role, '--name', place.name];
  const { stdout } = await promisify(execFile)(process.execPath, line, { cwd: repository });
  return stdout.trim();
}

async function readBeginning(child: ChildProcess, log: readonly unknown[]) {
  if (child.stdout === null) throw new Error('the hub has no output');
  let firstAccount: HubProcess['firstAccount'] = null;
  for await (const text of createInterface({ input: child.stdout })) {
    const told = readLine(text);
    if (told['event'] === 'first-account') firstAccount = { account: String(told['account']), password: String(told['password']) };
    if (told['event'] === 'ready') return { firstAccount, ready: told };
  }
  throw new Error(`the hub ended before it was ready: ${JSON.stringify(log)}`);
}

function readLine(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : { text };
  } catch {
    return { text };
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
  return child.exitCode;
}
