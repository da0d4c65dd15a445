export const locales = ['fr', 'en', 'zh-Hans', 'ja', 'ar'] as const;

export type Locale = (typeof locales)[number];

/** A text in every language of the window; French is written first, the others are written, not derived. */
export type Localized = Readonly<Record<Locale, string>>;

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
