import type { Hono } from 'hono';
import { hubRoutes } from '#contract/hub-api.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { VaultDesk } from './vault-desk.ts';

export function addVaultRoutes(app: Hono<WindowLine>, desk: VaultDesk): void {
  app.get(hubRoutes.vault, (context) => {
    const { role, boutiqueId } = context.get('window');
    if (role === 'street') throw new RequestRefused(404, 'A window on the street shows no client.');
    const { version, text } = desk.current(boutiqueId);
    const etag = `"${version}"`;
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, { etag });
    return context.body(text, 200, { etag, 'content-type': 'application/json', 'cache-control': 'no-store' });
  });
}
