import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { advisorId, boutiqueId } from '#contract/ids.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Query } from '../../../platform/postgres/open-postgres.ts';
import type { Promised } from '../../book/promised.ts';

/** Quarters of an hour; the end is not in it. */
export type Quarters = { readonly first: number; readonly end: number };

const run = { promise: z.string(), hub: z.string(), boutique: boutiqueId, first: z.int(), end: z.int() };
export const placeRun = z.object({ ...run, kind: appointmentKind, place: z.int() });
export const advisorRun = z.object({ ...run, advisor: advisorId });

export type PlaceRun = z.infer<typeof placeRun>;
export type AdvisorRun = z.infer<typeof advisorRun>;

const columns = `promise, hub, boutique, (extract(epoch FROM lower(taken)) / 900)::integer AS first, (extract(epoch FROM upper(taken)) / 900)::integer AS end`;
const quarters = (first: string, end: string): string => `tstzrange(to_timestamp(${first}::bigint * 900), to_timestamp(${end}::bigint * 900))`;

/** All that is taken of a boutique's places, of every kind, whoever took it. */
export async function placesBetween(query: Query, boutique: BoutiqueId, { first, end }: Quarters): Promise<readonly PlaceRun[]> {
  const rows = await query(`SELECT ${columns}, kind, place FROM vitrine.places WHERE boutique = $1 AND taken && ${quarters('$2', '$3')}`, [boutique, first, end]);
  return rows.map((row) => placeRun.parse(row));
}

export async function advisorsBetween(query: Query, boutique: BoutiqueId, { first, end }: Quarters): Promise<readonly AdvisorRun[]> {
  const rows = await query(`SELECT ${columns}, advisor FROM vitrine.advisor_times WHERE boutique = $1 AND taken && ${quarters('$2', '$3')}`, [boutique, first, end]);
  return rows.map((row) => advisorRun.parse(row));
}

/** What one book promised that is not over at a quarter. */
export async function promisedBy(query: Query, hub: string, quarter: number): Promise<{ readonly places: readonly PlaceRun[]; readonly advisors: readonly AdvisorRun[] }> {
  const where = `WHERE hub = $1 AND upper(taken) > to_timestamp($2::bigint * 900)`;
  const places = await query(`SELECT ${columns}, kind, place FROM vitrine.places ${where}`, [hub, quarter]);
  const advisors = await query(`SELECT ${columns}, advisor FROM vitrine.advisor_times ${where}`, [hub, quarter]);
  return { places: places.map((row) => placeRun.parse(row)), advisors: advisors.map((row) => advisorRun.parse(row)) };
}

/** @throws PostgresFault 23P01 when any of it is taken */
export async function addPlace(query: Query, { promise, hub, boutique, kind, place, first, end }: PlaceRun): Promise<void> {
  await query(`INSERT INTO vitrine.places (promise, hub, boutique, kind, place, taken) VALUES ($1, $2, $3, $4, $5, ${quarters('$6', '$7')})`, [promise, hub, boutique, kind, place, first, end]);
}

/** @throws PostgresFault 23P01 when any of it is taken */
export async function addAdvisor(query: Query, { promise, hub, boutique, advisor, first, end }: AdvisorRun): Promise<void> {
  await query(`INSERT INTO vitrine.advisor_times (promise, hub, boutique, advisor, taken) VALUES ($1, $2, $3, $4, ${quarters('$5', '$6')})`, [promise, hub, boutique, advisor, first, end]);
}

export async function dropPromises(query: Query, hub: string, ids: readonly string[]): Promise<void> {
  for (const table of ['places', 'advisor_times']) await query(`DELETE FROM vitrine.${table} WHERE hub = $1 AND promise = ANY($2)`, [hub, [...ids]]);
}

/** What a book promised, as few rows as there can be. */
export function runsOf({ places, advisors }: Promised, hub: string): { readonly places: readonly PlaceRun[]; readonly advisors: readonly AdvisorRun[] } {
  return {
    places: joined(places.map(({ id, boutiqueId: boutique, kind, place, quantum }) => ({ promise: id, hub, boutique, kind, place, first: quantum, end: quantum + 1 })), ({ promise, kind, place }) => `${promise}/${kind}/${place}`),
    advisors: joined(advisors.map(({ id, boutiqueId: boutique, advisorId: advisor, quantum }) => ({ promise: id, hub, boutique, advisor, first: quantum, end: quantum + 1 })), ({ promise, advisor }) => `${promise}/${advisor}`),
  };
}

/** Rows that follow one another, of the same, become one. */
export function joined<Row extends Quarters>(rows: readonly Row[], nameOf: (row: Row) => string): readonly Row[] {
  const runs: Row[] = [];
  for (const row of rows.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : one.first - other.first))) {
    const before = runs.at(-1);
    if (before !== undefined && nameOf(before) === nameOf(row) && before.end === row.first) runs[runs.length - 1] = { ...before, end: row.end };
    else runs.push(row);
  }
  return runs;
}
