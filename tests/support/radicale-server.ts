import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from '../../native/setup/debian-packages.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A real CalDAV server from Debian on loopback, with one calendar; up in a third of a second. */
export type RadicaleServer = {
  readonly url: string; readonly user: string; readonly password: string; readonly calendar: string;
  /** One request as another program of the maison would send it. */
  readonly ask: (method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>) => Promise<{ readonly status: number; readonly text: string }>;
  readonly stop: () => Promise<void>;
};

export async function startRadicale(folder: string): Promise<RadicaleServer> {
  ensureDebianPackages('crm');
  mkdirSync(join(folder, 'collections'), { recursive: true });
  const [port, user, password] = [await freePort(), 'hub', randomBytes(12).toString('base64url')];
  writeFileSync(join(folder, 'users'), `${user}:${password}\n`, { mode: 0o600 });
  // Debian's own configuration asks for a front server and TLS: only ours is read.
  const configuration = [
    '[server]', `hosts = 127.0.0.1:${port}`, 'ssl = False', 'max_connections = 40', '[auth]', 'type = htpasswd', `htpasswd_filename = ${join(folder, 'users')}`,
    'htpasswd_encryption = plain', 'delay = 0', '[rights]', 'type = authenticated', '[storage]', `filesystem_folder = ${join(folder, 'collections')}`, '[logging]', 'level = warning',
  ];
  writeFileSync(join(folder, 'config'), `${configuration.join('\n')}\n`);
  const child = spawn('radicale', ['--config', join(folder, 'config')], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const ask: RadicaleServer['ask'] = async (method, path, body, headers = {}) => {
    const answer = await fetch(`${url}${path}`, { method, headers: { authorization, ...headers }, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text() };
  };
  const calendar = `/${user}/geneve/`;
  const made = await ask('MKCALENDAR', calendar);
  if (made.status !== 201) throw new Error(`no calendar: ${made.status} ${made.text}`);
  return { url, user, password, calendar, ask, stop: () => end(child) };
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  await until(() => {
    if (child.exitCode !== null) throw new Error(`radicale ended with ${child.exitCode}`);
    return fetch(url, { redirect: 'manual' }).catch(() => null);
  }, 'an answer of radicale', 20_000);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
