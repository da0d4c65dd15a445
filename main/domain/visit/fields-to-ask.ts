import type { NameOrder } from '../person-name.ts';

export type FormField = 'givenName' | 'familyName' | 'email' | 'phone' | 'expectation';

const names = { 'given-first': ['givenName', 'familyName'], 'family-first': ['familyName', 'givenName'] } as const;

/** What a form asks: of somebody who is known by the code they carry, only what this visit is for; nothing is asked twice. */
export function fieldsToAsk({ isKnown, nameOrder }: { readonly isKnown: boolean; readonly nameOrder: NameOrder }): readonly FormField[] {
  return isKnown ? ['expectation'] : [...names[nameOrder], 'email', 'phone', 'expectation'];
}

/** What a person corrects of themselves: who they are and how they are reached. */
export function fieldsToCorrect(nameOrder: NameOrder): readonly Exclude<FormField, 'expectation'>[] {
  return [...names[nameOrder], 'email', 'phone'];
}
