import type { BatchAnswer, CrmThing, ItemAnswer, Projected, ToWrite } from '../connector.ts';
import { deletedRemark, isOfErased, mergeFields, remarkOf } from '../merge-fields.ts';
import { TrytonRefusal, type TrytonClient } from './tryton-client.ts';
import { isTaken } from './tryton-set-up.ts';
import { trytonIds } from './tryton-values.ts';

/** A row as Tryton has it: our fields of it, when it was written, and what its optimistic lock is called. */
export type TrytonRow = { readonly id: number; readonly stamp: string; readonly lock: string; readonly fields: Projected };

export type RowSort<Thing extends CrmThing> = {
  readonly model: string;
  /** Rows by our key. */
  readonly find: (items: readonly ToWrite<Thing>[]) => Promise<ReadonlyMap<string, TrytonRow>>;
  readonly keyOf: (item: ToWrite<Thing>) => string;
  readonly toCreate: (item: ToWrite<Thing>) => Readonly<Record<string, unknown>>;
  /** Whether the hub's word is newer than what stands there, though somebody else wrote that. */
  readonly isNewer?: (item: ToWrite<Thing>, row: TrytonRow) => boolean;
  readonly toWrite: (write: Projected, row: TrytonRow) => Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>>;
};

/**
 * Three calls for a whole batch: look, create what is not there (one transaction), read back. The look is only to save work: what keeps a
 * row single is the unique key, which refuses the batch, and then its halves, down to the one row that is looked up.
 */
export async function upsertRows<Thing extends CrmThing>(tryton: TrytonClient, sort: RowSort<Thing>, items: readonly ToWrite<Thing>[]): Promise<BatchAnswer> {
  const found = await sort.find(items);
  // What Tryton took once and no longer has was deleted there: that stands. A gesture of consent is evidence, and kept again.
  const missing = items.filter((item) => !found.has(sort.keyOf(item)) && (item.held === null || item.thing.sort === 'consent'));
  const created = new Set<string>();
  try {
    if (missing.length > 0) trytonIds.parse(await tryton.call(`model.${sort.model}.create`, [missing.map(sort.toCreate)]));
    for (const item of missing) created.add(sort.keyOf(item));
  } catch (error) {
    if (!(error instanceof TrytonRefusal)) throw error;
    if (items.length > 1) return { outcome: 'refused-whole', reason: sentenceOf(error) };
    if (!isTaken(error)) return { outcome: 'answered', answers: [{ outcome: 'poison', reason: sentenceOf(error) }] };
  }
  const rows = missing.length === 0 ? found : new Map([...found, ...(await sort.find(missing))]);
  const answers: ItemAnswer[] = [];
  for (const item of items) answers.push(await settleRow(tryton, sort, { item, row: rows.get(sort.keyOf(item)), isNew: created.has(sort.keyOf(item)) }));
  return { outcome: 'answered', answers };
}

type Settling<Thing extends CrmThing> = { readonly item: ToWrite<Thing>; readonly row: TrytonRow | undefined; readonly isNew: boolean };

async function settleRow<Thing extends CrmThing>(tryton: TrytonClient, sort: RowSort<Thing>, { item, row, isNew }: Settling<Thing>): Promise<ItemAnswer> {
  if (row === undefined && item.held !== null && item.thing.sort !== 'consent') return { outcome: 'written', how: 'unchanged', ...item.held, remark: deletedRemark };
  if (row === undefined) return { outcome: 'poison', reason: 'Tryton holds this key and does not show the row: look at the access of the hub’s user.' };
  const merged = mergeFields(item.thing.key, { wanted: item.fields, found: row.fields, ours: item.ours, isErased: isOfErased(item.thing) });
  const isNewer = merged.kept.length > 0 && sort.isNewer?.(item, row) === true;
  const write = isNewer ? item.fields : merged.write;
  const remark = isNewer ? null : remarkOf(merged.kept);
  if (Object.keys(write).length === 0) return { outcome: 'written', how: isNew ? 'created' : 'unchanged', ref: String(row.id), version: row.stamp, remark };
  const values = await sort.toWrite(write, row);
  const refused = await writeLocked(tryton, sort.model, row, values);
  if (refused !== null) return refused;
  const after = (await sort.find([item])).get(sort.keyOf(item));
  return { outcome: 'written', how: 'updated', ref: String(row.id), version: after?.stamp ?? row.stamp, remark };
}

/** Writes only if nobody did since it was read; null when it is done. */
async function writeLocked(tryton: TrytonClient, model: string, row: TrytonRow, values: Readonly<Record<string, unknown>>): Promise<ItemAnswer | null> {
  try {
    await tryton.call(`model.${model}.write`, [[row.id], values], { _timestamp: { [`${model},${row.id}`]: row.lock } });
    return null;
  } catch (error) {
    if (!(error instanceof TrytonRefusal)) throw error;
    if (error.sort === 'ConcurrencyException') return { outcome: 'retry', because: 'Somebody else is changing it in Tryton.' };
    return { outcome: 'poison', reason: sentenceOf(error) };
  }
}

function sentenceOf(refusal: TrytonRefusal): string {
  return `Tryton refused it: ${(refusal.message || refusal.sort).replaceAll(/\s+/g, ' ').slice(0, 200)}`;
}
