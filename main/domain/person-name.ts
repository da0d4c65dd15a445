import type { Locale } from './locale.ts';

export type NameOrder = 'given-first' | 'family-first';

export type Named = { readonly givenName: string; readonly familyName: string; readonly nameOrder: NameOrder };

/** Stands for a name that a person does not have, or no longer has here. */
export const noName = '–';

const familyFirst: ReadonlySet<Locale> = new Set(['zh-Hans', 'ja']);

/** Family name first where people say it first. */
export function nameOrderOf(locale: Locale): NameOrder {
  return familyFirst.has(locale) ? 'family-first' : 'given-first';
}

/** As the person says it; a name that they do not have is left out. */
export function fullNameOf({ givenName, familyName, nameOrder }: Named): string {
  const names = nameOrder === 'family-first' ? [familyName, givenName] : [givenName, familyName];
  return names.filter((name) => name !== noName).join(' ') || noName;
}
