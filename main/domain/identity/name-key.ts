/** A name as it is compared: never shown, never kept. Nicknames are not guessed, scripts are not transliterated. */
export type NameKey = { readonly given: string; readonly family: string };

/** Letters that decomposition leaves alone and people type without. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه',
};

/** Accents, case, width, vowel signs, hyphens and titles' dots fall away; a dash alone, as in forms that were left open, is nobody's name. */
export function nameKey(name: { readonly givenName: string; readonly familyName: string }): NameKey {
  return { given: plain(name.givenName), family: plain(name.familyName) };
}

function plain(text: string): string {
  const letters = [...text.normalize('NFKD').toLowerCase()].map((letter) => plainLetters[letter] ?? letter).join('');
  // Kana keep their voicing marks (U+3099, U+309A): they are other letters, not accents.
  return letters.replace(/(?![\u3099\u309a])\p{M}|\u0640/gu, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim().normalize('NFC');
}
