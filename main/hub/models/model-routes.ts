import type { Hono } from 'hono';
import { stream } from 'hono/streaming';
import type { ReadableStream } from 'node:stream/web';
import { modelPictures, modelUpload, type IntakeNews, type IntakeOutcome } from '#contract/model-intake.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { AccountRepository } from '../accounts/account-repository.ts';
import type { SessionRepository } from '../accounts/session-repository.ts';
import { mustBeStaff } from '../console/console-routes.ts';
import { mustBeMaison } from '../console/handlers.ts';
import { fitBody } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { sendBlob } from '../windows/asset-routes.ts';
import type { ModelDesk } from './model-desk.ts';
import type { ModelRepository } from './model-repository.ts';

type Parts = {
  readonly accounts: AccountRepository; readonly sessions: SessionRepository; readonly models: ModelRepository; readonly blobs: BlobFolder;
  readonly modelDesk: ModelDesk; readonly stopping: AbortSignal;
};

const stopped: IntakeOutcome = { outcome: 'refused', code: 'stopped', sentence: 'The intake was stopped. Nothing was kept.' };

/** Bringing a model, which answers a line of JSON for each step while it works; and its pictures. */
export function addModelRoutes(app: Hono, parts: Parts): void {
  app.post('/models/bring', async (context) => {
    const staff = mustBeStaff(context, parts);
    mustBeMaison(staff);
    const upload = fitBody(context.req.query(), modelUpload);
    if (context.req.raw.body === null) throw new RequestRefused(400, 'There is no file.');
    // The two are one stream; only Node's and the page's declarations of it differ.
    const body = context.req.raw.body as ReadableStream<Uint8Array>;
    const received = await parts.modelDesk.receive({ upload, body, by: staff.account.name });
    context.header('content-type', 'application/x-ndjson');
    return stream(context, async (out) => {
      const left = new AbortController();
      out.onAbort(() => left.abort());
      const tell = (news: IntakeNews): Promise<unknown> => out.writeln(JSON.stringify(news));
      const over = await received.takeIn((step, detail) => void tell({ news: 'step', step, detail }), AbortSignal.any([left.signal, parts.stopping]));
      await tell({ news: 'over', over: over.outcome === 'stopped' ? stopped : over });
    });
  });

  app.get('/models/:id/:picture', async (context) => {
    mustBeStaff(context, parts);
    const name = modelPictures.find((picture) => picture === context.req.param('picture'));
    const found = parts.models.find(context.req.param('id'))?.taken.parts.find((part) => part.name === name);
    if (found === undefined) throw new RequestRefused(404, 'There is no such picture.');
    return sendBlob(context, parts.blobs, found.sha256, found.bytes, 'image/webp');
  });
}
