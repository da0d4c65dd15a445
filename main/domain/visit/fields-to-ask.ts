import type { NameOrder } from '../person-name.ts';

/** What says who a person is and how they are reached; all of it may be corrected by themselves. */
export const personalFields = ['givenName', 'familyName', 'email', 'phone'] as const;

export type PersonalField = (typeof personalFields)[number];

export type FormField = PersonalField | 'expectation';

const names = { 'given-first': ['givenName', 'familyName'], 'family-first': ['familyName', 'givenName'] } as const;
const ways = personalFields.filter((field) => field === 'email' || field === 'phone');

/** What a form asks: of somebody whom the maison knows, only what this visit is for, and how to reach them when it does not know that; nothing is asked twice. */
export function fieldsToAsk({ isKnown, isReachable = isKnown, nameOrder }: { readonly isKnown: boolean; readonly isReachable?: boolean; readonly nameOrder: NameOrder }): readonly FormField[] {
  return [...(isKnown ? [] : names[nameOrder]), ...(isReachable ? [] : ways), 'expectation'];
}

/** What a person corrects of themselves, in the order of their culture. */
export function fieldsToCorrect(nameOrder: NameOrder): readonly PersonalField[] {
  return [...names[nameOrder], ...ways];
}
