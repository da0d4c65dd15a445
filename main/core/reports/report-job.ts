import { v7 } from 'uuid';
import { hubRoutes, report, type Health, type Report } from '#contract/hub-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { jsonBody, readAnswer, refusalOf, type HubLine } from '../hub-line/hub-line.ts';
import * as z from 'zod';
import type { Job } from '../rhythm/keep-doing.ts';
import type { Counters } from '../visits/counters.ts';

type Parts = {
  readonly database: Database;
  readonly line: HubLine;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
  readonly appVersion: string;
  readonly everyMs: number;
  readonly health: () => Promise<Health>;
  readonly publications: () => Report['publications'];
};

/**
 * Tells the hub how this window is. A report is written with its counts in one transaction and leaves on the hub's answer;
 * while the hub is away one report waits and the counts go on growing for the next.
 */
export function reportJob(parts: Parts): Job {
  const { database, line, log, everyMs } = parts;
  const oldest = database.prepare<[], { id: string; report: string }>('SELECT id, report FROM reports ORDER BY id LIMIT 1');
  const leave = database.prepare('DELETE FROM reports WHERE id = ?');
  const send = async (signal: AbortSignal): Promise<void> => {
    const waiting = oldest.get();
    if (waiting === undefined) return;
    const said = report.safeParse(JSON.parse(waiting.report));
    if (said.success) {
      const answer = await line.ask({ method: 'POST', path: hubRoutes.report, ...jsonBody(said.data), signal });
      if (answer.status === 400) log.warn('report-refused', { why: refusalOf(answer) });
      else readAnswer(answer, z.unknown());
    }
    leave.run(waiting.id);
  };
  return {
    name: 'report',
    rhythm: { everyMs, spread: 0.2, backOff: { firstMs: Math.min(5_000, everyMs), mostMs: 5 * 60_000 } },
    run: async (signal) => {
      await send(signal);
      await writeReport(parts);
      await send(signal);
      return 'done';
    },
  };
}

async function writeReport({ database, counters, clock, appVersion, health, publications }: Parts): Promise<void> {
  const told = { id: v7(), at: clock.now().toISOString(), appVersion, publications: publications(), health: await health() };
  const add = database.prepare('INSERT INTO reports (id, report) VALUES (?, ?)');
  counters.take((counts) => {
    const made: Report = { ...told, counters: counts };
    add.run(told.id, JSON.stringify(made));
  });
}
