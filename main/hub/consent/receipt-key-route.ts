import type { Hono } from 'hono';
import type * as z from 'zod';
import { windowId } from '#contract/ids.ts';
import type { receiptKeyAnswer } from '#contract/receipt.ts';
import type { SigningKey } from '../../platform/signing/ed25519.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { WindowRepository } from '../windows/window-repository.ts';

type Answer = z.infer<typeof receiptKeyAnswer>;
type Parts = { readonly windows: Pick<WindowRepository, 'findEver'>; readonly receiptKey: () => SigningKey };

/** The public key that signed a receipt, for anybody who holds one: a window's, of one that was removed too, or the hub's own. */
export function addReceiptKeyRoute(app: Hono, { windows, receiptKey }: Parts): void {
  app.get('/v1/receipt-keys/:signer', (context) => {
    const signer = context.req.param('signer');
    if (signer === 'hub') return context.json({ signerPublicKey: receiptKey().publicKey, signerName: 'hub' } satisfies Answer);
    const asked = windowId.safeParse(signer);
    const window = asked.success ? windows.findEver(asked.data) : null;
    if (window === null) throw new RequestRefused(404, 'No window of this hub has that name.');
    return context.json({ signerPublicKey: window.publicKey, signerName: window.name } satisfies Answer);
  });
}
