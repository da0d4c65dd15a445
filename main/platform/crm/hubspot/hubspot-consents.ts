import * as z from 'zod';
import { readCrmJson, type CrmAnswer, type CrmQuestion } from '../ask-crm.ts';
import type { CrmConsent, ItemAnswer } from '../connector.ts';
import { HubspotRefusal, readHubspot } from './hubspot-answers.ts';

export type HubspotAccount = { readonly url: string; readonly token: string };

const statuses = z.object({ results: z.array(z.object({ subscriptionId: z.union([z.number(), z.string()]).transform(String), status: z.string(), timestamp: z.string().nullish() })).default([]) });

export function buildConsentRead(account: HubspotAccount, email: string): CrmQuestion {
  return hubspotRequest(account, 'GET', `/communication-preferences/v4/statuses/${encodeURIComponent(email)}?channel=EMAIL`);
}

export function buildConsent(account: HubspotAccount, consent: CrmConsent & { readonly email: string }, subscriptionId: number): CrmQuestion {
  return hubspotRequest(account, 'POST', `/communication-preferences/v4/statuses/${encodeURIComponent(consent.email)}`, {
    channel: 'EMAIL', subscriptionId, statusState: consent.status === 'given' ? 'SUBSCRIBED' : 'UNSUBSCRIBED',
    legalBasis: 'CONSENT_WITH_NOTICE', legalBasisExplanation: `Receipt ${consent.receiptId} of ${consent.at}, text ${consent.textVersion}`,
  });
}

/**
 * A word of the person that HubSpot heard after the gesture stands: v4 would subscribe again somebody who has opted out since.
 * Null when the gesture is the newest word and is to be written.
 */
export function settledBefore(answer: CrmAnswer, consent: CrmConsent, subscriptionId: number): ItemAnswer | null {
  if (answer.status === 404) return null;
  const there = statuses.parse(readHubspot(answer)).results.find((entry) => entry.subscriptionId === String(subscriptionId));
  const wanted = consent.status === 'given' ? 'SUBSCRIBED' : 'UNSUBSCRIBED';
  if (there === undefined || there.status === 'NOT_SPECIFIED') return null;
  const ref = `${consent.email ?? ''}`;
  if (there.status === wanted) return { outcome: 'written', how: 'unchanged', ref, version: there.timestamp ?? '', remark: null };
  const isNewer = there.timestamp !== undefined && there.timestamp !== null && Date.parse(there.timestamp) > Date.parse(consent.at);
  return isNewer ? { outcome: 'written', how: 'unchanged', ref, version: there.timestamp ?? '', remark: 'A newer word in HubSpot says otherwise and was left.' } : null;
}

export function classifyConsent(answer: CrmAnswer, consent: CrmConsent): ItemAnswer {
  if (answer.status === 400 && /already|no.?status.?change/i.test(answer.text)) return { outcome: 'written', how: 'unchanged', ref: consent.email ?? '', version: '', remark: null };
  try {
    readHubspot(answer);
  } catch (error) {
    if (error instanceof HubspotRefusal) return { outcome: 'poison', reason: `HubSpot refused it: ${error.message}` };
    throw error;
  }
  return { outcome: 'written', how: 'updated', ref: consent.email ?? '', version: z.object({ timestamp: z.string() }).safeParse(readCrmJson(answer.text)).data?.timestamp ?? '', remark: null };
}

export function hubspotRequest({ url, token }: HubspotAccount, method: string, path: string, body?: unknown): CrmQuestion {
  return { method, url: `${url.replace(/\/$/, '')}${path}`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}
