import type { Hono } from 'hono';
import { z } from 'zod';
import { hubRoutes } from '#contract/hub-api.ts';
import { intakeBatch } from '#contract/submission.ts';
import { fitBody, readJson } from '../http/read-body.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { TakeBatch } from './take-batch.ts';

/** 500 rows, each with a sealed form of up to 4 KiB and forty receipts. */
const batchBytes = 16 * 1024 * 1024;

/** The bodies exactly as they came: the schema's own copy has its keys in another order, and the hash is of the text. */
const bodiesAsTheyCame = z.object({ rows: z.array(z.object({ body: z.unknown() })) });

export function addIntakeRoutes(app: Hono<WindowLine>, { takeBatch, onRows }: { readonly takeBatch: TakeBatch; readonly onRows: () => void }): void {
  app.post(hubRoutes.intake, async (context) => {
    const came = await readJson(context, batchBytes);
    const batch = fitBody(came, intakeBatch);
    const { rows } = fitBody(came, bodiesAsTheyCame);
    const answer = takeBatch(context.get('window').id, batch, rows.map((row) => row.body));
    if (answer.answers.some((row) => row.outcome === 'accepted')) onRows();
    return context.json(answer);
  });
}
