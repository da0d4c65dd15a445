import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numbersIn } from '#domain/grammar/numbers/numbers-in.ts';
import type { Locale } from '#domain/locale.ts';

const written: readonly (readonly [Locale, string, readonly number[]])[] = [
  ['fr', 'cent vingt-deux ans', [122]],
  ['fr', 'quatre-vingt-dix-sept mille six cent quarante-trois', [97_643]],
  ['fr', 'soixante et onze jours', [71]],
  ['fr', 'soixante-douze heures', [72]],
  ['fr', 'le huitième de seconde', [8]],
  ['fr', 'six ou sept, puis trente', [6, 7, 30]],
  ['fr', '28\u202f800 alternances, 4\u00a0Hz et 29,53125 jours', [28_800, 4, 29.53125]],
  ['fr', 'le calibre SV28C en or 5N', []],
  ['en', 'one hundred and twenty-two years', [122]],
  ['en', 'an eighth of a second, twelve times', [8, 12]],
  ['en', '28,800 vibrations an hour, 29.53125 days', [28_800, 29.53125]],
  ['en', 'a 30-minute counter', [30]],
  ['en', 'the third wheel and the fourth wheel', []],
  ['zh-Hans', '一百二十二年', [122]],
  ['zh-Hans', '八分之一秒', [8, 1]],
  ['zh-Hans', '两万八千八百次', [28_800]],
  ['zh-Hans', '二〇二六年', [2026]],
  ['ja', '三十歯、七十二時間', [30, 72]],
  ['ja', 'ふたつの月', [2]],
  ['ar', 'مئة واثنين وعشرين عامًا', [122]],
  ['ar', 'اثنتين وسبعين ساعة', [72]],
  ['ar', 'من الثانية عشرة إلى السادسة', [12, 6]],
  ['ar', 'ثُمن الثانية', [8]],
  ['ar', '٢٨٬٨٠٠ اهتزازة', [28_800]],
];

describe('numbers in a text', () => {
  for (const [locale, text, expected] of written) {
    it(`reads ${expected.join(', ') || 'none'} in "${text}"`, () => {
      assert.deepEqual(numbersIn(locale, text).map((number) => number.value), expected);
    });
  }
});
