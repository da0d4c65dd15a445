import type { Locale } from '#domain/locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhHans } from './zh-hans.ts';

/** Every word of a message that is not the maison's content: French says which there are, the others have them all. */
export type MessageWords = { readonly [Key in keyof typeof fr]: (typeof fr)[Key] extends string ? string : { readonly [Inner in keyof (typeof fr)[Key]]: string } };

export const messageWords: Readonly<Record<Locale, MessageWords>> = { fr, en, 'zh-Hans': zhHans, ja, ar };

/** Puts values where a sentence leaves room for them: `{name}`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '');
}
