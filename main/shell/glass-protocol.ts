import { createReadStream } from 'node:fs';
import { open as openFile, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { fileBehind, spanOf } from './served-file.ts';

const mostInOnePieceBytes = 8 * 2 ** 20;

/** Must run before the application is ready: Electron takes no scheme's privileges later. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'vitrine', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true, codeCache: true } }]);
}

export type ServedGlass = {
  readonly windowFolder: string;
  readonly assetFolder: string;
  /** The page as it is served now, from the page as it was built. */
  readonly open: (page: string) => string;
};

/** Serves `vitrine://app/…` and `vitrine://asset/<sha256>` to one session. */
export function serveGlass(session: Session, { windowFolder, assetFolder, open }: ServedGlass): void {
  session.protocol.handle('vitrine', async (request) => {
    const file = request.method === 'GET' ? fileBehind(request.url, windowFolder, assetFolder) : null;
    if (file?.path === join(windowFolder, 'index.html')) return new Response(open(await readFile(file.path, 'utf8')), { headers: { 'content-type': file.mime ?? '', ...guarded } });
    const size = file ? await stat(file.path).then((found) => (found.isFile() ? found.size : null), () => null) : null;
    if (!file || size === null) return new Response(null, { status: 404 });
    const span = spanOf(request.headers.get('range'), size);
    if (span === 'outside') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    return new Response(await bodyOf(file.path, size, span), {
      status: span ? 206 : 200,
      headers: {
        'content-type': file.mime ?? (await mimeOf(file.path)),
        'content-length': String(span ? span.end - span.start + 1 : size),
        ...guarded,
        ...(span ? { 'content-range': `bytes ${span.start}-${span.end}/${size}` } : {}),
      },
    });
  });
}

const guarded = { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff', 'access-control-allow-origin': 'vitrine://app' } as const;

/** A file in one piece: a stream costs the page a turn of this process for every 64 KB. A long one, or a span, is streamed. */
async function bodyOf(path: string, size: number, span: { readonly start: number; readonly end: number } | null): Promise<ConstructorParameters<typeof Response>[0]> {
  if (span === null && size <= mostInOnePieceBytes) return new Uint8Array(await readFile(path));
  // Node's and the DOM's ReadableStream are one thing at run time, two in types.
  return Readable.toWeb(createReadStream(path, span ?? undefined)) as unknown as ReadableStream;
}

/** What a published asset is, by its first bytes: the window's sandbox is told the truth whatever a manifest called it. */
async function mimeOf(path: string): Promise<string> {
  const file = await openFile(path);
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
