import { inWords, type WrittenNumber } from './written-number.ts';

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** Set phrases whose numerals count nothing. */
const counted = /十分(?!之|钟|の|間)|千万(?=不|要|别)|万一|一切|一体/gu;

const kanaCounters: readonly (readonly [string, number])[] = [
  ['ひとつ', 1], ['ふたつ', 2], ['みっつ', 3], ['よっつ', 4], ['いつつ', 5], ['むっつ', 6], ['ななつ', 7], ['やっつ', 8], ['ここのつ', 9],
];

/** Numbers written in Chinese characters, and Japanese native counters. */
export function hanNumberWords(text: string): readonly WrittenNumber[] {
  const cleared = text.replace(counted, '，');
  const han = [...cleared.matchAll(/[零〇一二两三四五六七八九十百千万]+/gu)].map(([run]) => inWords(hanValue(run), run));
  const kana = kanaCounters.filter(([word]) => cleared.includes(word)).map(([word, value]) => inWords(value, word));
  return [...han, ...kana];
}

function hanValue(run: string): number {
  const characters = [...run];
  if (!characters.some((character) => character in powers)) return Number(characters.map((character) => digits[character]).join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of characters) {
    const power = powers[character];
    if (power === undefined) {
      digit = digits[character] ?? 0;
    } else if (power === 10_000) {
      total += (section + digit || 1) * power;
      [section, digit] = [0, 0];
    } else {
      section += (digit || 1) * power;
      digit = 0;
    }
  }
  return total + section + digit;
}
