import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export type ServerOptions = { readonly folder: string; readonly port: number; readonly host: string; readonly isDemo: boolean; readonly assetsFolder: string | null; /** Where several hubs keep their calendar; null, and the book's own database does. */ readonly bookUrl: string | null };

export const usage = 'node main/hub/server.ts --data DIR [--port N] [--host ADDRESS] [--assets DIR] [--demo]';

/**
 * The line, and `VITRINE_BOOK=postgres://…` or the same in the file `DIR/book-url`: with its password it is no argument that anybody may list.
 * @throws TypeError with a sentence when it does not fit
 */
export function readServerOptions(line: readonly string[], environment: Readonly<Record<string, string | undefined>>): ServerOptions {
  const { values } = parseArgs({
    args: [...line],
    options: { data: { type: 'string' }, port: { type: 'string', default: '8443' }, host: { type: 'string', default: '127.0.0.1' }, assets: { type: 'string' }, demo: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) throw new TypeError(`--data is missing: ${usage}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port is a number up to 65535: ${usage}`);
  return { folder: values.data, port, host: values.host, isDemo: values.demo, assetsFolder: values.assets ?? null, bookUrl: bookUrlOf(values.data, environment['VITRINE_BOOK']) };
}

function bookUrlOf(folder: string, said: string | undefined): string | null {
  const file = join(folder, 'book-url');
  const url = said ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  if (url === '') return null;
  if (!/^postgres(ql)?:\/\/[^/]+\/.+/.test(url)) throw new TypeError('VITRINE_BOOK, or the file book-url, is postgres://user:password@host/database.');
  return url;
}
