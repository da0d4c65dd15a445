import * as z from 'zod';
import { readCrmJson, type CrmAnswer, type CrmQuestion } from '../ask-crm.ts';
import type { CrmConsent, ItemAnswer } from '../connector.ts';
import { readHubspot } from './hubspot-answers.ts';

export type HubspotAccount = { readonly url: string; readonly token: string };

const addresses = z.object({ propertiesWithHistory: z.record(z.string(), z.array(z.object({ value: z.string().nullish() }))).default({}) });
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

/** @param contact HubSpot's own id of it @param property in which the maison keeps the address */
export function buildAddressHistory(account: HubspotAccount, object: string, contact: string, property: string): CrmQuestion {
  return hubspotRequest(account, 'GET', `/crm/v3/objects/${object}/${encodeURIComponent(contact)}?propertiesWithHistory=${encodeURIComponent(property)}`);
}

/** What stood there before the address of now, each once. */
export function formerAddresses(answer: CrmAnswer, property: string, email: string | null): readonly string[] {
  if (answer.status === 404) return [];
  const known = addresses.parse(readHubspot(answer)).propertiesWithHistory[property] ?? [];
  const former = known.map(({ value }) => (value ?? '').toLowerCase()).filter((value) => value !== '' && value !== email?.toLowerCase());
  return [...new Set(former)];
}

export function isSubscribed(answer: CrmAnswer, subscriptionId: number): boolean {
  return answer.status !== 404 && statusOf(answer, subscriptionId)?.status === 'SUBSCRIBED';
}

function statusOf(answer: CrmAnswer, subscriptionId: number) {
  return statuses.parse(readHubspot(answer)).results.find((entry) => entry.subscriptionId === String(subscriptionId));
}

/**
 * A word of the person that HubSpot heard after the gesture stands: v4 would subscribe again somebody who has opted out since.
 * Null when the gesture is the newest word and is to be written.
 */
export function settledBefore(answer: CrmAnswer, consent: CrmConsent, subscriptionId: number): ItemAnswer | null {
  if (answer.status === 404) return null;
  const there = statusOf(answer, subscriptionId);
  const wanted = consent.status === 'given' ? 'SUBSCRIBED' : 'UNSUBSCRIBED';
  if (there === undefined || there.status === 'NOT_SPECIFIED') return null;
  const ref = String(subscriptionId);
  if (there.status === wanted) return { outcome: 'written', how: 'unchanged', ref, version: there.timestamp ?? '', remark: null };
  const isNewer = there.timestamp !== undefined && there.timestamp !== null && Date.parse(there.timestamp) > Date.parse(consent.at);
  return isNewer ? { outcome: 'written', how: 'unchanged', ref, version: there.timestamp ?? '', remark: 'A newer word in HubSpot says otherwise and was left.' } : null;
}

/** HubSpot names a subscription by its type and the address; the hub keeps the type alone, for an address is kept where it can be erased. @throws HubspotRefusal */
export function classifyConsent(answer: CrmAnswer, subscriptionId: number): ItemAnswer {
  const ref = String(subscriptionId);
  if (answer.status === 400 && /already|no.?status.?change/i.test(answer.text)) return { outcome: 'written', how: 'unchanged', ref, version: '', remark: null };
  readHubspot(answer);
  return { outcome: 'written', how: 'updated', ref, version: z.object({ timestamp: z.string() }).safeParse(readCrmJson(answer.text)).data?.timestamp ?? '', remark: null };
}

export function hubspotRequest({ url, token }: HubspotAccount, method: string, path: string, body?: unknown): CrmQuestion {
  return { method, url: `${url.replace(/\/$/, '')}${path}`, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}
