import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { nameKey } from '#domain/identity/name-key.ts';
import type { Candidate } from '#domain/identity/find-pairs.ts';

/** Providers that deliver whatever follows a plus to the same person; of the first, dots too. */
const dotless = new Set(['gmail.com', 'googlemail.com']);
const plusless = new Set([...dotless, 'outlook.com', 'hotmail.com', 'live.com', 'icloud.com', 'me.com', 'fastmail.com', 'proton.me', 'protonmail.com']);

export type PersonFacts = { readonly id: string; readonly givenName: string; readonly familyName: string; readonly email: string | null; readonly phone: string | null; readonly birthday: string | null };

/** @param country what a number without a prefix is read by, ISO 3166-1 */
export function matchFacts({ id, givenName, familyName, email, phone, birthday }: PersonFacts, country: string): Candidate {
  return { id, name: nameKey({ givenName, familyName }), emailKey: emailKey(email), phoneKey: phoneKey(phone, country), birthday };
}

/** For matching alone; a message goes to the address as it was typed. */
export function emailKey(email: string | null): string | null {
  const [local = '', domain = '', ...more] = (email ?? '').normalize('NFKC').trim().toLowerCase().split('@');
  if (local === '' || domain === '' || more.length > 0) return null;
  const undotted = dotless.has(domain) ? local.replaceAll('.', '') : local;
  return `${plusless.has(domain) ? undotted.replace(/\+.*$/, '') : undotted}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`;
}

/** E.164; null when it cannot be a number, so that a scribble matches nobody. */
export function phoneKey(phone: string | null, country: string): string | null {
  if (phone === null) return null;
  const parsed = parsePhoneNumberFromString(phone.normalize('NFKC'), isSupportedCountry(country) ? country : undefined);
  return parsed?.isPossible() === true ? parsed.number : null;
}
