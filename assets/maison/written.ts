import type { Localized } from '#domain/locale.ts';

const thinSpace = '\u202f';
const noBreakSpace = '\u00a0';

/**
 * One text in the five languages, French first. Authors type plain spaces and apostrophes;
 * what comes back carries the marks a typesetter would use in French and English.
 */
export function written(fr: string, en: string, zhHans: string, ja: string, ar: string): Localized {
  return { fr: typesetFrench(fr), en: typesetEnglish(en), 'zh-Hans': zhHans, ja, ar };
}

/** The same text in every language: a calibre, a size, a name. */
export function alike(text: string): Localized {
  return { fr: text, en: text, 'zh-Hans': text, ja: text, ar: text };
}

function typesetFrench(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, thinSpace)
    .replace(/ (?=[;?!])/g, thinSpace)
    .replace(/ (?=[:»])|(?<=«) /g, noBreakSpace)
    .replace(/(?<=\d) (?=(?:mm|bar|Hz|heures?|jours?|secondes?|minutes?|mois|dents)(?!\p{L}))/gu, noBreakSpace);
}

function typesetEnglish(text: string): string {
  return text.replaceAll("'", '’').replace(/(?<=\d) (?=(?:mm|bar|Hz)(?!\p{L}))/gu, noBreakSpace);
}
