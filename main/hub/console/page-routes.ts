import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Hono } from 'hono';
import { RequestRefused } from '../http/request-refused.ts';

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp', '.ico': 'image/x-icon', '.map': 'application/json', '.json': 'application/json',
};

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/;

/** A page as it was built, at `/<at>/`: one folder, with folders one level below it. */
export function addPageRoutes(app: Hono, at: 'console' | 'phone', folder: string): void {
  app.get(`/${at}`, (context) => context.redirect(`/${at}/`));
  app.get(`/${at}/`, () => sendPage(folder, ['index.html']));
  app.get(`/${at}/:name`, async (context) => sendPage(folder, [context.req.param('name')]));
  app.get(`/${at}/:below/:name`, async (context) => sendPage(folder, [context.req.param('below'), context.req.param('name')]));
}

async function sendPage(folder: string, names: readonly string[]): Promise<Response> {
  const mime = mimes[extname(names.at(-1) ?? '')];
  const bytes = mime !== undefined && names.every((name) => namePattern.test(name)) ? await readFile(join(folder, ...names)).catch(() => null) : null;
  if (bytes === null || mime === undefined) throw new RequestRefused(404, 'There is no such page.');
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': mime, 'cache-control': 'no-cache' } });
}
