import type { Localized } from '#domain/locale.ts';

/** Each language in its own words. */
export const localeNames: Localized = { fr: 'Français', en: 'English', 'zh-Hans': '简体中文', ja: '日本語', ar: 'العربية' };
