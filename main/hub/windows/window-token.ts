import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WindowId } from '#domain/ids.ts';
import { windowId } from '#contract/ids.ts';

export const tokenLifetimeMs = 10 * 60_000;

/** A token says one window and an end; any hub that holds the key can check it without a table. */
export function makeWindowToken(key: string, window: WindowId, now: Date): { readonly token: string; readonly expiresAt: string } {
  const endsMs = now.getTime() + tokenLifetimeMs;
  const said = `v1.${window}.${endsMs}`;
  return { token: `${said}.${macOf(key, said).toString('base64url')}`, expiresAt: new Date(endsMs).toISOString() };
}

/** The window a token was made for, or null when it is not ours, changed, or over. */
export function readWindowToken(key: string, token: string, now: Date): WindowId | null {
  const match = /^(v1\.([0-9a-f-]{36})\.(\d{1,15}))\.([\w-]{43})$/.exec(token);
  const [, said, name, ends, mac] = match ?? [];
  if (said === undefined || name === undefined || mac === undefined) return null;
  const expected = macOf(key, said);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const parsed = windowId.safeParse(name);
  return parsed.success && Number(ends) > now.getTime() ? parsed.data : null;
}

function macOf(key: string, said: string): Buffer {
  return createHmac('sha256', Buffer.from(key, 'base64')).update(said).digest();
}
