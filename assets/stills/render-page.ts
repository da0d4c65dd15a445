import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';

/** A page of a folder in headless Chromium with the software rasteriser, as on a machine without a GPU. */
export type RenderPage = {
  readonly page: Page;
  /** Errors the page threw or logged, in order. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

export type RenderPageOptions = {
  readonly folder: string;
  readonly width: number;
  readonly height: number;
  /** Further folders by URL prefix, such as `/models/`. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly path?: string;
  /** Scripts that run in the page before its own. */
  readonly beforeScripts?: readonly string[];
  /** Before the page is asked for: what stands in its way, or answers in a server's stead. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** No WebGL is asked for: what is left is drawn without a card to imitate, in a fraction of the time. */
  readonly isFlat?: boolean;
};

export async function openRenderPage(options: RenderPageOptions): Promise<RenderPage> {
  const server = await serve(options);
  const browser = await launch(options.isFlat === true);
  const page = await browser.newPage({ viewport: { width: options.width, height: options.height } });
  for (const script of options.beforeScripts ?? []) await page.addInitScript(script);
  await options.prepare?.(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  // Listening on TCP, the address is an object with a port.
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/${options.path ?? ''}`);
  return {
    page,
    faults,
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function launch(isFlat: boolean): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['VITRINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      ...(isFlat ? ['--disable-gpu'] : ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']),
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  });
}

async function serve({ folder, mounts = {} }: RenderPageOptions): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://page').pathname));
    const mount = Object.keys(mounts).find((prefix) => path.startsWith(prefix));
    const file = mount === undefined ? join(folder, path) : join(mounts[mount] ?? folder, path.slice(mount.length));
    const wanted = file.endsWith('/') ? join(file, 'index.html') : file;
    stat(wanted).then(
      ({ size }) => {
        response.writeHead(200, { 'content-type': types[extname(wanted)] ?? 'application/octet-stream', 'content-length': size });
        createReadStream(wanted).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.glb': 'model/gltf-binary',
  '.webp': 'image/webp',
  '.png': 'image/png',
};
