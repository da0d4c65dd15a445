import type { Hono } from 'hono';
import { hubRoutes } from '#contract/hub-api.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { OutcomeRepository } from './outcome-repository.ts';

export function addOutcomeRoutes(app: Hono<WindowLine>, outcomes: OutcomeRepository): void {
  app.get(hubRoutes.outcomes, (context) => {
    const after = context.req.query('after') ?? '0';
    if (!/^\d{1,15}$/.test(after)) throw new RequestRefused(400, '“after” is the number of the last outcome that was read.');
    return context.json(outcomes.after(context.get('window').id, Number(after)));
  });
}
