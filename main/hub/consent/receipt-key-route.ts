import type { Hono } from 'hono';
import { windowId } from '#contract/ids.ts';
import type { receiptKeyAnswer } from '#contract/receipt.ts';
import type { z } from 'zod';
import { RequestRefused } from '../http/request-refused.ts';
import type { WindowRepository } from '../windows/window-repository.ts';

/** The public key of a window, for anybody who holds a receipt; of one that was removed too. */
export function addReceiptKeyRoute(app: Hono, { windows }: { readonly windows: Pick<WindowRepository, 'findEver'> }): void {
  app.get('/v1/receipt-keys/:windowId', (context) => {
    const asked = windowId.safeParse(context.req.param('windowId'));
    const window = asked.success ? windows.findEver(asked.data) : null;
    if (window === null) throw new RequestRefused(404, 'No window of this hub has that name.');
    return context.json({ windowPublicKey: window.publicKey, windowName: window.name } satisfies z.infer<typeof receiptKeyAnswer>);
  });
}
