import type { BatchAnswer, Connector, CrmThing, ItemAnswer, ToWrite } from '../../main/platform/crm/connector.ts';
import { CrmFault } from '../../main/platform/crm/crm-fault.ts';

/** A CRM in memory that does what it is told to: takes, refuses a whole batch for one, asks for time. */
export type ConnectorFake = Connector & {
  readonly taken: Map<string, { readonly fields: Readonly<Record<string, string>>; readonly times: number }>;
  readonly calls: (readonly string[])[];
  /** Keys that no CRM can take. */
  readonly poisoned: Set<string>;
  /** The next calls fail with these, in order. */
  readonly faults: CrmFault[];
  setUp: Awaited<ReturnType<Connector['checkSetUp']>>;
};

export function aConnector(): ConnectorFake {
  const taken: ConnectorFake['taken'] = new Map();
  const calls: (readonly string[])[] = [];
  const poisoned = new Set<string>();
  const faults: CrmFault[] = [];
  const takeOne = ({ thing, fields }: ToWrite): ItemAnswer => {
    taken.set(thing.key, { fields, times: (taken.get(thing.key)?.times ?? 0) + 1 });
    return { outcome: 'written', how: 'created', ref: `ref-${thing.key}`, version: '1', remark: null };
  };
  const take = (items: readonly ToWrite[]): Promise<BatchAnswer> => {
    calls.push(items.map((item) => item.thing.key));
    const fault = faults.shift();
    if (fault !== undefined) return Promise.reject(fault);
    if (items.some((item) => poisoned.has(item.thing.key))) return Promise.resolve({ outcome: 'refused-whole', reason: 'It refused the name.' });
    return Promise.resolve({ outcome: 'answered', answers: items.map(takeOne) });
  };
  return {
    name: 'fake', takes: ['client', 'appointment', 'consent'], most: 100, taken, calls, poisoned, faults, setUp: { outcome: 'ready' },
    checkSetUp() {
      return Promise.resolve(this.setUp);
    },
    project: (thing: CrmThing) => Object.fromEntries(Object.entries(thing).map(([name, value]) => [name, String(value)])),
    upsertClients: take, upsertAppointments: take, recordConsents: take, pull: null,
  };
}
