import * as z from 'zod';
import type { WindowId } from '#domain/ids.ts';
import { intakeBody, type IntakeAnswer, type IntakeBody } from '#contract/submission.ts';
import { sha256, windowId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type LedgerHead = IntakeAnswer['head'];

export type ArrivedRow = {
  readonly id: string; readonly windowId: WindowId; readonly sequence: number; readonly createdAt: string; readonly receivedAt: string;
  /** Rows of one lane are opened in their order; one that is parked stops those behind it and no others. */
  readonly lane: string; /** JSON, as text or in UTF-8. */ readonly body: string | Uint8Array; readonly bodySha256: string; readonly hash: string;
};

export type WaitingRow = {
  readonly id: string; readonly windowId: WindowId; readonly lane: string; readonly createdAt: string; readonly receivedAt: string; readonly tries: number; readonly body: IntakeBody;
};

export type ParkedRow = { readonly id: string; readonly windowId: WindowId; readonly receivedAt: string; readonly reason: string; readonly waitingBehind: number };

export type KnownRow = { readonly windowId: string; readonly bodySha256: string; readonly hash: string };

/** What windows delivered: its id and hash are kept for ever, its body until it was opened. */
export type IntakeRepository = {
  readonly head: (window: WindowId) => LedgerHead;
  readonly setHead: (window: WindowId, head: LedgerHead) => void;
  /** Those of the ids that are here, each once: one question for a batch. */
  readonly find: (ids: readonly string[]) => Map<string, KnownRow>;
  readonly add: (row: ArrivedRow) => void;
  /** Of a row that is not taken and yet stands in its window's ledger. */
  readonly addRefused: (link: Pick<ArrivedRow, 'id' | 'windowId' | 'sequence' | 'bodySha256' | 'hash'>) => void;
  /** Rows to open now, in order. A lane with a parked row gives none but those that pass every queue. */
  readonly waiting: (now: string, limit: number) => readonly WaitingRow[];
  readonly parked: () => readonly ParkedRow[];
  readonly read: (id: string) => WaitingRow | null;
  readonly finish: (id: string) => void;
  readonly park: (id: string, reason: string) => void;
  readonly retryLater: (id: string, notBefore: string) => void;
  /** What it needs is away: no try was made of it. */
  readonly wait: (id: string, notBefore: string) => void;
  readonly release: (id: string) => boolean;
  /** Lets go of whatever a person's rows hold; nothing of them is opened any more. */
  readonly forget: (lane: string) => void;
  /** Lets go of what was opened and came before then; the ids and hashes stay. Answers how many. */
  readonly forgetOpened: (receivedBefore: string) => number;
};

/** The lane of what is about nobody, or passes every queue: nothing there waits for anything. */
export const openLane = '';

const head = z.object({ ledger_sequence: z.int(), ledger_hash: sha256 });
const known = z.object({ id: z.string(), window_id: z.string(), body_sha256: z.string(), hash: z.string() })
  .transform((row): [string, KnownRow] => [row.id, { windowId: row.window_id, bodySha256: row.body_sha256, hash: row.hash }]);
const waitingRow = z.object({
  id: z.string(), window_id: windowId, lane: z.string(), created_at: z.string(), received_at: z.string(), tries: z.int(), body: z.string(),
}).transform((row): WaitingRow => ({
  id: row.id, windowId: row.window_id, lane: row.lane, createdAt: row.created_at, receivedAt: row.received_at, tries: row.tries, body: intakeBody.parse(JSON.parse(row.body)),
}));
const parkedRow = z.object({ id: z.string(), window_id: windowId, received_at: z.string(), reason: z.string(), behind: z.int() })
  .transform((row): ParkedRow => ({ id: row.id, windowId: row.window_id, receivedAt: row.received_at, reason: row.reason, waitingBehind: row.behind }));

export function openIntakeRepository(database: Database): IntakeRepository {
  const readHead = database.prepare('SELECT ledger_sequence, ledger_hash FROM windows WHERE id = ?');
  const setHead = database.prepare('UPDATE windows SET ledger_sequence = ?, ledger_hash = ? WHERE id = ?');
  const find = database.prepare('SELECT id, window_id, body_sha256, hash FROM intake WHERE id IN (SELECT value FROM json_each(?))');
  const add = database.prepare(`INSERT INTO intake (id, window_id, sequence, created_at, received_at, lane, body, body_sha256, hash, state)
    VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, 'waiting')`);
  const addRefused = database.prepare('INSERT INTO refused_links (window_id, sequence, id, body_sha256, hash) VALUES (?, ?, ?, ?, ?)');
  return {
    head: (window) => {
      const row = head.parse(readHead.get(window));
      return { sequence: row.ledger_sequence, hash: row.ledger_hash };
    },
    setHead: (window, { sequence, hash }) => void setHead.run(sequence, hash, window),
    find: (ids) => new Map(find.all(JSON.stringify(ids)).map((row) => known.parse(row))),
    add: (row) => void add.run(row.id, row.windowId, row.sequence, row.createdAt, row.receivedAt, row.lane, row.body, row.bodySha256, row.hash),
    addRefused: ({ windowId: window, sequence, id, bodySha256, hash }) => void addRefused.run(window, sequence, id, bodySha256, hash),
    ...openQueue(database),
    ...forgetter(database),
  };
}

/** What answers a row that comes again is its hash; the body is read until the row is done and never after. */
function forgetter(database: Database): Pick<IntakeRepository, 'forget' | 'forgetOpened'> {
  const ofLane = database.prepare(`UPDATE intake SET body = '', state = 'done', reason = NULL, not_before = NULL WHERE lane = ? AND lane <> '${openLane}'`);
  const opened = database.prepare(`UPDATE intake SET body = '' WHERE state = 'done' AND body <> '' AND received_at < ?`);
  return { forget: (lane) => void ofLane.run(lane), forgetOpened: (receivedBefore) => opened.run(receivedBefore).changes };
}

/** Said beside the state that is wanted: the partial indexes are used for a query that repeats their own condition, word for word. */
const unfinished = `state <> 'done'`;

function openQueue(database: Database): Pick<IntakeRepository, 'waiting' | 'parked' | 'read' | 'finish' | 'park' | 'retryLater' | 'wait' | 'release'> {
  const waiting = database.prepare(`SELECT * FROM intake AS mine WHERE ${unfinished} AND state = 'waiting' AND coalesce(not_before, '') <= ?
    AND (lane = '${openLane}' OR NOT EXISTS (SELECT 1 FROM intake AS before WHERE before.lane = mine.lane AND before.state <> 'done'
      AND (before.window_id, before.sequence) < (mine.window_id, mine.sequence) AND before.window_id = mine.window_id))
    ORDER BY created_at, id LIMIT ?`);
  const parked = database.prepare(`SELECT id, window_id, received_at, reason, (SELECT count(*) FROM intake AS behind
      WHERE behind.lane = mine.lane AND mine.lane <> '${openLane}' AND behind.state <> 'done' AND behind.state = 'waiting' AND behind.sequence > mine.sequence) AS behind
    FROM intake AS mine WHERE ${unfinished} AND state = 'parked' ORDER BY received_at, id`);
  const read = database.prepare(`SELECT * FROM intake WHERE id = ? AND state <> 'done'`);
  const finish = database.prepare(`UPDATE intake SET state = 'done', reason = NULL, not_before = NULL WHERE id = ?`);
  const park = database.prepare(`UPDATE intake SET state = 'parked', reason = ?, tries = tries + 1 WHERE id = ? AND state <> 'done'`);
  const retryLater = database.prepare(`UPDATE intake SET not_before = ?, tries = tries + 1 WHERE id = ? AND state = 'waiting'`);
  const wait = database.prepare(`UPDATE intake SET not_before = ? WHERE id = ? AND state = 'waiting'`);
  const release = database.prepare(`UPDATE intake SET state = 'waiting', not_before = NULL WHERE id = ? AND state = 'parked'`);
  return {
    waiting: (now, limit) => waiting.all(now, limit).map((row) => waitingRow.parse(row)),
    parked: () => parked.all().map((row) => parkedRow.parse(row)),
    read: (id) => {
      const row = read.get(id);
      return row === undefined ? null : waitingRow.parse(row);
    },
    finish: (id) => void finish.run(id),
    park: (id, reason) => void park.run(reason, id),
    retryLater: (id, notBefore) => void retryLater.run(notBefore, id),
    wait: (id, notBefore) => void wait.run(notBefore, id),
    release: (id) => release.run(id).changes === 1,
  };
}
