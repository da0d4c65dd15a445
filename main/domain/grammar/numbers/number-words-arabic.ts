import { arabicPrefix, unpointed } from '../arabic.ts';
import { inWords, type WrittenNumber } from './written-number.ts';

/** Every form that gender and case give a number word, without vowel marks. */
const forms: readonly (readonly [number, string])[] = [
  [2, 'اثنان اثنين اثنتان اثنتين اثنا اثنتا اثني اثنتي مرتين مرتان'], [3, 'ثلاث ثلاثة ثالث ثالثة ثلث'], [4, 'أربع أربعة رابع رابعة ربع'], [5, 'خمس خمسة خامس خامسة أخماس'],
  [6, 'ست ستة سادس سادسة سدس'], [7, 'سبع سبعة سابع سابعة'], [8, 'ثمان ثماني ثمانية ثامن ثامنة ثمن أثمان'], [9, 'تسع تسعة تاسع تاسعة'], [10, 'عشر عشرة عاشر عاشرة'],
  [20, 'عشرون عشرين'], [30, 'ثلاثون ثلاثين'], [40, 'أربعون أربعين'], [50, 'خمسون خمسين'], [60, 'ستون ستين'], [70, 'سبعون سبعين'], [80, 'ثمانون ثمانين'], [90, 'تسعون تسعين'],
  [100, 'مئة مائة'], [200, 'مئتان مئتين مائتين'], [1000, 'ألف آلاف'],
];

const values: ReadonlyMap<string, number> = new Map(forms.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
const prefixed = new RegExp(`^${arabicPrefix}(?=\\p{L})`, 'u');

export function isArabicNumberWord(word: string): boolean {
  return valueOf(unpointed(word)) !== undefined;
}

/** Parts are added as the language says them: `مئة واثنين وعشرين` is 122, `اثنتي عشرة` 12. */
export function arabicNumberWords(text: string): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  let total = 0;
  let words: string[] = [];
  const flush = () => {
    if (words.length > 0) found.push(inWords(total, words.join(' ')));
    [total, words] = [0, []];
  };
  const tokens = unpointed(text).split(/[\s،.:؛«»]+/u);
  for (const [index, token] of tokens.entries()) {
    const value = secondOfTwelve(token, tokens[index + 1]) ? 2 : valueOf(token);
    if (value === undefined) {
      flush();
    } else {
      if (words.length > 0 && !joins(token, value)) flush();
      total = value === 1000 && total > 0 ? total * 1000 : total + value;
      words.push(token);
    }
  }
  flush();
  return found;
}

/** `الثانية` is the second of time, but before `عشرة` it is the two of twelve. */
function secondOfTwelve(token: string, next: string | undefined): boolean {
  return /^[وف]?(?:ال)?ثاني(?:ة)?$/u.test(token) && next !== undefined && /^عشرة?$/u.test(next);
}

function joins(token: string, value: number): boolean {
  return token.startsWith('و') || value === 10 || value === 100 || value === 1000;
}

function valueOf(token: string): number | undefined {
  return values.get(token) ?? values.get(token.replace(prefixed, ''));
}
