import type { Context, Hono } from 'hono';
import { Readable } from 'node:stream';
import { hubRoutes } from '#contract/hub-api.ts';
import { sha256 } from '#contract/ids.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { WindowLine } from './window-line.ts';

/** GET of one asset by its hash, whole or from where a torn download stopped. */
export function addAssetRoutes(app: Hono<WindowLine>, blobs: BlobFolder): void {
  app.get(`${hubRoutes.assets}/:sha256`, async (context) => {
    const name = sha256.safeParse(context.req.param('sha256'));
    const size = name.success ? await blobs.sizeOf(name.data) : null;
    if (!name.success || size === null) throw new RequestRefused(404, 'No asset of that hash is here.');
    return sendBlob(context, blobs, name.data, size, 'application/octet-stream');
  });
}

export function sendBlob(context: Context, blobs: BlobFolder, name: string, size: number, mime: string): Response {
  const asked = context.req.header('range');
  const span = asked === undefined ? null : readRange(asked, size);
  if (span === 'outside') return context.body(null, 416, { 'content-range': `bytes */${size}` });
  const { start, end } = span ?? { start: 0, end: size - 1 };
  const headers = {
    'content-type': mime, 'content-length': String(end - start + 1), 'accept-ranges': 'bytes', etag: `"${name}"`, 'cache-control': 'private, max-age=31536000, immutable',
    ...(span === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  };
  // The web stream that Node makes of a file is what a Response takes; only their type declarations differ.
  const body = Readable.toWeb(blobs.read(name, { start, end })) as ReadableStream<Uint8Array<ArrayBuffer>>;
  return new Response(body, { status: span === null ? 200 : 206, headers });
}

/** One span of bytes; null for anything this server does not answer in parts, which HTTP lets it ignore. */
export function readRange(header: string, size: number): { readonly start: number; readonly end: number } | 'outside' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'outside' : { start, end };
}
