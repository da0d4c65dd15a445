import { waitAfter } from '#domain/delivery/back-off.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { BatchAnswer, Connector, CrmAppointment, CrmClient, CrmConsent, CrmThing, DeliverySort, ItemAnswer, ToWrite } from '../../platform/crm/connector.ts';
import { digestsOf } from '../../platform/crm/merge-fields.ts';
import type { Delivery, DeliveryRepository } from './delivery-repository.ts';
import type { ThingReader } from './read-thing.ts';

export type DeliveringParts = {
  readonly connector: Connector; readonly deliveries: DeliveryRepository; readonly readThing: ThingReader; readonly clock: Clock;
};

type Item = { readonly delivery: Delivery; readonly item: ToWrite };

const itemBackOff = { firstMs: 2000, mostMs: 600_000 };

/**
 * Delivers what is given, of one sort: all in one call; halves of it when the CRM refuses the whole because of one, down to the one that
 * is parked with its reason.
 * @throws CrmFault when a call came to nothing; what was answered before is settled
 */
export async function deliverBatch(sort: DeliverySort, due: readonly Delivery[], parts: DeliveringParts): Promise<void> {
  const { connector, deliveries, readThing } = parts;
  const items = due.flatMap((delivery): Item[] => {
    const thing = readThing(delivery);
    if (thing !== null) return [{ delivery, item: { thing, fields: connector.project(thing), revision: delivery.wanted, held: delivery.held, ours: delivery.ours } }];
    // Erased from the book meanwhile: there is nothing to deliver any more.
    deliveries.settle([{ id: delivery.id, wanted: delivery.wanted, ref: delivery.held?.ref ?? '', version: delivery.held?.version ?? '', digests: {}, remark: null }]);
    return [];
  });
  if (items.length === 0) return;
  await deliverItems(sort, items, parts);
}

async function deliverItems(sort: DeliverySort, items: readonly Item[], parts: DeliveringParts): Promise<void> {
  const { deliveries, connector } = parts;
  deliveries.attempt(items.map(({ delivery, item }) => ({ id: delivery.id, digests: digestsOf(item.thing.key, item.fields) })));
  const answer = await write(connector, sort, items.map(({ item }) => item));
  if (answer.outcome === 'answered') return settle(items, answer.answers, parts);
  const [only] = items;
  if (items.length === 1 && only !== undefined) return deliveries.park(only.delivery.id, answer.reason);
  const half = Math.ceil(items.length / 2);
  await deliverItems(sort, items.slice(0, half), parts);
  await deliverItems(sort, items.slice(half), parts);
}

function write(connector: Connector, sort: DeliverySort, items: readonly ToWrite[]): Promise<BatchAnswer> {
  // A batch holds one sort; the guard says so to the compiler.
  const only = <Thing extends CrmThing>(wanted: Thing['sort']): readonly ToWrite<Thing>[] => items.filter((item): item is ToWrite<Thing> => item.thing.sort === wanted);
  switch (sort) {
    case 'client': return connector.upsertClients(only<CrmClient>('client'));
    case 'appointment': return connector.upsertAppointments(only<CrmAppointment>('appointment'));
    case 'consent': return connector.recordConsents(only<CrmConsent>('consent'));
    default: return assertNever(sort);
  }
}

function settle(items: readonly Item[], answers: readonly ItemAnswer[], { deliveries, clock }: DeliveringParts): void {
  if (answers.length !== items.length) throw new Error(`the connector answered ${answers.length} of ${items.length}`);
  const answered = items.map((item, index) => ({ ...item, answer: answers[index] }));
  deliveries.settle(answered.flatMap(({ delivery, item, answer }) => (answer?.outcome === 'written'
    ? [{ id: delivery.id, wanted: delivery.wanted, ref: answer.ref, version: answer.version, digests: digestsOf(item.thing.key, item.fields), remark: answer.remark }]
    : [])));
  for (const { delivery, answer } of answered) {
    if (answer?.outcome === 'poison') deliveries.park(delivery.id, answer.reason);
    if (answer?.outcome === 'retry') deliveries.retryLater(delivery.id, new Date(clock.now().getTime() + waitAfter(delivery.tries + 1, itemBackOff, Math.random())).toISOString());
  }
}
