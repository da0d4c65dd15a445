import * as z from 'zod';
import { fullNameOf } from '#domain/person-name.ts';
import type { CrmClient, Projected, ToWrite } from '../connector.ts';
import type { TrytonClient } from './tryton-client.ts';
import { stampFields, stamped, trytonIds, trytonText } from './tryton-values.ts';
import type { RowSort, TrytonRow } from './upsert-rows.ts';

/** A client is a party: its code is our key, which Tryton holds unique by itself. Name, address and number go in one call. */

const party = z.intersection(stamped, z.object({ code: trytonText, name: trytonText, contact_mechanisms: z.array(z.int()) }));
const mechanism = z.intersection(stamped, z.object({ type: z.string(), value: trytonText }));

type Party = z.infer<typeof party>;
type Mechanism = z.infer<typeof mechanism>;

const typesOf = { email: ['email'], phone: ['phone', 'mobile'] } as const;

export const anyActive = ['active', 'in', [true, false]];

export function projectClient({ email, phone, ...client }: CrmClient): Projected {
  return { name: fullNameOf(client), email: email ?? '', phone: phone ?? '' };
}

export function partySort(tryton: TrytonClient): RowSort<CrmClient> {
  return {
    model: 'party.party',
    keyOf: (item) => item.thing.key,
    find: async (items) => new Map((await readParties(tryton, [['code', 'in', items.map((item) => item.thing.key)], anyActive])).map(({ code, row }) => [code, row])),
    toCreate: ({ thing, fields }: ToWrite<CrmClient>) => ({ code: thing.key, name: fields['name'] ?? '', contact_mechanisms: [['create', mechanismsToCreate(fields)]] }),
    toWrite: async (write, row) => {
      const { name, ...contacts } = write;
      const [found] = await readParties(tryton, [['id', '=', row.id], anyActive]);
      return { ...(name === undefined ? {} : { name }), contact_mechanisms: Object.entries(contacts).map(([kind, value]) => contactChange(kind, value, found?.mechanisms ?? [])) };
    },
  };
}

export type ReadParty = { readonly code: string; readonly row: TrytonRow; readonly mechanisms: readonly Mechanism[] };

/** Parties with their contacts; the stamp is of whichever was written last. */
export async function readParties(tryton: TrytonClient, domain: readonly unknown[], page: { readonly most: number } | null = null): Promise<readonly ReadParty[]> {
  const parties = z.array(party).parse(await tryton.call('model.party.party.search_read', [domain, 0, page?.most ?? null, [['id', 'ASC']], ['code', 'name', 'contact_mechanisms', ...stampFields]]));
  const wanted = parties.flatMap((found) => found.contact_mechanisms);
  const read = wanted.length === 0 ? [] : await tryton.call('model.party.contact_mechanism.read', [wanted, ['type', 'value', ...stampFields]]);
  const mechanisms = new Map(z.array(mechanism).parse(read).map((found) => [found.id, found]));
  return parties.map((found) => readParty(found, found.contact_mechanisms.flatMap((id) => mechanisms.get(id) ?? [])));
}

function readParty({ id, code, name, lock, stamp }: Party, mechanisms: readonly Mechanism[]): ReadParty {
  const fields = { name, email: first(mechanisms, 'email')?.value ?? '', phone: first(mechanisms, 'phone')?.value ?? '' };
  const newest = mechanisms.map((found) => found.stamp).concat(stamp).toSorted().at(-1) ?? stamp;
  return { code, row: { id, lock, stamp: newest, fields }, mechanisms };
}

function first(mechanisms: readonly Mechanism[], kind: keyof typeof typesOf): Mechanism | undefined {
  const types: readonly string[] = typesOf[kind];
  return mechanisms.find((found) => types.includes(found.type));
}

function mechanismsToCreate(fields: Projected): readonly unknown[] {
  return (['email', 'phone'] as const).flatMap((type) => (fields[type] === undefined || fields[type] === '' ? [] : [{ type, value: fields[type] }]));
}

function contactChange(kind: string, value: string, mechanisms: readonly Mechanism[]): unknown {
  const found = kind === 'email' || kind === 'phone' ? first(mechanisms, kind) : undefined;
  if (value === '') return ['delete', found === undefined ? [] : [found.id]];
  return found === undefined ? ['create', [{ type: kind, value }]] : ['write', [found.id], { value }];
}

/** Before a party is blanked: what else in Tryton names the person by their address or number, whoever put it there. */
export async function forgetContacts(tryton: TrytonClient, key: string): Promise<void> {
  const [found] = await readParties(tryton, [['code', '=', key], anyActive]);
  if (found === undefined) return;
  const addresses = found.mechanisms.filter(({ type }) => type === 'email').map(({ value }) => value.toLowerCase());
  const subscriptions = addresses.length === 0 ? [] : trytonIds.parse(await tryton.call('model.marketing.email.search', [[['email', 'in', addresses], anyActive], 0, null, null]));
  if (subscriptions.length > 0) await tryton.call('model.marketing.email.delete', [subscriptions]);
  if (found.mechanisms.length > 0) await tryton.call('model.party.contact_mechanism.delete', [found.mechanisms.map(({ id }) => id)]);
}
