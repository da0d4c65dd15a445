import { parseArgs } from 'node:util';

export type ServerOptions = { readonly folder: string; readonly port: number; readonly host: string; readonly isDemo: boolean; readonly assetsFolder: string | null };

export const usage = 'node main/hub/server.ts --data DIR [--port N] [--host ADDRESS] [--assets DIR] [--demo]';

/** @throws TypeError with a sentence when the command line does not fit */
export function readServerOptions(line: readonly string[]): ServerOptions {
  const { values } = parseArgs({
    args: [...line],
    options: { data: { type: 'string' }, port: { type: 'string', default: '8443' }, host: { type: 'string', default: '127.0.0.1' }, assets: { type: 'string' }, demo: { type: 'boolean', default: false } },
  });
  if (values.data === undefined) throw new TypeError(`--data is missing: ${usage}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port is a number up to 65535: ${usage}`);
  return { folder: values.data, port, host: values.host, isDemo: values.demo, assetsFolder: values.assets ?? null };
}
