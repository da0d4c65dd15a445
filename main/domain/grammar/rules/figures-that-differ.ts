import { locales } from '../../locale.ts';
import { numbersIn } from '../numbers/numbers-in.ts';
import { localeNames, type Passage } from '../passage.ts';

/** A number that one language writes in figures and another leaves out altogether, in words; null when all five say the same. */
export function figuresThatDiffer(passage: Passage): string | null {
  const numbers = locales.map((locale) => ({ locale, found: numbersIn(locale, passage.text[locale]) }));
  for (const { locale, found } of numbers) {
    for (const number of found.filter((entry) => entry.inFigures)) {
      const missing = numbers.find((other) => !other.found.some((entry) => entry.value === number.value));
      if (missing) return `"${number.written}" stands in ${localeNames[locale]} and not in ${localeNames[missing.locale]}`;
    }
  }
  return null;
}
