import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrytonServer } from './tryton-server.ts';

/** Puts a mapping and its secret where a hub looks for them. */
export function writeMapping(hubFolder: string, name: string, mapping: Readonly<Record<string, unknown>>, secret: string): string {
  const folder = join(hubFolder, 'connectors');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.secret`), `${secret}\n`, { mode: 0o600 });
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(mapping));
  return path;
}

/** The demonstration maison in a Tryton; `url` when the hub reaches it another way. */
export function mapTryton(hubFolder: string, tryton: TrytonServer, wishes: { readonly url?: string; readonly pullEverySeconds?: number } = {}): string {
  return writeMapping(hubFolder, 'tryton', {
    connector: 'tryton', url: wishes.url ?? tryton.url, database: tryton.database, user: tryton.user, passwordFile: 'tryton.secret',
    lists: { 'maison-news': 'News', invitations: 'Events', 'service-reminders': 'News' }, pullEverySeconds: wishes.pullEverySeconds ?? 5,
  }, tryton.password);
}
