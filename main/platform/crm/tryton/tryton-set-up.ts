import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { SetUp } from '../connector.ts';
import { TrytonRefusal, type TrytonClient } from './tryton-client.ts';

/** What stock Tryton lacks: without them a repeated request makes a second row. Valid in PostgreSQL and SQLite. */
export const trytonIndexes = [
  { model: 'sale.opportunity', sql: `CREATE UNIQUE INDEX vitrine_opportunity_reference ON sale_opportunity (reference) WHERE reference LIKE 'vitrine-%'` },
  { model: 'ir.note', sql: `CREATE UNIQUE INDEX vitrine_note_message ON ir_note (message) WHERE message LIKE 'vitrine-%'` },
] as const;

const ids = z.array(z.int());

type Needs = { readonly lists: readonly string[] };

/** Tries what the promise rests on, on rows that do not stay; says in words what is missing, with the SQL that creates it. */
export async function checkTryton(tryton: TrytonClient, { lists }: Needs): Promise<SetUp> {
  const company = await tryton.call('model.company.company.search', [[], 0, 1, null]);
  if (ids.parse(company).length === 0) return { outcome: 'incomplete', findings: ['Tryton has no company yet, or the hub’s user is not in one: create it, and add the user.'] };
  const findings: string[] = [];
  const probe = `vitrine-probe-${randomUUID()}`;
  if (!(await isUnique(tryton, 'sale.opportunity', { reference: probe }))) findings.push(missing(trytonIndexes[0].sql, 'references of opportunities'));
  if (!(await isUnique(tryton, 'ir.note', { message: probe, resource: `company.company,${ids.parse(company)[0]}` }))) findings.push(missing(trytonIndexes[1].sql, 'notes of consent'));
  for (const name of lists) {
    const found = ids.parse(await tryton.call('model.marketing.email.list.search', [[['name', '=', name]], 0, 2, null]));
    if (found.length !== 1) findings.push(found.length === 0 ? `Tryton has no mailing list “${name}”: create it under Marketing.` : `Tryton has several mailing lists “${name}”: one name, one list.`);
  }
  return findings.length === 0 ? { outcome: 'ready' } : { outcome: 'incomplete', findings };
}

/** Two rows with one key in one transaction: refused whole where the key is unique. Where both came to be, they are deleted again. */
async function isUnique(tryton: TrytonClient, model: string, values: Readonly<Record<string, unknown>>): Promise<boolean> {
  try {
    const made = await tryton.call(`model.${model}.create`, [[values, values]]);
    await tryton.call(`model.${model}.delete`, [ids.parse(made)]);
    return false;
  } catch (error) {
    if (error instanceof TrytonRefusal && isTaken(error)) return true;
    throw error;
  }
}

/** The unique key of a model, or of the database, said no. */
export function isTaken(refusal: TrytonRefusal): boolean {
  return /unique|duplicate key value/i.test(`${refusal.sort} ${refusal.message}`);
}

function missing(sql: string, what: string): string {
  return `Tryton’s database does not hold ${what} unique, so nothing could be delivered exactly once. Have its administrator run: ${sql};`;
}
