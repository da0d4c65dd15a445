import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { BrokenRule } from './broken-rules.ts';
import { runOnce, type RunResult } from './run-once.ts';
import { createStage } from './stage.ts';
import type { Counts } from './witness.ts';

type Wanted = { readonly seed: number; readonly runs: number; readonly broken: BrokenRule | null };
type Found = { readonly failed: readonly RunResult[]; readonly counts: Counts };

/** So many seeds, one after the other from the first, over the cores that there are. */
export async function runMany({ seed, runs, broken }: Wanted): Promise<Found & { readonly runs: number; readonly seconds: number }> {
  const startedMs = performance.now();
  const crew = Math.max(1, Math.min(availableParallelism(), 4, Math.ceil(runs / 50)));
  const shares = Array.from({ length: crew }, (_, index): Wanted => {
    const from = Math.floor((runs * index) / crew);
    return { seed: seed + from, runs: Math.floor((runs * (index + 1)) / crew) - from, broken };
  });
  const found = await Promise.all(shares.map((share) => (crew === 1 ? runShare(share) : runInWorker(share))));
  return { runs, seconds: (performance.now() - startedMs) / 1_000, failed: found.flatMap(({ failed }) => failed), counts: found.map(({ counts }) => counts).reduce(sum) };
}

async function runShare({ seed, runs, broken }: Wanted): Promise<Found> {
  const stage = await createStage(broken);
  const failed: RunResult[] = [];
  let counts: Counts = { acknowledged: 0, held: 0, confirmed: 0, moved: 0, declined: 0 };
  for (let run = 0; run < runs; run += 1) {
    const result = await runOnce(stage, seed + run);
    counts = sum(counts, result.counts);
    if (result.failures.length > 0) failed.push(result);
  }
  stage.close();
  return { failed, counts };
}

function sum(one: Counts, other: Counts): Counts {
  return {
    acknowledged: one.acknowledged + other.acknowledged, held: one.held + other.held, confirmed: one.confirmed + other.confirmed,
    moved: one.moved + other.moved, declined: one.declined + other.declined,
  };
}

function runInWorker(share: Wanted): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', (found: Found) => resolve(found));
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null && isShare(workerData)) parentPort.postMessage(await runShare(workerData));

function isShare(value: unknown): value is Wanted {
  return typeof value === 'object' && value !== null && 'seed' in value && 'runs' in value && 'broken' in value;
}
