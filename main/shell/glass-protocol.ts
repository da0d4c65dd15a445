import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** Must run before the application is ready: Electron takes no scheme's privileges later. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'vitrine', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true, codeCache: true } }]);
}

const mimes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', woff2: 'font/woff2', json: 'application/json', wasm: 'application/wasm', svg: 'image/svg+xml',
};

/** `mime` is null for an asset: its first bytes say what it is. */
export type ServedFile = { readonly path: string; readonly mime: string | null };

/**
 * The file behind an address of the window, or null: a bundle's file by its plain name, or an asset by nothing but its hash.
 * No address can name a path outside the two folders.
 */
export function fileBehind(address: string, windowFolder: string, assetFolder: string): ServedFile | null {
  const url = URL.parse(address);
  if (!url || url.protocol !== 'vitrine:') return null;
  if (url.host === 'asset') {
    const hash = /^\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
    return hash ? { path: join(assetFolder, hash.slice(0, 2), hash), mime: null } : null;
  }
  if (url.host !== 'app') return null;
  const name = url.pathname === '/' ? 'index.html' : /^\/((?:fonts\/|parts\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*)$/.exec(url.pathname)?.[1];
  const mime = mimes[name?.split('.').at(-1) ?? ''];
  return name && mime && !name.includes('..') ? { path: join(windowFolder, name), mime } : null;
}

/** Serves `vitrine://app/…` and `vitrine://asset/<sha256>` to one session. */
export function serveGlass(session: Session, windowFolder: string, assetFolder: string): void {
  session.protocol.handle('vitrine', async (request) => {
    const file = request.method === 'GET' ? fileBehind(request.url, windowFolder, assetFolder) : null;
    const size = file ? await stat(file.path).then((found) => (found.isFile() ? found.size : null), () => null) : null;
    if (!file || size === null) return new Response(null, { status: 404 });
    const span = spanOf(request.headers.get('range'), size);
    if (span === 'outside') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    const body = Readable.toWeb(createReadStream(file.path, span ?? undefined));
    // Node's and the DOM's ReadableStream are one thing at run time, two in types.
    return new Response(body as unknown as ReadableStream, {
      status: span ? 206 : 200,
      headers: {
        'content-type': file.mime ?? (await mimeOf(file.path)),
        'content-length': String(span ? span.end - span.start + 1 : size),
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': 'vitrine://app',
        ...(span ? { 'content-range': `bytes ${span.start}-${span.end}/${size}` } : {}),
      },
    });
  });
}

/** One span of bytes, ends included, as RFC 9110 writes it; null where none is asked for, or several, which may be answered whole. */
export function spanOf(range: string | null, size: number): { readonly start: number; readonly end: number } | 'outside' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return null;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : 'outside';
}

/** What a published asset is, by its first bytes: the window's sandbox is told the truth whatever a manifest called it. */
async function mimeOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    const head = buffer.subarray(0, bytesRead).toString('latin1');
    if (head.startsWith('glTF')) return 'model/gltf-binary';
    if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp';
    if (head.startsWith('\x89PNG')) return 'image/png';
    if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
    return /^\s*[{[]/.test(head) ? 'application/json' : 'application/octet-stream';
  } finally {
    await file.close();
  }
}
