import { locales, type Locale } from '#domain/locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhHans } from './zh-hans.ts';

/** Every word of the phone page that is not the maison's content; French says which there are. */
export type PhoneWords = { readonly [Key in keyof typeof fr]: (typeof fr)[Key] extends string ? string : { readonly [Inner in keyof (typeof fr)[Key]]: string } };

export const phoneWords: Readonly<Record<Locale, PhoneWords>> = { fr, en, 'zh-Hans': zhHans, ja, ar };

/** The first of a phone's languages that we write; English when there is none. */
export function localeOf(languages: readonly string[]): Locale {
  const wanted = languages.map((tag) => tag.split('-')[0]?.toLowerCase());
  return wanted.map((language) => locales.find((locale) => locale.split('-')[0] === language)).find((locale) => locale !== undefined) ?? 'en';
}
