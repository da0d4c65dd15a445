import type { NameOrder } from '../person-name.ts';

export type FormField = 'givenName' | 'familyName' | 'email' | 'phone' | 'expectation';

const names = { 'given-first': ['givenName', 'familyName'], 'family-first': ['familyName', 'givenName'] } as const;

/** What a form asks: of somebody whom the maison knows, only what this visit is for, and how to reach them when it does not know that; nothing is asked twice. */
export function fieldsToAsk({ isKnown, isReachable = isKnown, nameOrder }: { readonly isKnown: boolean; readonly isReachable?: boolean; readonly nameOrder: NameOrder }): readonly FormField[] {
  return [...(isKnown ? [] : names[nameOrder]), ...(isReachable ? [] : ['email', 'phone'] as const), 'expectation'];
}

/** What a person corrects of themselves: who they are and how they are reached. */
export function fieldsToCorrect(nameOrder: NameOrder): readonly Exclude<FormField, 'expectation'>[] {
  return [...names[nameOrder], 'email', 'phone'];
}
