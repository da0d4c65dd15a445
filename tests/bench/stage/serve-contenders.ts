import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

export type ScriptBytes = { readonly raw: number; readonly brotli: number };

export type ContenderServer = {
  readonly urlOf: (name: string) => string;
  /** Bytes of scripts and WebAssembly asked for since the last call. */
  readonly takeScripts: () => Promise<ScriptBytes>;
  readonly close: () => Promise<void>;
};

export async function serveContenders(folder: string): Promise<ContenderServer> {
  const asked = new Set<string>();
  const brotli = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    stat(file).then(
      ({ size }) => {
        const type = types[extname(file)];
        if (type === types['.js'] || type === types['.wasm']) asked.add(file);
        response.writeHead(200, { 'content-type': type ?? 'application/octet-stream', 'content-length': size, 'cache-control': 'no-store' });
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, the address is an object with a port.
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name) => `http://127.0.0.1:${port}/${name}/`,
    takeScripts: async () => {
      const files = [...asked];
      asked.clear();
      const sizes = await Promise.all(files.map(async (file) => {
        const bytes = await readFile(file);
        const packed = brotli.get(file) ?? (await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })).length;
        brotli.set(file, packed);
        return { raw: bytes.length, brotli: packed };
      }));
      return sizes.reduce((sum, size) => ({ raw: sum.raw + size.raw, brotli: sum.brotli + size.brotli }), { raw: 0, brotli: 0 });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const compress = promisify(brotliCompress);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.glb': 'model/gltf-binary',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
};
