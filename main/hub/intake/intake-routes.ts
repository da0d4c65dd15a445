import type { Hono } from 'hono';
import { hubRoutes } from '#contract/hub-api.ts';
import { intakeBatch } from '#contract/submission.ts';
import { readBody } from '../http/read-body.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { TakeBatch } from './take-batch.ts';

/** 500 rows, each with a sealed form of up to 4 KiB and forty receipts. */
const batchBytes = 16 * 1024 * 1024;

export function addIntakeRoutes(app: Hono<WindowLine>, { takeBatch, onRows }: { readonly takeBatch: TakeBatch; readonly onRows: (rows: number) => void }): void {
  app.post(hubRoutes.intake, async (context) => {
    const { rows } = await readBody(context, intakeBatch, batchBytes);
    const answer = takeBatch(context.get('window').id, rows);
    const accepted = answer.answers.filter((row) => row.outcome === 'accepted').length;
    if (accepted > 0) onRows(accepted);
    return context.json(answer);
  });
}
