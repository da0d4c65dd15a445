import type { Locale } from '#domain/locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhHans } from './zh-hans.ts';

/** Every word of the window that is not the maison's content: French says which there are, the others must have them all. */
export type Words = { readonly [Key in keyof typeof fr]: (typeof fr)[Key] extends string ? string : { readonly [Inner in keyof (typeof fr)[Key]]: string } };

const all: Readonly<Record<Locale, Words>> = { fr, en, 'zh-Hans': zhHans, ja, ar };

export function wordsOf(locale: Locale): Words {
  return all[locale];
}

/** Each language by its own name. */
export const languageNames: Readonly<Record<Locale, string>> = { fr: 'Français', en: 'English', 'zh-Hans': '简体中文', ja: '日本語', ar: 'العربية' };

/** Puts a value where a sentence leaves room for it: `{name}`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
}
