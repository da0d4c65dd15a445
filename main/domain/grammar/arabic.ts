/** Arabic without vowel marks and tatweel, so that a word is found however it is pointed. */
export function unpointed(text: string): string {
  return text.replace(/[\u064b-\u065f\u0670\u0640]/gu, '');
}

/** What may be written before a word and with it: conjunction, preposition, article. */
export const arabicPrefix = '(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)';
