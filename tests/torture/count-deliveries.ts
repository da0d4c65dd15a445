import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Submission } from '#contract/submission.ts';

export type Count = {
  readonly acknowledged: number;
  /** Acknowledged, and not whole in the book: its person, its appointment, each of its receipts. */
  readonly lost: number;
  /** Somewhere twice. */
  readonly doubled: number;
  /** In the book without anybody having given it. */
  readonly invented: number;
};

/** What the CRM book holds, against what the visitors were told. */
export function countDeliveries(hubFolder: string, acknowledged: readonly Submission[], unanswered: readonly Submission[]): Count {
  const book = new BetterSqlite3(join(hubFolder, 'book.sqlite'), { readonly: true });
  const count = (sql: string, ...given: readonly unknown[]): number => Number(book.prepare(sql).pluck().get(...given));
  const parts = (submission: Submission): readonly number[] => [
    count('SELECT count(*) FROM clients JOIN contacts ON client_id = id WHERE external_key = ?', `subject/${submission.receipts[0]?.subjectId}`),
    count('SELECT count(*) FROM appointments WHERE external_key = ?', `appointment/${submission.appointment?.id}`),
    ...submission.receipts.map((receipt) => count('SELECT count(*) FROM receipts WHERE external_key = ?', `receipt/${receipt.id}`)),
  ];
  const all = [...acknowledged, ...unanswered];
  const result = {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((submission) => parts(submission).includes(0)).length,
    doubled: all.filter((submission) => parts(submission).some((times) => times > 1)).length,
    invented: count(`SELECT count(*) FROM clients WHERE external_key LIKE 'subject/%'`) - all.filter((submission) => (parts(submission)[0] ?? 0) > 0).length,
  };
  book.close();
  return result;
}

/** What the hub keeps for a human to read, and why. */
export function parkedReasons(hubFolder: string): readonly string[] {
  const hub = new BetterSqlite3(join(hubFolder, 'hub.sqlite'), { readonly: true });
  const reasons = hub.prepare<[], string>(`SELECT DISTINCT reason FROM intake WHERE state = 'parked'`).pluck().all();
  hub.close();
  return reasons;
}

/** What still is in the window's outbox, and why the hub refused it if it did. */
export function leftInOutbox(coreFolder: string): readonly { readonly reason: string | null; readonly rows: number }[] {
  const core = new BetterSqlite3(join(coreFolder, 'core.sqlite'), { readonly: true });
  const left = core.prepare<[], { reason: string | null; rows: number }>('SELECT refused_for AS reason, count(*) AS rows FROM outbox GROUP BY refused_for').all();
  core.close();
  return left;
}

/** How many rows that came are still to be written to the book. */
export function waitingInHub(hubFolder: string): number {
  const hub = new BetterSqlite3(join(hubFolder, 'hub.sqlite'), { readonly: true });
  const waiting = hub.prepare<[], number>(`SELECT count(*) FROM intake WHERE state = 'waiting'`).pluck().get();
  hub.close();
  return waiting ?? 0;
}
