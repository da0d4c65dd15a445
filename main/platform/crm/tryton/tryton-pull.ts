import * as z from 'zod';
import type { Occupancy, PulledPage, PulledRecord } from '../connector.ts';
import type { TrytonClient } from './tryton-client.ts';
import type { TimedOpportunity } from './tryton-occupancy.ts';
import { readOpportunities } from './tryton-opportunities.ts';
import { anyActive, readParties } from './tryton-parties.ts';
import { toTrytonInstant, trytonIds } from './tryton-values.ts';

/** A transaction that was under way when we read commits with an older stamp than what we saw: we always read this much again. */
const overlapMs = 120_000;
const pageRows = 500;

/** `since`: where this round began. `newest`: the newest stamp it met. `afterId`: where the next page goes on. */
const place = z.object({ sort: z.enum(['client', 'appointment']), since: z.string().nullable(), newest: z.string().nullable(), afterId: z.int() });

type Place = z.infer<typeof place>;

/** A round reads all clients that changed, then all appointments, in pages; its last page says everything there is. */
export async function pullTryton(tryton: TrytonClient, cursor: string | null, occupies: (opportunity: TimedOpportunity) => readonly Occupancy[]): Promise<PulledPage> {
  const at = cursor === null ? { sort: 'client' as const, since: null, newest: null, afterId: 0 } : place.parse(JSON.parse(cursor));
  const found = at.sort === 'client' ? await changedParties(tryton, at) : await changedOpportunities(tryton, at, occupies);
  const records = found.map(({ record }) => record);
  const newest = [at.newest, ...records.map((record) => record.version)].filter((stamp) => stamp !== null).toSorted().at(-1) ?? null;
  const isFull = found.length === pageRows;
  const lastId = found.at(-1)?.id ?? at.afterId;
  if (isFull) return { records, removed: [], present: null, cursor: JSON.stringify({ ...at, newest, afterId: lastId } satisfies Place), hasMore: true };
  if (at.sort === 'client') return { records, removed: [], present: null, cursor: JSON.stringify({ ...at, sort: 'appointment', newest, afterId: 0 } satisfies Place), hasMore: true };
  return { records, removed: [], present: await everything(tryton), cursor: JSON.stringify({ sort: 'client', since: newest, newest, afterId: 0 } satisfies Place), hasMore: false };
}

async function changedParties(tryton: TrytonClient, at: Place) {
  const parties = await readParties(tryton, [anyActive, ...changedDomain(at, ['', 'contact_mechanisms.'])], { most: pageRows });
  return parties.map(({ code, row }) => ({ id: row.id, record: { sort: 'client', ref: String(row.id), version: row.stamp, ownKey: ownKey(code), fields: row.fields, occupies: [] } satisfies PulledRecord }));
}

async function changedOpportunities(tryton: TrytonClient, at: Place, occupies: (opportunity: TimedOpportunity) => readonly Occupancy[]) {
  const opportunities = await readOpportunities(tryton, changedDomain(at, ['']), { most: pageRows });
  return opportunities.map(({ reference, party, employee, row }) => ({
    id: row.id,
    record: {
      sort: 'appointment', ref: String(row.id), version: row.stamp, ownKey: ownKey(reference), fields: { ...row.fields, party: String(party ?? '') },
      occupies: occupies({ description: row.fields.description, state: row.fields.state, employee }),
    } satisfies PulledRecord,
  }));
}

function changedDomain({ since, afterId }: Place, owners: readonly string[]): readonly unknown[] {
  const next = ['id', '>', afterId];
  if (since === null) return [next];
  const from = toTrytonInstant(new Date(Date.parse(since) - overlapMs).toISOString());
  return [next, ['OR', ...owners.flatMap((owner) => [[`${owner}write_date`, '>=', from], [`${owner}create_date`, '>=', from]])]];
}

async function everything(tryton: TrytonClient): Promise<NonNullable<PulledPage['present']>> {
  const all = async (model: string, domain: readonly unknown[]): Promise<readonly string[]> => trytonIds.parse(await tryton.call(`model.${model}.search`, [domain, 0, null, null])).map(String);
  return { client: await all('party.party', [anyActive]), appointment: await all('sale.opportunity', []) };
}

function ownKey(key: string): string | null {
  return key.startsWith('vitrine-') ? key : null;
}
