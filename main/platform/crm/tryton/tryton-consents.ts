import * as z from 'zod';
import type { BatchAnswer, CrmConsent, ItemAnswer, Projected, ToWrite } from '../connector.ts';
import { mergeFields } from '../merge-fields.ts';
import { TrytonRefusal, type TrytonClient } from './tryton-client.ts';
import { isTaken } from './tryton-set-up.ts';
import { anyActive } from './tryton-parties.ts';
import { stampFields, stamped, trytonIds, trytonText } from './tryton-values.ts';
import { sentenceOf, upsertRows, writeLocked, type RowSort, type TrytonRow } from './upsert-rows.ts';

/**
 * Consent by e-mail is a subscription to the list of its purpose: (address, list) is unique in Tryton, and who said no stays there,
 * inactive. The other channels are notes on the party, each gesture one, unique by the index that the set-up asks for.
 */

const subscription = z.intersection(stamped, z.object({ email: trytonText, list_: z.int(), active: z.union([z.boolean(), z.int()]) }))
  .transform(({ id, lock, stamp, email, list_, active }) => ({ key: `${list_} ${email}`, row: { id, lock, stamp, fields: { active: String(Boolean(active)) } } satisfies TrytonRow }));
const note = z.intersection(stamped, z.object({ message: trytonText })).transform(({ id, lock, stamp, message }): [string, TrytonRow] => [message, { id, lock, stamp, fields: { message } }]);

export function projectConsent(consent: CrmConsent): Projected {
  return consent.channel === 'email' ? { active: String(consent.status === 'given') } : { message: noteOf(consent) };
}

function noteOf({ key, receiptId, purposeId, channel, status, at, textVersion }: CrmConsent): string {
  return `${key} ${receiptId}\n${purposeId} by ${channel}: ${status} on ${at}, text ${textVersion}`;
}

export type ListIds = ReadonlyMap<string, number>;

export async function readListIds(tryton: TrytonClient, lists: Readonly<Record<string, string>>): Promise<ListIds> {
  const rows = z.array(z.object({ id: z.int(), name: z.string() })).parse(await tryton.call('model.marketing.email.list.search_read', [[['name', 'in', Object.values(lists)]], 0, null, null, ['name']]));
  return new Map(Object.entries(lists).flatMap(([purpose, name]) => rows.filter((row) => row.name === name).map((row) => [purpose, row.id] as const)));
}

export async function recordConsent(tryton: TrytonClient, item: ToWrite<CrmConsent>, lists: ListIds): Promise<ItemAnswer> {
  const { channel, email, purposeId, status, clientRef } = item.thing;
  const nothingThere: ItemAnswer = { outcome: 'written', how: 'unchanged', ref: '', version: '', remark: null };
  if (channel === 'email') {
    if (email === null) return status === 'given' ? { outcome: 'poison', reason: 'The person agreed to e-mails and gave no address.' } : nothingThere;
    const list = lists.get(purposeId);
    if (list === undefined) return { outcome: 'poison', reason: `The mapping names no mailing list for the purpose “${purposeId}”.` };
    return subscribe(tryton, item, { email: email.toLowerCase(), list });
  }
  if (clientRef === null) return status === 'given' ? { outcome: 'retry', because: 'Its person is not in Tryton yet.' } : nothingThere;
  return only(await upsertRows(tryton, noteSort(tryton), [item]));
}

async function subscribe(tryton: TrytonClient, item: ToWrite<CrmConsent>, place: { readonly email: string; readonly list: number }): Promise<ItemAnswer> {
  const isActive = item.fields['active'] === 'true';
  const before = await findSubscription(tryton, place);
  const row = before ?? (await createSubscription(tryton, place, isActive));
  if ('outcome' in row) return row;
  const { write, kept } = mergeFields(item.thing.key, { wanted: item.fields, found: row.fields, ours: item.ours });
  // Changed by somebody else before the gesture: the gesture is the newer word.
  const isNewer = kept.length > 0 && row.stamp <= item.thing.at;
  const ref = String(row.id);
  if (Object.keys(write).length === 0 && !isNewer) {
    const remark = kept.length === 0 ? null : 'A newer word in Tryton says otherwise and was left.';
    return { outcome: 'written', how: before === null ? 'created' : 'unchanged', ref, version: row.stamp, remark };
  }
  const refused = await writeLocked(tryton, 'marketing.email', row, { active: isActive });
  return refused ?? { outcome: 'written', how: 'updated', ref, version: (await findSubscription(tryton, place))?.stamp ?? row.stamp, remark: null };
}

type Place = { readonly email: string; readonly list: number };

async function findSubscription(tryton: TrytonClient, { email, list }: Place): Promise<TrytonRow | null> {
  const rows = await tryton.call('model.marketing.email.search_read', [[['email', '=', email], ['list_', '=', list], anyActive], 0, 1, null, ['email', 'list_', 'active', ...stampFields]]);
  return z.array(subscription).parse(rows)[0]?.row ?? null;
}

async function createSubscription(tryton: TrytonClient, place: Place, isActive: boolean): Promise<TrytonRow | ItemAnswer> {
  try {
    trytonIds.parse(await tryton.call('model.marketing.email.create', [[{ email: place.email, list_: place.list, active: isActive }]]));
  } catch (error) {
    if (!(error instanceof TrytonRefusal)) throw error;
    if (!isTaken(error)) return { outcome: 'poison', reason: sentenceOf(error) };
  }
  return (await findSubscription(tryton, place)) ?? { outcome: 'retry', because: 'Tryton has it and does not show it yet.' };
}

function noteSort(tryton: TrytonClient): RowSort<CrmConsent> {
  const keyOf = (item: ToWrite<CrmConsent>): string => item.fields['message'] ?? '';
  return {
    model: 'ir.note', keyOf,
    find: async (items) => new Map(z.array(note).parse(await tryton.call('model.ir.note.search_read', [[['message', 'in', items.map(keyOf)]], 0, null, null, ['message', ...stampFields]]))),
    toCreate: (item) => ({ message: keyOf(item), resource: `party.party,${item.thing.clientRef}` }),
    // Another gesture is another note: one that is there is never rewritten.
    toWrite: () => ({}),
  };
}

function only(answer: BatchAnswer): ItemAnswer {
  if (answer.outcome === 'refused-whole') return { outcome: 'poison', reason: answer.reason };
  return answer.answers[0] ?? { outcome: 'retry', because: 'Tryton gave no answer to it.' };
}
