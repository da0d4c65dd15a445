import * as z from 'zod';
import type { Clock } from '../../platform/clock/clock.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** Who did what to what: names of accounts, badges and things, never of clients. */
export type AuditFact = { readonly who: string; readonly act: string; readonly subject: string | null };

export type AuditEntry = AuditFact & { readonly at: string };

export type AuditChain = {
  /** Adds an entry that no later one can be put before. With a `source`, the same one is added once. */
  readonly add: (fact: AuditFact, from?: { readonly at: string; readonly source: string }) => void;
  /** Newest first. */
  readonly latest: (count: number) => readonly AuditEntry[];
  /** False when any entry was changed, taken away or put in between. */
  readonly isWhole: () => boolean;
};

const genesis = '0'.repeat(64);

const row = z.object({ sequence: z.int(), at: z.string(), who: z.string(), act: z.string(), subject: z.string().nullable(), previous_hash: z.string(), hash: z.string() });
const lastRow = row.pick({ sequence: true, hash: true }).nullable();

export function openAuditChain(database: Database, clock: Clock): AuditChain {
  const last = database.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
  const isHere = database.prepare('SELECT 1 FROM audit WHERE source = ?');
  const insert = database.prepare(`INSERT INTO audit (sequence, at, who, act, subject, source, previous_hash, hash)
    VALUES (:sequence, :at, :who, :act, :subject, :source, :previousHash, :hash)`);
  const latest = database.prepare('SELECT * FROM audit ORDER BY sequence DESC LIMIT ?');
  const all = database.prepare('SELECT * FROM audit ORDER BY sequence');
  const add = database.transaction((fact: AuditFact, at: string, source: string | null) => {
    if (source !== null && isHere.get(source) !== undefined) return;
    const before = lastRow.parse(last.get() ?? null) ?? { sequence: 0, hash: genesis };
    const entry = { sequence: before.sequence + 1, at, who: fact.who, act: fact.act, subject: fact.subject };
    insert.run({ ...entry, source, previousHash: before.hash, hash: hashOf(before.hash, entry) });
  });
  return {
    add: (fact, from) => add.immediate(fact, from?.at ?? clock.now().toISOString(), from?.source ?? null),
    latest: (count) => latest.all(count).map((found) => {
      const { at, who, act, subject } = row.parse(found);
      return { at, who, act, subject };
    }),
    isWhole: () => {
      let before = { sequence: 0, hash: genesis };
      for (const found of all.iterate()) {
        const { previous_hash: previousHash, hash, ...entry } = row.parse(found);
        if (entry.sequence !== before.sequence + 1 || previousHash !== before.hash || hash !== hashOf(before.hash, entry)) return false;
        before = { sequence: entry.sequence, hash };
      }
      return true;
    },
  };
}

function hashOf(previousHash: string, entry: AuditEntry & { readonly sequence: number }): string {
  return sha256Hex(`${previousHash}\n${canonicalJson(entry)}`);
}
