import { hubRoutes } from '#contract/hub-api.ts';
import { intakeAnswer, type IntakeAnswer } from '#contract/submission.ts';
import type { Log } from '../../platform/log/log.ts';
import { readAnswer, refusalOf, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { Outbox, QueuedRow } from './outbox.ts';

type Parts = { readonly outbox: Outbox; readonly line: HubLine; readonly log: Log; readonly onSettled: () => void; readonly batch?: BatchLimit };

export type BatchLimit = { readonly rows: number; readonly bytes: number };

const usualBatch: BatchLimit = { rows: 500, bytes: 3_000_000 };
const leastRows = 10;

/** Takes rows to the intake for as long as there are any; a hub that is away only makes it wait. */
export function deliveryJob({ outbox, line, log, onSettled, batch = usualBatch }: Parts): Job {
  let rowsAtOnce = batch.rows;
  return {
    name: 'delivery',
    rhythm: { everyMs: 60_000, spread: 0.2, backOff: { firstMs: 500, mostMs: 60_000 } },
    run: async (signal) => {
      const rows = outbox.take({ ...batch, rows: rowsAtOnce });
      if (rows.length === 0) return 'done';
      // On a line, or a hub, that does not hold for long, less at a time still arrives.
      const before = rowsAtOnce;
      rowsAtOnce = Math.max(leastRows, Math.floor(before / 4));
      await deliver(rows, { outbox, line, log }, signal);
      rowsAtOnce = Math.min(batch.rows, before * 4);
      onSettled();
      return 'again';
    },
  };
}

type Delivery = Pick<Parts, 'outbox' | 'line' | 'log'>;

async function deliver(rows: readonly QueuedRow[], parts: Delivery, signal: AbortSignal): Promise<void> {
  const body = `{"rows":[${rows.map((row) => row.text).join(',')}]}`;
  const answer = await parts.line.ask({ method: 'POST', path: hubRoutes.intake, headers: { 'content-type': 'application/json' }, body, timeoutMs: 60_000, signal });
  if (answer.status === 400 || answer.status === 413) return deliverApart(rows, refusalOf(answer), parts, signal);
  settle(rows, readAnswer(answer, intakeAnswer), parts);
}

/** A batch that is refused whole is halved until the row it was refused for stands alone. */
async function deliverApart(rows: readonly QueuedRow[], reason: string, parts: Delivery, signal: AbortSignal): Promise<void> {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    parts.log.warn('row-refused', { sequence: only.sequence });
    return parts.outbox.settle([{ id: only.id, outcome: 'refused', reason: reason.slice(0, 300) }]);
  }
  const middle = Math.ceil(rows.length / 2);
  await deliver(rows.slice(0, middle), parts, signal);
  await deliver(rows.slice(middle), parts, signal);
}

function settle(rows: readonly QueuedRow[], answer: IntakeAnswer, { outbox, log }: Delivery): void {
  const sent = new Set(rows.map((row) => row.id));
  const answers = answer.answers.filter((entry) => sent.has(entry.id));
  const first = rows.reduce((least, row) => Math.min(least, row.sequence), Number.POSITIVE_INFINITY);
  // A hub that was restored from an older copy has lost rows it had said yes to: they are queued again, before these.
  const lost = answer.head.sequence + 1 < first ? outbox.requeue(answer.head.sequence, first) : 0;
  if (lost > 0) log.warn('hub-lost-rows', { from: answer.head.sequence + 1, count: lost });
  const settled = lost === 0 ? answers : answers.filter((entry) => entry.outcome !== 'refused');
  for (const entry of settled) if (entry.outcome === 'refused') log.warn('row-refused', { id: entry.id });
  outbox.settle(settled);
}
