import type { Locale } from '../../locale.ts';
import { arabicNumberWords } from './number-words-arabic.ts';
import { hanNumberWords } from './number-words-han.ts';
import { englishNumberWords, frenchNumberWords } from './number-words-latin.ts';
import type { WrittenNumber } from './written-number.ts';

/** Figures of a name (`SV28C`, `5N`) are no numbers: a capital touches them. */
const commaDecimals = /(?<![A-Za-z\d.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:,\d+)?(?![A-Z\d])/gu;
const pointDecimals = /(?<![A-Za-z\d.,])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?![A-Z\d])/gu;

/** Every number of a text, in figures or in words, in the writing of its language. */
export function numbersIn(locale: Locale, text: string): readonly WrittenNumber[] {
  return [...figuresIn(locale, text), ...wordsIn(locale, text)];
}

function figuresIn(locale: Locale, text: string): readonly WrittenNumber[] {
  const pattern = locale === 'fr' ? commaDecimals : pointDecimals;
  return [...westernDigits(text).matchAll(pattern)].map(([written]) => {
    const plain = locale === 'fr' ? written.replace(/[ \u00a0\u202f]/gu, '').replace(',', '.') : written.replaceAll(',', '');
    return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0, written, inFigures: true };
  });
}

function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('٫', '.').replaceAll('٬', ',');
}

function wordsIn(locale: Locale, text: string): readonly WrittenNumber[] {
  switch (locale) {
    case 'fr': return frenchNumberWords(text);
    case 'en': return englishNumberWords(text);
    case 'zh-Hans':
    case 'ja': return hanNumberWords(text);
    case 'ar': return arabicNumberWords(text);
  }
}
