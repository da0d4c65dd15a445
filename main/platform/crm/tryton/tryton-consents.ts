import * as z from 'zod';
import type { BatchAnswer, CrmConsent, ItemAnswer, Projected, ToWrite } from '../connector.ts';
import type { TrytonClient } from './tryton-client.ts';
import { anyActive } from './tryton-parties.ts';
import { stampFields, stamped, trytonText } from './tryton-values.ts';
import { upsertRows, type RowSort, type TrytonRow } from './upsert-rows.ts';

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

/** Who has to look, who needs nothing, and what goes where: three calls for all subscriptions of a batch, three for all notes. */
export async function recordConsents(tryton: TrytonClient, items: readonly ToWrite<CrmConsent>[], lists: ListIds): Promise<BatchAnswer> {
  const judged = items.map((item) => ({ item, place: placeOf(item.thing, lists) }));
  const answers = new Map<string, ItemAnswer>(judged.flatMap(({ item, place }) => (typeof place === 'string' ? [] : [[item.thing.key, place] as const])));
  for (const [place, sort] of [['list', subscriptionSort(tryton, lists)], ['note', noteSort(tryton)]] as const) {
    const group = judged.flatMap((one) => (one.place === place ? [one.item] : []));
    if (place === 'list') await leaveFormerAddresses(tryton, group);
    const answer: BatchAnswer = group.length === 0 ? { outcome: 'answered', answers: [] } : await upsertRows(tryton, sort, group);
    if (answer.outcome === 'refused-whole') return answer;
    group.forEach((item, index) => answers.set(item.thing.key, answer.answers[index] ?? unanswered));
  }
  return { outcome: 'answered', answers: items.map((item) => answers.get(item.thing.key) ?? unanswered) };
}

const unanswered: ItemAnswer = { outcome: 'retry', because: 'Tryton gave no answer to it.' };
const nothingThere: ItemAnswer = { outcome: 'written', how: 'unchanged', ref: '', version: '', remark: null };

function placeOf({ channel, email, purposeId, status, clientRef }: CrmConsent, lists: ListIds): 'list' | 'note' | ItemAnswer {
  if (channel !== 'email') return clientRef !== null ? 'note' : status === 'given' ? { outcome: 'retry', because: 'Its person is not in Tryton yet.' } : nothingThere;
  if (email === null) return status === 'given' ? { outcome: 'poison', reason: 'The person agreed to e-mails and gave no address.' } : nothingThere;
  return lists.has(purposeId) ? 'list' : { outcome: 'poison', reason: `The mapping names no mailing list for the purpose “${purposeId}”.` };
}

// Tryton keeps addresses in small letters.
const emailOf = ({ thing }: ToWrite<CrmConsent>): string => (thing.email ?? '').toLowerCase();

/** Whoever corrected their address is not written to at the one before, which may be a stranger's. */
async function leaveFormerAddresses(tryton: TrytonClient, items: readonly ToWrite<CrmConsent>[]): Promise<void> {
  const held = new Map(items.flatMap((item) => (item.held === null || item.held.ref === '' ? [] : [[Number(item.held.ref), emailOf(item)] as const])));
  if (held.size === 0) return;
  const rows = await tryton.call('model.marketing.email.search_read', [[['id', 'in', [...held.keys()]], ['active', '=', true]], 0, null, null, ['email']]);
  const left = z.array(z.object({ id: z.int(), email: trytonText })).parse(rows).filter(({ id, email }) => email !== held.get(id)).map(({ id }) => id);
  if (left.length > 0) await tryton.call('model.marketing.email.write', [left, { active: false }]);
}

function subscriptionSort(tryton: TrytonClient, lists: ListIds): RowSort<CrmConsent> {
  const listOf = ({ thing }: ToWrite<CrmConsent>): number => lists.get(thing.purposeId) ?? 0;
  return {
    model: 'marketing.email',
    keyOf: (item) => `${listOf(item)} ${emailOf(item)}`,
    find: async (items) => {
      const rows = await tryton.call('model.marketing.email.search_read', [[['email', 'in', items.map(emailOf)], ['list_', 'in', [...new Set(items.map(listOf))]], anyActive], 0, null, null, ['email', 'list_', 'active', ...stampFields]]);
      return new Map(z.array(subscription).parse(rows).map(({ key, row }) => [key, row]));
    },
    toCreate: (item) => ({ email: emailOf(item), list_: listOf(item), active: item.fields['active'] === 'true' }),
    isNewer: (item, row) => row.stamp <= item.thing.at,
    toWrite: (write) => ({ active: write['active'] === 'true' }),
  };
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
