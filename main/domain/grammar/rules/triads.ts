import type { Locale } from '../../locale.ts';
import { unpointed } from '../arabic.ts';
import { isArabicNumberWord } from '../numbers/number-words-arabic.ts';

const few = '(?:[^\\s,.;:]+\\s+){1,4}?';
const french = new RegExp(`[\\p{L}\\p{N}],\\s+${few}(?:et|ou)\\s+\\S+`, 'iu');
const english = new RegExp(`[\\p{L}\\p{N}],\\s+(?:${few}|(?:[^\\s,.;:]+\\s+){0,3}[^\\s,.;:]+,\\s+)(?:and|or)\\s+\\S+`, 'iu');
const chinese = /[^，。；：、]{1,8}、[^，。；：、]{1,8}(?:、|和|与|及|以及)[^，。；：、]/u;
const thing = '[\\p{Script=Han}\\p{Script=Katakana}ー]+';
const japanese = new RegExp(`${thing}([とや・])${thing}\\1${thing}|[^、。]{1,8}、[^、。]{1,8}、(?:そして|および|または)`, 'u');

/** Arabic words that begin with waw of their own, not with "and". */
const ownWaw = /^و(?:قت|احد|جه|زن|ضع|صل|حد|سيل|رشة|راء|سط|جود|عد|لا$|ادي|رق|قف|لد|لادة|سام|صف|ظيف)/u;

/** The cadence "x, y and z" in texts that set a tone; lists that inform are left alone. */
export function triadIn(locale: Locale, text: string): string | null {
  const found = locale === 'ar' ? arabicTriad(text) : (patternFor(locale).exec(text)?.[0] ?? null);
  return found === null ? null : `three things in a row ("${found}")`;
}

function patternFor(locale: Exclude<Locale, 'ar'>): RegExp {
  if (locale === 'zh-Hans') return chinese;
  if (locale === 'ja') return japanese;
  return locale === 'fr' ? french : english;
}

/** "x wa-y wa-z": two following words that each begin with the conjunction and are no part of a number. */
function arabicTriad(text: string): string | null {
  const words = unpointed(text).split(/\s+/u);
  const joins = (word: string | undefined) => word !== undefined && /^و\p{L}{2,}/u.test(word) && !ownWaw.test(word) && !isArabicNumberWord(word);
  const at = words.findIndex((word, index) => index > 0 && !/[.؟:]$/u.test(words[index - 1] ?? '') && joins(word) && !/[.؟:]$/u.test(word) && joins(words[index + 1]));
  return at === -1 ? null : words.slice(at - 1, at + 2).join(' ');
}
