import * as z from 'zod';
import { readCrmJson, type CrmAnswer } from '../ask-crm.ts';
import { CrmFault } from '../crm-fault.ts';
import type { KeyedAnswer } from '../upsert-by-key.ts';

/** What Salesforce's answers mean for the hub. Sources stand with the examples in `tests/unit/platform/crm/salesforce.test.ts`. */

const requestErrors = z.array(z.object({ errorCode: z.string(), message: z.string().default('') })).min(1);
const saved = z.object({ success: z.boolean(), id: z.string().nullish(), errors: z.array(z.object({ statusCode: z.string(), message: z.string().default('') })).default([]) });

/** The rolling day's allowance is shared with everybody else of the maison: the hub stands aside before the last of it. */
const allowanceShare = 0.95;
const limitWaitMs = 15 * 60_000;

const passing = new Set(['DUPLICATE_VALUE', 'UNABLE_TO_LOCK_ROW', 'SERVER_UNAVAILABLE', 'REQUEST_RUNNING_TOO_LONG', 'UNKNOWN_EXCEPTION', 'QUERY_TIMEOUT']);
const setUp = new Set(['INVALID_FIELD', 'INVALID_TYPE', 'NOT_FOUND', 'INSUFFICIENT_ACCESS_OR_READONLY', 'INSUFFICIENT_ACCESS', 'INVALID_FIELD_FOR_INSERT_UPDATE', 'API_DISABLED_FOR_ORG', 'INVALID_SESSION_ID', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);

/**
 * The body of an answer that went through.
 * @throws CrmFault for everything else
 */
export function readSalesforce(answer: CrmAnswer): unknown {
  mustHaveAllowance(answer.headers.get('sforce-limit-info'));
  if (answer.status >= 200 && answer.status < 300) return answer.text === '' ? null : readCrmJson(answer.text);
  if (answer.status === 300) throw new CrmFault('needs-set-up', 'Several rows of Salesforce hold one key: its field has to be marked both External ID and Unique.');
  const errors = answer.status >= 500 ? null : requestErrors.safeParse(readCrmJson(answer.text)).data;
  const code = errors?.[0]?.errorCode ?? '';
  if (answer.status === 401) throw new CrmFault('needs-set-up', 'Salesforce does not take the hub’s token any more.');
  if (code === 'REQUEST_LIMIT_EXCEEDED') throw new CrmFault('wait', 'The maison’s day of Salesforce requests is used up.', { waitMs: limitWaitMs });
  if (setUp.has(code) || answer.status === 403 || answer.status === 404) throw new CrmFault('needs-set-up', `Salesforce says ${code || answer.status}: ${(errors?.[0]?.message ?? '').slice(0, 200)}`);
  throw new CrmFault('retry', `Salesforce answered ${answer.status}${code === '' ? '' : ` ${code}`}.`);
}

/** One result of a collection, in words where a person has to look. */
export function classifySaved(result: unknown): KeyedAnswer {
  const { success, id, errors } = saved.parse(result);
  if (success) return { outcome: 'written', ref: id ?? '', version: '' };
  const [first] = errors;
  const code = first?.statusCode ?? 'UNKNOWN_EXCEPTION';
  if (setUp.has(code)) throw new CrmFault('needs-set-up', `Salesforce says ${code}: ${(first?.message ?? '').slice(0, 200)}`);
  if (passing.has(code)) return { outcome: 'retry', because: `Salesforce says ${code}.` };
  if (code === 'DUPLICATES_DETECTED') return { outcome: 'poison', reason: 'A duplicate rule of Salesforce holds it back: somebody has to say whether it is the same person.' };
  return { outcome: 'poison', reason: `Salesforce refused it, ${code}: ${(first?.message ?? '').slice(0, 200)}` };
}

function mustHaveAllowance(said: string | null): void {
  const [, used, most] = /api-usage=(\d+)\/(\d+)/.exec(said ?? '') ?? [];
  if (used === undefined || most === undefined || Number(used) < Number(most) * allowanceShare) return;
  throw new CrmFault('wait', 'Nearly all of the maison’s day of Salesforce requests is used: the hub leaves the rest to others.', { waitMs: limitWaitMs });
}
