import type { Database } from '../../platform/sqlite/open-database.ts';

/** Anonymous counts since the last report: what happened and how often, never to whom. */
export type Counters = {
  readonly count: (name: string, times?: number) => void;
  /** Takes them out together with what `keep` writes, so that no count is told twice or lost. */
  readonly take: (keep: (counts: Readonly<Record<string, number>>) => void) => void;
  /** Writes what was counted in memory; counting itself never waits for the disk. */
  readonly flush: () => void;
};

export function createCounters(database: Database): Counters {
  const pending = new Map<string, number>();
  const add = database.prepare('INSERT INTO counters (name, count) VALUES (?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count');
  const all = database.prepare<[], { name: string; count: number }>('SELECT name, count FROM counters');
  const clear = database.prepare('DELETE FROM counters');
  const flush = database.transaction(() => {
    for (const [name, times] of pending) add.run(name, times);
    pending.clear();
  });
  const take = database.transaction((keep: (counts: Readonly<Record<string, number>>) => void) => {
    for (const [name, times] of pending) add.run(name, times);
    keep(Object.fromEntries(all.all().map(({ name, count }) => [name, count])));
    clear.run();
    pending.clear();
  });
  return {
    count: (name, times = 1) => void pending.set(name, (pending.get(name) ?? 0) + times),
    take: (keep) => take.immediate(keep),
    flush: () => (pending.size === 0 ? undefined : flush.immediate()),
  };
}
