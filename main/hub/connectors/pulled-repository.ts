import * as z from 'zod';
import type { PulledPage, PulledRecord } from '../../platform/crm/connector.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { openBlocks } from '../book/blocks.ts';
import type { DeliveryRepository } from './delivery-repository.ts';

/** A client or an appointment as the CRM has it: made there, or changed there since we wrote it. */
export type Pulled = Omit<PulledRecord, 'occupies'> & { readonly seenAt: string; readonly removedAt: string | null };

/** What the CRM has that the hub did not write as it is there. */
export type PulledCounts = { readonly madeElsewhere: number; readonly changedElsewhere: number; readonly deletedElsewhere: number };

export type PulledRepository = {
  readonly cursor: () => string | null;
  /** Keeps a page and its cursor together; answers how many records were news. What we wrote ourselves, as we wrote it, is none. */
  readonly keep: (page: PulledPage, at: string) => number;
  readonly counts: () => PulledCounts;
  readonly list: (sort: PulledRecord['sort']) => readonly Pulled[];
};

const countsRow = z.object({ madeElsewhere: z.int(), changedElsewhere: z.int(), deletedElsewhere: z.int() });
const row = z.object({
  sort: z.enum(['client', 'appointment']), ref: z.string(), version: z.string(), own_key: z.string().nullable(),
  fields: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))), seen_at: z.string(), removed_at: z.string().nullable(),
}).transform(({ own_key: ownKey, seen_at: seenAt, removed_at: removedAt, ...rest }): Pulled => ({ ...rest, ownKey, seenAt, removedAt }));

/** What a connector read from its CRM. A cursor is kept with the rows it stands behind, never ahead of them. */
export function openPulledRepository(database: Database, connector: string, deliveries: Pick<DeliveryRepository, 'holderOf'>): PulledRepository {
  const blocks = openBlocks(database);
  const cursor = database.prepare('SELECT cursor FROM pull_cursors WHERE connector = ?').pluck();
  const setCursor = database.prepare('INSERT INTO pull_cursors (connector, cursor, read_at) VALUES (?, ?, ?) ON CONFLICT (connector) DO UPDATE SET cursor = excluded.cursor, read_at = excluded.read_at');
  const known = database.prepare('SELECT version FROM pulled WHERE connector = ? AND sort = ? AND ref = ? AND removed_at IS NULL').pluck();
  const put = database.prepare(`INSERT INTO pulled (connector, sort, ref, version, own_key, fields, seen_at) VALUES (:connector, :sort, :ref, :version, :ownKey, :fields, :at)
    ON CONFLICT (connector, sort, ref) DO UPDATE SET version = excluded.version, own_key = excluded.own_key, fields = excluded.fields, seen_at = excluded.seen_at, removed_at = NULL`);
  const remove = database.prepare(`INSERT INTO pulled (connector, sort, ref, version, fields, seen_at, removed_at) VALUES (:connector, :sort, :ref, '', '{}', :at, :at)
    ON CONFLICT (connector, sort, ref) DO UPDATE SET fields = '{}', removed_at = excluded.removed_at WHERE removed_at IS NULL`);
  const refs = database.prepare(`SELECT ref FROM pulled WHERE connector = :connector AND sort = :sort AND removed_at IS NULL
    UNION SELECT ref FROM deliveries WHERE connector = :connector AND sort = :sort AND ref <> ''`).pluck();
  const counts = database.prepare(`SELECT count(*) FILTER (WHERE removed_at IS NULL AND own_key IS NULL) AS madeElsewhere, count(*) FILTER (WHERE removed_at IS NULL AND own_key IS NOT NULL) AS changedElsewhere,
    count(*) FILTER (WHERE removed_at IS NOT NULL) AS deletedElsewhere FROM pulled WHERE connector = ?`);
  const list = database.prepare('SELECT * FROM pulled WHERE connector = ? AND sort = ? ORDER BY ref');

  const keepRecord = (record: PulledRecord, at: string): number => {
    const { sort, ref, version, ownKey, fields, occupies } = record;
    // Our own row, as we left it, is known already; a row that the CRM answered with a later version is somebody's change.
    const isOurs = deliveries.holderOf(sort, ref)?.version === version;
    if (sort === 'appointment') blocks.replace({ connector, ref }, isOurs ? [] : occupies, ownKey?.replace(/^vitrine-appointment-/, '') ?? null);
    if (isOurs || known.get(connector, sort, ref) === version) return 0;
    put.run({ connector, sort, ref, version, ownKey, fields: JSON.stringify(fields), at });
    return 1;
  };
  const missing = (present: NonNullable<PulledPage['present']>): readonly { readonly sort: string; readonly ref: string }[] => Object.entries(present).flatMap(([sort, listed]) => {
    const there = new Set(listed);
    return z.array(z.string()).parse(refs.all({ connector, sort })).filter((ref) => !there.has(ref)).map((ref) => ({ sort, ref }));
  });
  const keep = database.transaction((page: PulledPage, at: string): number => {
    const news = page.records.reduce((sum, record) => sum + keepRecord(record, at), 0);
    const gone = [...page.removed, ...(page.present === null ? [] : missing(page.present))];
    for (const { sort, ref } of gone) if (sort === 'appointment') blocks.replace({ connector, ref }, [], null);
    const removed = gone.reduce((sum, { sort, ref }) => sum + remove.run({ connector, sort, ref, at }).changes, 0);
    setCursor.run(connector, page.cursor, at);
    return news + removed;
  });
  return {
    cursor: () => z.string().nullable().parse(cursor.get(connector) ?? null),
    keep: (page, at) => keep.immediate(page, at),
    counts: () => countsRow.parse(counts.get(connector)),
    list: (sort) => list.all(connector, sort).map((found) => row.parse(found)),
  };
}
