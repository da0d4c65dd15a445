import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ensureDebianPackages } from '../../native/setup/debian-packages.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A real PostgreSQL from Debian on loopback, as durable as it comes; its files are the caller's to remove. */
export type PostgresServer = {
  readonly url: string;
  readonly ask: (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** SIGKILL to it and to all its processes: every connection ends where it is, and what was not committed never was. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
};

const debianFolder = '/usr/lib/postgresql';

/** It starts for nobody who is root: then it runs as the user that Debian's package made. */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  ensureDebianPackages('crm');
  const version = readdirSync(debianFolder).toSorted((one, other) => Number(one) - Number(other)).at(-1) ?? '';
  const [bin, port, password, who] = [join(debianFolder, version, 'bin'), await freePort(), randomBytes(12).toString('base64url'), unprivileged()];
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (who !== null) chownSync(folder, who.uid, who.gid);
  // Whoever runs it has to reach its folder, and nothing else there.
  for (let path = folder; path.startsWith('/tmp/'); path = join(path, '..')) if (path !== '/tmp/') chmodSync(path, 0o755);
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o644 });
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'maison', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale', 'C'], { ...who, cwd: folder, stdio: 'ignore' });
  const url = `postgres://maison:${password}@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | null = null;
  const ask: PostgresServer['ask'] = async (sql, values) => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(sql, [...(values ?? [])])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const start = async (): Promise<void> => {
    child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'max_connections=30'], { ...who, cwd: folder, stdio: 'ignore' });
    const mine = child;
    await until(() => {
      if (mine.exitCode !== null || mine.signalCode !== null) throw new Error(`postgres ended with ${mine.exitCode ?? mine.signalCode}`);
      return ask('SELECT 1').catch(() => null);
    }, 'an answer of PostgreSQL', 30_000);
  };
  await start();
  return {
    url, ask, start,
    kill: async () => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      await killWithChildren(child);
      await gone;
    },
  };
}

/** Each of its processes is a session of its own: stopped first, it can make no more of them while they are ended. */
async function killWithChildren(postmaster: ChildProcess): Promise<void> {
  const pid = Number(postmaster.pid);
  postmaster.kill('SIGSTOP');
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((word) => word !== '').map(Number);
  postmaster.kill('SIGKILL');
  for (const each of children) killIfThere(each);
  // The shared memory that they leave is free once the last is gone; one that nobody reaps is a zombie, and gone as well.
  await until(() => !children.some(isRunning), 'the end of PostgreSQL’s processes');
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const numberOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}
