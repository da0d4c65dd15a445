import type { Locale } from '../locale.ts';

const address = /\S+@[\w.-]+\w/gu;

/** The sentences of a text, trimmed; a decimal point and the dots of an address end none. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(address, 'address')
    .split(/(?:\.(?!\d)|[!?…。！？؟])+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Words as a reader of the language counts them; Chinese and Japanese, which part no words, are counted in characters. */
export function countWords(locale: Locale, text: string): number {
  if (locale === 'zh-Hans' || locale === 'ja') return charactersOf(text);
  // A thousands space joins its digits: 28 800 is one word.
  const joined = text.replace(/(?<=\d)[\s\u202f](?=\d{3}(?!\d))/gu, '');
  return joined.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}

/** A foreign word or a figure inside Chinese or Japanese counts as one. */
function charactersOf(text: string): number {
  return text.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d.,×-]*|[\p{L}\p{N}ー]/gu)?.length ?? 0;
}
