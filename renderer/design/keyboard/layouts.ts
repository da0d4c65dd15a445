import type { Locale } from '#domain/locale.ts';

export type Layer = readonly string[];

/** What the keyboard writes: a name, an address of mail, a number of a telephone. */
export type Writing = 'name' | 'email' | 'phone' | 'sentence' | 'code';

const latin: Readonly<Record<'azerty' | 'qwerty', Layer>> = {
  azerty: ['azertyuiop', 'qsdfghjklm', 'wxcvbn\'-'],
  qwerty: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm\'-'],
};
const accents: Layer = ['éèêëàâäçîï', 'ôöùûüñßæœø', 'áíóúåãõýšž'];
const kana: Layer = ['あいうえおかきくけこさしすせそ', 'たちつてとなにぬねのはひふへほ', 'まみむめもやゆよらりるれろわん', 'がぎぐげござじずぜぞだでどばび', 'ぶべぼぱぴぷぺぽゃゅょっーをん'];
const arabic: Layer = ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلاىةوزظذ', 'أإآ'];
const signs: Layer = ['1234567890', ',.;:?!()/&'];
const digits: Layer = ['123', '456', '789', '+0'];
const digitRow: Layer = ['+1234567890'];
/** The letters of a visitor's code. */
const code: Layer = ['1234567890', 'qwertyop', 'asdfghjkl', 'zxcvbnm'];
const mail: Layer = ['1234567890', 'qwertyuiop', 'asdfghjkl@', 'zxcvbnm._-'];

/** The layers of a keyboard, the first as it opens; a low glass has its digits in one row; a second holds accents, or Latin letters beside another script. */
export function layersFor(writing: Writing, locale: Locale, isLow: boolean): readonly Layer[] {
  if (writing === 'phone') return [isLow ? digitRow : digits];
  if (writing === 'email') return [mail];
  if (writing === 'code') return [code];
  return writing === 'sentence' ? [...lettersOf(locale), signs] : lettersOf(locale);
}

function lettersOf(locale: Locale): readonly Layer[] {
  switch (locale) {
    case 'fr': return [latin.azerty, accents];
    case 'en': return [latin.qwerty, accents];
    // Names in Chinese are written on the visitor's own phone or in Latin letters: a window keeps no dictionary.
    case 'zh-Hans': return [latin.qwerty, accents];
    case 'ja': return [kana, latin.qwerty];
    case 'ar': return [arabic, latin.qwerty];
  }
}
