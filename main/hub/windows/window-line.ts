import { createMiddleware } from 'hono/factory';
import type { Clock } from '../../platform/clock/clock.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { readWindowToken } from './window-token.ts';
import type { WindowRecord, WindowRepository } from './window-repository.ts';

/** What a route behind a window's token may rely on. */
export type WindowLine = { Variables: { window: WindowRecord } };

/** Each note of it is a durable write, which a window that empties its queue should not pay for every batch. */
const seenEveryMs = 5000;

/** Lets in a window that the hub still knows, with a token made for it, and notes that it was seen. */
export function windowsOnly({ keys, windows, clock }: { readonly keys: KeyStore; readonly windows: WindowRepository; readonly clock: Clock }) {
  return createMiddleware<WindowLine>(async (context, next) => {
    const [, token] = /^Bearer ([\w.-]{1,400})$/.exec(context.req.header('authorization') ?? '') ?? [];
    const id = token === undefined ? null : readWindowToken(keys.read().tokenKey, token, clock.now());
    const window = id && windows.find(id);
    if (!window) throw new RequestRefused(401, 'A token made for this window is needed; ask for one.');
    const now = clock.now();
    if (now.getTime() - Date.parse(window.lastSeenAt ?? '1970-01-01') > seenEveryMs) windows.saw(window.id, now.toISOString());
    context.set('window', window);
    await next();
  });
}
