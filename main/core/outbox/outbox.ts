import { ledgerGenesis, type IntakeBody, type IntakeRow } from '#contract/submission.ts';
import { hashOfLink, type LedgerHead } from '#domain/ledger/ledger-link.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Journal } from '../../platform/journal/journal.ts';
import type { Log } from '../../platform/log/log.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { journalCopier } from './journal-copier.ts';
import { keepRow } from './keep-row.ts';

export type Appended = { readonly sequence: number; readonly isNew: boolean };

export type RowAnswer = { readonly id: string; readonly outcome: 'accepted' | 'known' | 'refused'; readonly reason: string | null };

/** `json` is the row in UTF-8, as it travels: a batch of them is put together without becoming text in between. */
export type QueuedRow = { readonly id: string; readonly sequence: number; readonly json: Buffer };

export type OutboxStatus = { readonly waiting: number; readonly oldestAt: string | null; readonly refused: number };

export type Outbox = {
  /**
   * Chains a row to the ledger and queues it, in one transaction with the facts it stands for; on return it is on the disk.
   * The same id again changes nothing.
   * @throws OtherBody when the id is known with another body; SQLite's fault when nothing was written
   */
  readonly append: (id: string, body: IntakeBody) => Appended;
  readonly head: () => LedgerHead;
  /**
   * Rows that wait, oldest first; behind them those that were refused, when their time has come.
   * @param after leaves out what was taken up to this sequence and is still on its way, and what was refused
   */
  readonly take: (limit: { readonly rows: number; readonly bytes: number }, after?: number) => readonly QueuedRow[];
  /** A row leaves on the intake's own answer for its id. */
  readonly settle: (answers: readonly RowAnswer[]) => void;
  /** Queues again what the intake has lost since it said yes, from the journal. How many there were. */
  readonly requeue: (after: number, before: number) => number;
  readonly status: () => OutboxStatus;
  /** Writes what was committed from the log into the database: after each batch it is short, left to SQLite it comes rarely and keeps a visitor waiting. */
  readonly checkpoint: () => void;
};

/** A known id with another body: a bug of whoever sent it, never something to guess about. */
export class OtherBody extends Error {}

type Parts = { readonly database: Database; readonly journal: Journal; readonly clock: Clock; readonly log: Log };

export function createOutbox({ database, journal, clock, log }: Parts): Outbox {
  const findHead = database.prepare<[], LedgerHead>('SELECT sequence, hash FROM ledger ORDER BY sequence DESC LIMIT 1');
  const findEntry = database.prepare<[string], { sequence: number; body_sha256: string }>('SELECT sequence, body_sha256 FROM ledger WHERE id = ?');
  const head = (): LedgerHead => findHead.get() ?? { sequence: 0, hash: ledgerGenesis };
  const keep = keepRow(database);
  const copy = journalCopier(journal, log);
  const chain = database.transaction((id: string, body: IntakeBody): { readonly sequence: number; readonly text: string } | number => {
    const canonical = canonicalJson(body);
    const bodySha256 = sha256Hex(canonical);
    const known = findEntry.get(id);
    if (known !== undefined) {
      if (known.body_sha256 !== bodySha256) throw new OtherBody('this id was used for something else');
      return known.sequence;
    }
    // The same body with its keys in canonical order, which is how it was hashed.
    const row = chainedRow(head(), { id, body: JSON.parse(canonical) as IntakeBody, bodySha256, createdAt: clock.now().toISOString() });
    const text = JSON.stringify(row);
    keep(row, text);
    return { sequence: row.sequence, text };
  });
  return {
    append: (id, body) => {
      const made = orOtherBody(() => chain.immediate(id, body));
      if (typeof made === 'number') return { sequence: made, isNew: false };
      copy(made);
      return { sequence: made.sequence, isNew: true };
    },
    head,
    take: taker(database, clock),
    settle: settler(database, clock),
    requeue: requeuer(database, journal),
    status: statusReader(database),
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
  };
}

/** A receipt or an appointment of the row bears an id that another row gave to something else. */
function orOtherBody<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw new OtherBody('an id in this row was used for something else', { cause: error });
    throw error;
  }
}

function chainedRow(head: LedgerHead, entry: { readonly id: string; readonly body: IntakeBody; readonly createdAt: string; readonly bodySha256: string }): IntakeRow {
  const link = { previousHash: head.hash, sequence: head.sequence + 1, id: entry.id, bodySha256: entry.bodySha256 };
  const shaped = { ...link, hash: hashOfLink(link, sha256Hex) };
  // Hexadecimal SHA-256 is what the brand stands for.
  return { ...entry, ...shaped } as IntakeRow;
}

function taker(database: Database, clock: Clock): Outbox['take'] {
  // Two statements in the order of the key: one that sorted them would read the whole queue for every batch.
  const findFresh = database.prepare<[number, number], QueuedRow>('SELECT id, sequence, CAST(row AS BLOB) AS json FROM outbox WHERE refusals = 0 AND sequence > ? ORDER BY sequence LIMIT ?');
  const findRefused = database.prepare<[string, number], QueuedRow>('SELECT id, sequence, CAST(row AS BLOB) AS json FROM outbox WHERE refusals > 0 AND not_before <= ? ORDER BY sequence LIMIT ?');
  return (limit, after) => {
    const taken: QueuedRow[] = [];
    let bytes = 0;
    const takeFrom = (rows: Iterable<QueuedRow>): boolean => {
      for (const row of rows) {
        bytes += row.json.length;
        if (taken.length > 0 && bytes > limit.bytes) return false;
        taken.push(row);
      }
      return taken.length < limit.rows;
    };
    const hasRoom = takeFrom(findFresh.iterate(after ?? 0, limit.rows));
    if (hasRoom && after === undefined) takeFrom(findRefused.iterate(clock.now().toISOString(), limit.rows - taken.length));
    return taken;
  };
}

const firstRetryMs = 15 * 60_000;
const lastRetryMs = 24 * 60 * 60_000;

function settler(database: Database, clock: Clock): Outbox['settle'] {
  // One statement for all that left, not one for each: a batch keeps the process, and whoever stands at the window, a third as long.
  const gone = '(SELECT value FROM json_each(:ids))';
  const leave = database.prepare<{ ids: string }>(`DELETE FROM outbox WHERE id IN ${gone}`);
  const dropReceipts = database.prepare<{ ids: string }>(`DELETE FROM receipt_ids WHERE submission_id IN ${gone}`);
  const deliver = database.prepare<{ ids: string; now: string }>(`UPDATE appointments SET delivered_at = :now WHERE submission_id IN ${gone} AND delivered_at IS NULL`);
  const refuse = database.prepare<{ id: string; reason: string; notBefore: string }>('UPDATE outbox SET refused_for = :reason, refusals = refusals + 1, not_before = :notBefore WHERE id = :id');
  const refusals = database.prepare<[string], number>('SELECT refusals FROM outbox WHERE id = ?').pluck();
  return database.transaction((answers: readonly RowAnswer[]) => {
    const now = clock.now();
    const ids = JSON.stringify(answers.filter((answer) => answer.outcome !== 'refused').map((answer) => answer.id));
    leave.run({ ids });
    dropReceipts.run({ ids });
    deliver.run({ ids, now: now.toISOString() });
    for (const answer of answers) {
      if (answer.outcome !== 'refused') continue;
      const waitMs = Math.min(lastRetryMs, firstRetryMs * 2 ** Math.min(20, refusals.get(answer.id) ?? 0));
      refuse.run({ id: answer.id, reason: answer.reason ?? 'no reason given', notBefore: new Date(now.getTime() + waitMs).toISOString() });
    }
  }).immediate;
}

function requeuer(database: Database, journal: Journal): Outbox['requeue'] {
  const add = database.prepare(`INSERT INTO outbox (sequence, id, row) SELECT sequence, id, :row FROM ledger WHERE sequence = :sequence AND hash = :hash ON CONFLICT DO NOTHING`);
  const addAll = database.transaction((after: number, before: number) => {
    let count = 0;
    for (const line of journal.lines()) {
      // Our own line, checked when it was written; the ledger's hash decides whether it still counts.
      const { sequence, hash } = JSON.parse(line) as IntakeRow;
      if (sequence > after && sequence < before) count += add.run({ row: line, sequence, hash }).changes;
    }
    return count;
  });
  return (after, before) => addAll.immediate(after, before);
}

function statusReader(database: Database): Outbox['status'] {
  const find = database.prepare<[], { waiting: number; oldestAt: string | null; refused: number }>(`SELECT
    count(*) FILTER (WHERE refusals = 0) AS waiting, min(created_at) FILTER (WHERE refusals = 0) AS oldestAt,
    count(*) FILTER (WHERE refusals > 0) AS refused FROM outbox JOIN ledger USING (sequence)`);
  return () => find.get() ?? { waiting: 0, oldestAt: null, refused: 0 };
}
