import type { Hono } from 'hono';
import { windowId } from '#contract/ids.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { AccountRepository } from '../accounts/account-repository.ts';
import type { SessionRepository } from '../accounts/session-repository.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { sendBlob } from '../windows/asset-routes.ts';
import type { WindowRepository } from '../windows/window-repository.ts';
import { mustBeStaff } from './console-routes.ts';
import { findSeen } from './window-handlers.ts';

type Parts = { readonly windows: WindowRepository; readonly blobs: BlobFolder; readonly accounts: AccountRepository; readonly sessions: SessionRepository };

/** The last picture of a window, for staff who may see it. */
export function addScreenshotRoute(app: Hono, parts: Parts): void {
  app.get('/screenshots/:windowId', async (context) => {
    const staff = mustBeStaff(context, parts);
    const id = windowId.safeParse(context.req.param('windowId'));
    if (!id.success) throw new RequestRefused(404, 'There is no such window.');
    const { screenshot } = findSeen(parts.windows, id.data, staff);
    const size = screenshot && await parts.blobs.sizeOf(screenshot.sha256);
    if (screenshot === null || size === null) throw new RequestRefused(404, 'This window has sent no picture yet.');
    return sendBlob(context, parts.blobs, screenshot.sha256, size, screenshot.mime);
  });
}
