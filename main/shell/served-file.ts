import { join } from 'node:path';

const mimes = new Map([
  ['html', 'text/html; charset=utf-8'], ['js', 'text/javascript; charset=utf-8'], ['css', 'text/css; charset=utf-8'],
  ['woff2', 'font/woff2'], ['json', 'application/json'], ['wasm', 'application/wasm'], ['svg', 'image/svg+xml'],
]);

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
  const mime = mimes.get(name?.split('.').at(-1) ?? '');
  return name && mime && !name.includes('..') ? { path: join(windowFolder, name), mime } : null;
}

/** One span of bytes, ends included, as RFC 9110 writes it; null where none is asked for, or several, which may be answered whole. */
export function spanOf(range: string | null, size: number): { readonly start: number; readonly end: number } | 'outside' | null {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return null;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : 'outside';
}
