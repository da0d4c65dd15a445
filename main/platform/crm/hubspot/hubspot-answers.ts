import * as z from 'zod';
import { readCrmJson, type CrmAnswer } from '../ask-crm.ts';
import { CrmFault } from '../crm-fault.ts';
import type { KeyedAnswer, KeyedWrite } from '../upsert-by-key.ts';

/** What HubSpot's answers mean for the hub. Sources stand with the examples in `tests/unit/platform/crm/hubspot.test.ts`. */

const said = z.object({ message: z.string().default(''), category: z.string().default(''), policyName: z.string().optional() });
const batch = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.unknown()).default({}), updatedAt: z.string().default(''), objectWriteTraceId: z.string().optional() })),
  errors: z.array(z.object({ status: z.string().default(''), category: z.string().default(''), message: z.string().default(''), context: z.record(z.string(), z.array(z.string())).default({}) })).default([]),
});

const dayMs = 60 * 60_000;
const burstMs = 10_000;

/**
 * The body of an answer that says something about each item: 200, or 207 with what went wrong.
 * @throws CrmFault for everything else
 */
export function readHubspot(answer: CrmAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) return readCrmJson(answer.text);
  if (answer.status >= 500) throw new CrmFault('retry', `HubSpot answered ${answer.status}.`);
  const { message, category, policyName } = said.parse(readCrmJson(answer.text));
  if (answer.status === 429) throw new CrmFault('wait', 'HubSpot asks the hub to wait.', { waitMs: policyName === 'DAILY' ? dayMs : burstMs });
  if (answer.status === 401) throw new CrmFault('needs-set-up', 'HubSpot does not take the hub’s token any more.');
  if (answer.status === 403 || answer.status === 404) throw new CrmFault('needs-set-up', `HubSpot says ${category || answer.status}: ${message.slice(0, 200)}`);
  if (/non-unique/i.test(message)) throw new CrmFault('needs-set-up', 'The property that holds our key is not unique in HubSpot: create one that has “hasUniqueValue”.');
  throw new HubspotRefusal(message.slice(0, 200));
}

/** The whole batch was refused for what is in it; nothing of it is there. */
export class HubspotRefusal extends Error {
  override readonly name = 'HubspotRefusal';
}

/** Matches results and errors to rows by the trace id that each input carried: HubSpot keeps no order. */
export function classifyBatch(body: unknown, rows: readonly KeyedWrite[], keyName: string): readonly KeyedAnswer[] {
  const { results, errors } = batch.parse(body);
  return rows.map(({ key }): KeyedAnswer => {
    const taken = results.find((result) => result.objectWriteTraceId === key || result.properties[keyName] === key);
    if (taken !== undefined) return { outcome: 'written', ref: taken.id, version: taken.updatedAt };
    const error = errors.find(({ context }) => Object.values(context).some((values) => values.includes(key)));
    if (error === undefined) return { outcome: 'retry', because: 'HubSpot said nothing of it.' };
    if (error.category === 'CONFLICT' || error.category === 'RATE_LIMITS' || error.status.startsWith('5')) return { outcome: 'retry', because: `HubSpot says ${error.category}.` };
    return { outcome: 'poison', reason: `HubSpot refused it, ${error.category}: ${error.message.slice(0, 200)}` };
  });
}
