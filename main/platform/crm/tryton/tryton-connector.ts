import { assertNever } from '#domain/assert-never.ts';
import type { AskCrm } from '../ask-crm.ts';
import { CrmFault } from '../crm-fault.ts';
import type { Connector, ItemAnswer } from '../connector.ts';
import { createTrytonClient, TrytonRefusal, type TrytonAccount } from './tryton-client.ts';
import { projectConsent, readListIds, recordConsents, type ListIds } from './tryton-consents.ts';
import { occupiedBy, type TimedOpportunity, type TrytonOccupies } from './tryton-occupancy.ts';
import { opportunitySort, projectAppointment } from './tryton-opportunities.ts';
import { forgetContacts, partySort, projectClient } from './tryton-parties.ts';
import { pullTryton } from './tryton-pull.ts';
import { checkTryton } from './tryton-set-up.ts';
import { upsertRows } from './upsert-rows.ts';

export type TrytonMapping = TrytonAccount & {
  /** The mailing list of each purpose of consent. */
  readonly lists: Readonly<Record<string, string>>;
  /** Without it nothing that others write there takes a time. */
  readonly occupies?: TrytonOccupies | undefined;
};

/** Measured: rows in one create are fifteen times as fast as by themselves; above a hundred little is gained, and a call takes long. */
const most = 100;

/** Tryton 6: clients are parties, appointments are opportunities, consents are subscriptions and notes. */
export function createTrytonConnector(mapping: TrytonMapping, ask: AskCrm, timeZoneOf: (boutiqueId: string) => string): Connector {
  const tryton = createTrytonClient(mapping, ask);
  const parties = partySort(tryton);
  const opportunities = opportunitySort(tryton);
  const { occupies } = mapping;
  const takes = (opportunity: TimedOpportunity) => (occupies === undefined ? [] : occupiedBy(opportunity, occupies, timeZoneOf(occupies.boutiqueId)));
  let lists: ListIds | null = null;
  return {
    name: 'tryton', takes: ['client', 'appointment', 'consent'], most,
    checkSetUp: () => blame(async () => {
      lists = null;
      return checkTryton(tryton, { lists: Object.values(mapping.lists) });
    }),
    project: (thing) => {
      switch (thing.sort) {
        case 'client': return projectClient(thing);
        case 'appointment': return projectAppointment(thing);
        case 'consent': return projectConsent(thing);
        default: return assertNever(thing);
      }
    },
    upsertClients: (items) => blame(async () => {
      for (const { thing } of items) if (thing.isErased) await forgetContacts(tryton, thing.key);
      return upsertRows(tryton, parties, items);
    }),
    upsertAppointments: (items) => blame(async () => {
      const ready = items.filter((item) => item.thing.clientRef !== null);
      const answer = await upsertRows(tryton, opportunities, ready);
      if (answer.outcome === 'refused-whole') return answer;
      const answered = new Map(ready.map((item, index) => [item.thing.key, answer.answers[index]]));
      return { outcome: 'answered', answers: items.map((item): ItemAnswer => answered.get(item.thing.key) ?? { outcome: 'retry', because: 'Its person is not in Tryton yet.' }) };
    }),
    recordConsents: (items) => blame(async () => {
      lists ??= await readListIds(tryton, mapping.lists);
      return recordConsents(tryton, items, lists);
    }),
    pull: (cursor) => blame(() => pullTryton(tryton, cursor, takes)),
  };
}

/** A refusal that nobody expected (a module that is missing, a right) stops the line with Tryton's own words. */
async function blame<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TrytonRefusal)) throw error;
    throw new CrmFault('needs-set-up', `Tryton refuses what the hub asks: ${(error.message || error.sort).slice(0, 200)}`, { cause: error });
  }
}
