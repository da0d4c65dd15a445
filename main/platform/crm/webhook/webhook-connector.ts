import { createHash } from 'node:crypto';
import type { Clock } from '../../clock/clock.ts';
import { retryAfterMs, type AskCrm } from '../ask-crm.ts';
import type { Connector, CrmThing, ItemAnswer, Projected, ToWrite } from '../connector.ts';
import { CrmFault } from '../crm-fault.ts';
import { signMessage } from './sign-message.ts';

export type WebhookMapping = { readonly url: string; readonly secret: string };

const waitMs = 30_000;
const types = { client: 'client.upserted', appointment: 'appointment.upserted', consent: 'consent.recorded' } as const;

/**
 * A signed message for each change, for everything that has no connector of its own. The message's id is the same however often it is
 * sent; whoever receives it does each id once, and of one key the highest revision counts.
 */
export function createWebhookConnector(mapping: WebhookMapping, ask: AskCrm, clock: Clock): Connector {
  const sendAll = async (items: readonly ToWrite[]) => {
    const answers: ItemAnswer[] = [];
    for (const item of items) answers.push(await send(item, { mapping, ask, clock }));
    return { outcome: 'answered' as const, answers };
  };
  return {
    name: 'webhook', takes: ['client', 'appointment', 'consent'], most: 20,
    checkSetUp: () => Promise.resolve({ outcome: 'ready' }),
    project, upsertClients: sendAll, upsertAppointments: sendAll, recordConsents: sendAll, pull: null,
  };
}

function project(thing: CrmThing): Projected {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => name !== 'sort' && name !== 'clientRef').map(([name, value]) => [name, value === null ? '' : String(value)]));
}

type Line = { readonly mapping: WebhookMapping; readonly ask: AskCrm; readonly clock: Clock };

async function send({ thing, fields, revision }: ToWrite, { mapping, ask, clock }: Line): Promise<ItemAnswer> {
  const digest = createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 12);
  const id = `${thing.key}.${revision}.${digest}`;
  const at = clock.now();
  const body = JSON.stringify({ type: types[thing.sort], timestamp: at.toISOString(), data: { ...fields, revision } });
  const answer = await ask({ method: 'POST', url: mapping.url, headers: { 'content-type': 'application/json', ...signMessage(mapping.secret, { id, body, at }) }, body });
  return classifyWebhook(answer, { ref: thing.key, version: id });
}

/** @throws CrmFault for what is about the receiver, not about the message */
export function classifyWebhook({ status, headers }: { readonly status: number; readonly headers: Headers }, taken: { readonly ref: string; readonly version: string }): ItemAnswer {
  if (status >= 200 && status < 300) return { outcome: 'written', how: 'updated', ...taken, remark: null };
  if (status === 400 || status === 413 || status === 422) return { outcome: 'poison', reason: `The receiver refused the message (${status}).` };
  if (status === 410) throw new CrmFault('needs-set-up', 'The receiver says that it is gone for good: take its mapping away, or give its new address.');
  if (status === 429 || status === 503) throw new CrmFault('wait', 'The receiver asks the hub to wait.', { waitMs: retryAfterMs(headers, new Date(), waitMs) });
  if (status >= 300 && status < 500 && status !== 408 && status !== 425) throw new CrmFault('needs-set-up', `The receiver answered ${status}: look at the address and at the secret on both sides.`);
  throw new CrmFault('retry', `The receiver answered ${status}.`);
}
