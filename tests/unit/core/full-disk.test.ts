import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { v7 } from 'uuid';
import type { IntakeBody } from '#contract/submission.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { createOutbox } from '../../../main/core/outbox/outbox.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { isDiskFull } from '../../../main/platform/files/file-faults.ts';
import { openJournal, type Journal } from '../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../main/platform/log/log.ts';

type Test = { readonly after: (end: () => void) => void };

function anOutbox(t: Test, journalOf: (journal: Journal) => Journal = (journal) => journal) {
  const folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
  const { database } = openWindowDatabase(folder, new Date());
  const journal = openJournal(join(folder, 'journal'));
  t.after(() => {
    database.close();
    journal.close();
    rmSync(folder, { recursive: true });
  });
  return { database, journal, outbox: createOutbox({ database, journal: journalOf(journal), clock: aClock('2026-11-27T09:00:00.000Z'), log: silentLog }) };
}

function anAudit(subject: string): IntakeBody {
  // The brand exists in types only.
  return { kind: 'audit', audit: { at: '2026-11-27T09:00:00.000Z', windowId: '01a21aab-48db-7554-ba87-e7d30710dd49' as never, badgeId: 'A-01', act: 'card-opened', subject } };
}

test('what no longer fits on the disk is refused whole, and is kept in its place in the chain once there is room', (t) => {
  const { database, outbox, journal } = anOutbox(t);
  const most = Number(database.pragma('max_page_count', { simple: true }));
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true }))}`);
  const ids = Array.from({ length: 400 }, () => v7());
  const kept: string[] = [];
  const fault = ids.map((id) => {
    try {
      outbox.append(id, anAudit('x'.repeat(50)));
      kept.push(id);
      return null;
    } catch (error) {
      return error;
    }
  }).find((error) => error !== null);
  const [refused] = ids.slice(kept.length);
  const atTheEnd = { full: isDiskFull(fault), head: outbox.head().sequence, waiting: outbox.status().waiting, inJournal: [...journal.lines()].length };
  database.pragma(`max_page_count = ${most}`);
  const later = outbox.append(refused ?? '', anAudit('x'.repeat(50)));
  assert.deepEqual([atTheEnd, later], [{ full: true, head: kept.length, waiting: kept.length, inJournal: kept.length }, { sequence: kept.length + 1, isNew: true }]);
  assert.ok(kept.length > 0 && kept.length < ids.length);
});

test('a row that is in the database is kept, though the journal beside it had no room: what the visitor was told is true', (t) => {
  const noRoom = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const { outbox } = anOutbox(t, (journal) => ({ ...journal, append: () => { throw noRoom; } }));
  const appended = outbox.append(v7(), anAudit('one'));
  assert.deepEqual([appended, outbox.status().waiting], [{ sequence: 1, isNew: true }, 1]);
});
