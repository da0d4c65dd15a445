import type { BatchAnswer, ItemAnswer, Projected, ToWrite } from './connector.ts';
import { deletedRemark, isOfErased, mergeFields, remarkOf } from './merge-fields.ts';

/** A row of a CRM as it answers it, our fields of it in our own form. */
export type KeyedRow = { readonly ref: string; readonly version: string; readonly fields: Projected };

/** `row` is what was found of it, null when it is to be created. */
export type KeyedWrite = { readonly key: string; readonly fields: Projected; readonly row: KeyedRow | null };

export type KeyedAnswer = { readonly outcome: 'written'; readonly ref: string; readonly version: string } | Extract<ItemAnswer, { readonly outcome: 'retry' | 'poison' }>;

export type KeyedStore = {
  readonly find: (keys: readonly string[]) => Promise<ReadonlyMap<string, KeyedRow>>;
  /** Create-if-absent by key, in the order given. */
  readonly write: (rows: readonly KeyedWrite[]) => Promise<readonly KeyedAnswer[]>;
};

/** Looks, merges and writes: two calls for a batch where the CRM takes batches. What keeps a row single is the CRM's unique key, not the look. */
export async function upsertByKey(store: KeyedStore, items: readonly ToWrite[]): Promise<BatchAnswer> {
  if (items.length === 0) return { outcome: 'answered', answers: [] };
  const found = await store.find(items.map((item) => item.thing.key));
  const planned = items.map((item) => plan(item, found.get(item.thing.key) ?? null));
  const writes = planned.flatMap(({ write }) => (write === null ? [] : [write]));
  const answers = writes.length === 0 ? [] : await store.write(writes);
  const byKey = new Map(writes.map((write, index) => [write.key, answers[index]]));
  return {
    outcome: 'answered',
    answers: planned.map(({ write, settled, remark }): ItemAnswer => {
      if (write === null) return settled;
      const answer = byKey.get(write.key) ?? { outcome: 'retry', because: 'The CRM gave no answer to it.' };
      return answer.outcome === 'written' ? { ...answer, how: write.row === null ? 'created' : 'updated', remark } : answer;
    }),
  };
}

type Plan = { readonly write: KeyedWrite; readonly settled: null; readonly remark: string | null } | { readonly write: null; readonly settled: ItemAnswer; readonly remark: null };

function plan(item: ToWrite, row: KeyedRow | null): Plan {
  const { key } = item.thing;
  // A gesture of consent is evidence: it is kept again where it was deleted.
  if (row === null && item.held !== null && item.thing.sort !== 'consent') return { write: null, remark: null, settled: { outcome: 'written', how: 'unchanged', ...item.held, remark: deletedRemark } };
  if (row === null) return { write: { key, fields: item.fields, row }, settled: null, remark: null };
  const { write, kept } = mergeFields(key, { wanted: item.fields, found: row.fields, ours: item.ours, isErased: isOfErased(item.thing) });
  const remark = remarkOf(kept);
  if (Object.keys(write).length > 0) return { write: { key, fields: write, row }, settled: null, remark };
  return { write: null, remark: null, settled: { outcome: 'written', how: 'unchanged', ref: row.ref, version: row.version, remark } };
}

const instantLike = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What a CRM reads back, in the form we write: no null, instants in UTC with milliseconds. */
export function readValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const epochMs = instantLike.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(epochMs) ? text : new Date(epochMs).toISOString();
}

/** Keys stand in addresses and queries: nothing but what the hub makes may. */
export function mustBeKey(key: string): string {
  if (!/^[a-z0-9-]{1,120}$/.test(key)) throw new TypeError('this is no key of the hub’s');
  return key;
}
