import * as z from 'zod';
import type { CrmAppointment, Projected } from '../connector.ts';
import type { TrytonClient } from './tryton-client.ts';
import { stampFields, stamped, toTrytonDate, trytonDate, trytonText } from './tryton-values.ts';
import type { RowSort, TrytonRow } from './upsert-rows.ts';

/** An appointment is an opportunity (Tryton has no calendar): its reference is our key, unique by the index that the set-up asks for. */

const opportunity = z.intersection(stamped, z.object({
  reference: trytonText, party: z.int().nullable(), description: trytonText, comment: trytonText, state: z.string(), start_date: trytonDate,
  'employee.': z.object({ rec_name: z.string() }).nullish(),
})).transform(({ id, lock, stamp, reference, party, 'employee.': employee, description, comment, state, start_date }) => ({ reference, party, employee: employee?.rec_name ?? null, row: { id, lock, stamp, fields: { description, comment, state, start_date } } satisfies TrytonRow }));

const ended = new Set(['declined', 'cancelled']);

/** The description holds what an advisor reads first; an ended appointment is a cancelled lead. */
export function projectAppointment({ kind, state, startsAt, minutes, expectation, link, advisor, askedAt }: CrmAppointment): Projected {
  const time = startsAt === null ? 'time to be proposed' : `${startsAt.slice(0, 16).replace('T', ' ')} UTC, ${minutes ?? 0} min`;
  return {
    description: ['Vitrine', kind, state, time, ...(advisor === null ? [] : [`with ${advisor}`]), ...(link === null ? [] : [link])].join(' · '), comment: expectation ?? '',
    state: ended.has(state) ? 'cancelled' : 'lead', start_date: (startsAt ?? askedAt).slice(0, 10),
  };
}

export function opportunitySort(tryton: TrytonClient): RowSort<CrmAppointment> {
  return {
    model: 'sale.opportunity',
    keyOf: (item) => item.thing.key,
    find: async (items) => new Map((await readOpportunities(tryton, [['reference', 'in', items.map((item) => item.thing.key)]])).map(({ reference, row }) => [reference, row])),
    toCreate: ({ thing, fields }) => ({ reference: thing.key, party: Number(thing.clientRef), ...toValues(fields) }),
    toWrite: (write) => toValues(write),
  };
}

export async function readOpportunities(tryton: TrytonClient, domain: readonly unknown[], page: { readonly most: number } | null = null) {
  const rows = await tryton.call('model.sale.opportunity.search_read', [domain, 0, page?.most ?? null, [['id', 'ASC']], ['reference', 'party', 'description', 'comment', 'state', 'start_date', 'employee.rec_name', ...stampFields]]);
  return z.array(opportunity).parse(rows);
}

function toValues(fields: Projected): Readonly<Record<string, unknown>> {
  const { start_date, ...texts } = fields;
  return { ...texts, ...(start_date === undefined ? {} : { start_date: toTrytonDate(start_date) }) };
}
