import { hash as hashOf } from 'node:crypto';
import { assertNever } from '#domain/assert-never.ts';
import type { WindowId } from '#domain/ids.ts';
import { judgeLink } from '#domain/ledger/ledger-link.ts';
import { intakeBody, type IntakeAnswer, type IntakeBatch, type IntakeBody } from '#contract/submission.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { canonicalJson } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { openLane, type IntakeRepository, type KnownRow, type LedgerHead } from './intake-repository.ts';

type RowAnswer = IntakeAnswer['answers'][number];

/** A row whose body is not parsed yet, with its keys as they came. */
type CameRow = IntakeBatch['rows'][number];

/** Takes a window's rows in one durable transaction and answers each by its id. */
export type TakeBatch = (window: WindowId, rows: readonly CameRow[]) => IntakeAnswer;

/**
 * The ids are primary keys: a row that comes again is `known`, the same id with another body is refused. Rows join the window's
 * ledger in order, each naming the hash of the one before. A row in its place whose body cannot be taken is refused and yet
 * moves the head: it stays with its window, and never blocks those behind it.
 */
export function createTakeBatch({ database, intake, clock }: { readonly database: Database; readonly intake: IntakeRepository; readonly clock: Clock }): TakeBatch {
  return database.transaction((window: WindowId, rows: readonly CameRow[]): IntakeAnswer => {
    const receivedAt = clock.now().toISOString();
    const start = intake.head(window);
    let head = start;
    const here = intake.find(rows.map(({ id }) => id));
    const answers = rows.map((row): RowAnswer => {
      // Once: it is hashed and written, and an accent makes either of them encode the text anew.
      const body = Buffer.from(canonicalText(row.body), 'utf8');
      const known = here.get(row.id);
      if (known !== undefined) return answerKnown(window, row, body, known);
      const breach = whyBroken(row, body, head);
      if (breach !== null) return { id: row.id, outcome: 'refused', reason: breach };
      head = { sequence: row.sequence, hash: row.hash };
      const parsed = intakeBody.safeParse(row.body);
      const reason = parsed.success ? whyMisplaced(window, row.id, parsed.data) : 'The body does not fit what this hub takes.';
      if (!parsed.success || reason !== null) {
        intake.addRefused({ ...row, windowId: window });
        return { id: row.id, outcome: 'refused', reason };
      }
      intake.add({ ...row, windowId: window, receivedAt, lane: laneOf(parsed.data), body });
      here.set(row.id, { windowId: window, bodySha256: row.bodySha256, hash: row.hash });
      return { id: row.id, outcome: 'accepted', reason: null };
    });
    if (head !== start) intake.setHead(window, head);
    return { answers, head };
  }).immediate;
}

function answerKnown(window: WindowId, row: CameRow, body: Uint8Array, known: KnownRow): RowAnswer {
  if (known.windowId !== window) return { id: row.id, outcome: 'refused', reason: 'Another window delivered a row of this id.' };
  const isSame = known.bodySha256 === row.bodySha256 && known.hash === row.hash && sha256Of(body) === known.bodySha256;
  return isSame ? { id: row.id, outcome: 'known', reason: null } : { id: row.id, outcome: 'refused', reason: 'A row of this id is here already, with another body.' };
}

function whyBroken(row: CameRow, body: Uint8Array, head: LedgerHead): string | null {
  if (row.sequence <= head.sequence) return `Number ${row.sequence} of this ledger is taken by another row.`;
  const verdict = judgeLink(head, row, sha256Of);
  switch (verdict) {
    case 'out-of-sequence': return `Rows between ${head.sequence} and ${row.sequence} of this ledger are missing.`;
    case 'other-predecessor': return `Row ${row.sequence} does not follow the row that is the head here.`;
    case 'wrong-hash': return 'The row is not the one its hash was made of.';
    case 'whole': return sha256Of(body) === row.bodySha256 ? null : 'The body is not the one its hash was made of.';
    default: return assertNever(verdict);
  }
}

/** A row speaks for its own window only, under its submission's own id. */
function whyMisplaced(window: WindowId, id: string, body: IntakeBody): string | null {
  switch (body.kind) {
    case 'submission': {
      if (body.submission.id !== id) return 'The row has another id than its submission.';
      return body.receipts.every((receipt) => receipt.body.windowId === window) ? null : 'A receipt names another window.';
    }
    case 'audit': return body.audit.windowId === window ? null : 'The audit entry names another window.';
    default: return assertNever(body);
  }
}

/** A person's rows keep their order; a withdrawal alone passes every queue. */
function laneOf(body: IntakeBody): string {
  if (body.kind === 'audit') return openLane;
  if (body.receipts.every((receipt) => receipt.body.kind === 'withdrawal')) return openLane;
  return body.receipts[0]?.body.subjectId ?? openLane;
}

function sha256Of(content: string | Uint8Array): string {
  return hashOf('sha256', content, 'hex');
}

/** RFC 8785; a body whose keys came in order already is its own canonical text, and that is the usual case. */
function canonicalText(body: unknown): string {
  return isInOrder(body) ? (JSON.stringify(body) ?? '') : canonicalJson(body);
}

function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  // JSON has no inherited keys, and `for in` makes no array of them: this runs for every row there is.
  for (const key in value) {
    if (key < before || !isInOrder(value[key as keyof typeof value])) return false;
    before = key;
  }
  return true;
}
