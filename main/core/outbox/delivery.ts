import { setImmediate } from 'node:timers/promises';
import { hubRoutes } from '#contract/hub-api.ts';
import { intakeAnswer, type IntakeAnswer } from '#contract/submission.ts';
import type { HttpAnswer } from '../../platform/http/pinned-http.ts';
import type { Log } from '../../platform/log/log.ts';
import { readAnswer, refusalOf, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { Outbox, QueuedRow } from './outbox.ts';

type Parts = { readonly outbox: Outbox; readonly line: HubLine; readonly log: Log; readonly onSettled: () => void; readonly batch?: BatchLimit };

export type BatchLimit = { readonly rows: number; readonly bytes: number };

const usualBatch: BatchLimit = { rows: 500, bytes: 3_000_000 };
const leastRows = 10;
/** Rows that leave in one transaction; what a crash leaves of a batch is delivered again, and the hub knows it. */
const settledAtOnce = 125;
/** Then the rhythm has its turn: whether to stop, whether to wait. */
const batchesAtOnce = 8;

/** Takes rows to the intake for as long as there are any; a hub that is away only makes it wait. */
export function deliveryJob({ outbox, line, log, onSettled, batch = usualBatch }: Parts): Job {
  let rowsAtOnce = batch.rows;
  return {
    name: 'delivery',
    rhythm: { everyMs: 60_000, spread: 0.2, backOff: { firstMs: 500, mostMs: 60_000 } },
    run: async (signal) => {
      // On a line, or a hub, that does not hold for long, less at a time still arrives.
      const limit = { ...batch, rows: rowsAtOnce };
      const rows = outbox.take(limit);
      if (rows.length === 0) return 'done';
      rowsAtOnce = Math.max(leastRows, Math.floor(limit.rows / 4));
      await deliverInTurn(rows, limit, { outbox, line, log, onSettled }, signal);
      rowsAtOnce = Math.min(batch.rows, limit.rows * 4);
      return 'again';
    },
  };
}

type Delivery = Pick<Parts, 'outbox' | 'line' | 'log'>;

/**
 * One batch after the other, never two at a time at the hub: each must find the one before it in the ledger. What costs the
 * window time is done while the hub works: the next batch is read, and the last one settled, when another is on its way.
 */
async function deliverInTurn(first: readonly QueuedRow[], limit: BatchLimit, parts: Delivery & Pick<Parts, 'onSettled'>, signal: AbortSignal): Promise<void> {
  let batch = batchOf(first);
  let { answering } = await send(batch, parts, signal);
  for (let left = batchesAtOnce; ; left -= 1) {
    const next = batchOf(left > 1 ? parts.outbox.take(limit, batch.last) : []);
    const answer = await answering;
    if (isRefusedWhole(answer)) await deliverApart(batch.rows, refusalOf(answer), parts, signal);
    const told = isRefusedWhole(answer) ? null : readAnswer(answer, intakeAnswer);
    // Whatever is out of the ordinary is settled before anything else is sent.
    const isPlain = told !== null && next.rows.length > 0 && told.head.sequence === batch.last && !signal.aborted;
    if (isPlain) ({ answering } = await send(next, parts, signal));
    if (told !== null) await settle(batch.rows, told, parts);
    parts.onSettled();
    await othersHadTheirTurn();
    parts.outbox.checkpoint();
    if (!isPlain) return;
    batch = next;
    await othersHadTheirTurn();
  }
}

type Batch = { readonly rows: readonly QueuedRow[]; readonly last: number; /** As it travels. */ readonly body: Buffer };

const [opening, comma, closing] = [Buffer.from('{"rows":['), Buffer.from(','), Buffer.from(']}')];

function batchOf(rows: readonly QueuedRow[]): Batch {
  const last = rows.reduce((most, row) => Math.max(most, row.sequence), 0);
  return { rows, last, body: Buffer.concat([opening, ...rows.flatMap(({ json }, index) => (index === 0 ? [json] : [comma, json])), closing]) };
}

/** Resolves when the batch is on its way whole: what then keeps this process no longer keeps the hub waiting. It never rejects; the answer may. */
async function send({ body }: Batch, { line }: Delivery, signal: AbortSignal): Promise<{ readonly answering: Promise<HttpAnswer> }> {
  const { promise: sent, resolve: onSent } = Promise.withResolvers<void>();
  const answering = line.ask({ method: 'POST', path: hubRoutes.intake, headers: { 'content-type': 'application/json' }, body, timeoutMs: 60_000, signal, onSent });
  // Nobody may be awaiting it yet when it fails; who awaits it later is told.
  await Promise.race([sent, answering.catch(() => undefined)]);
  return { answering };
}

/** A visitor's yes is heard between two pieces of work. One immediate alone still comes before the messages and timers that are due. */
async function othersHadTheirTurn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function isRefusedWhole(answer: HttpAnswer): boolean {
  return answer.status === 400 || answer.status === 413;
}

async function deliver(rows: readonly QueuedRow[], parts: Delivery, signal: AbortSignal): Promise<void> {
  const { answering } = await send(batchOf(rows), parts, signal);
  const answer = await answering;
  if (isRefusedWhole(answer)) return deliverApart(rows, refusalOf(answer), parts, signal);
  await settle(rows, readAnswer(answer, intakeAnswer), parts);
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

async function settle(rows: readonly QueuedRow[], answer: IntakeAnswer, { outbox, log }: Delivery): Promise<void> {
  const sent = new Set(rows.map((row) => row.id));
  const answers = answer.answers.filter((entry) => sent.has(entry.id));
  const first = rows.reduce((least, row) => Math.min(least, row.sequence), Number.POSITIVE_INFINITY);
  // A hub that was restored from an older copy has lost rows it had said yes to: they are queued again, before these.
  const lost = answer.head.sequence + 1 < first ? outbox.requeue(answer.head.sequence, first) : 0;
  if (lost > 0) log.warn('hub-lost-rows', { from: answer.head.sequence + 1, count: lost });
  const settled = lost === 0 ? answers : answers.filter((entry) => entry.outcome !== 'refused');
  for (const entry of settled) if (entry.outcome === 'refused') log.warn('row-refused', { id: entry.id });
  for (let at = 0; at < settled.length; at += settledAtOnce) {
    if (at > 0) await othersHadTheirTurn();
    outbox.settle(settled.slice(at, at + settledAtOnce));
  }
}
