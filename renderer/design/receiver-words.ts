import type { Locale } from '#domain/locale.ts';

/** Who receives, where the maison says so to visitors. */
const sentences: Readonly<Record<Locale, string>> = {
  fr: 'Vous rencontrerez {advisor}.', en: 'You will meet {advisor}.', 'zh-Hans': '您的顾问：{advisor}。', ja: '担当：{advisor}', ar: 'موعدكم مع {advisor}.',
};

export function receiverSentence(locale: Locale, advisor: string): string {
  return sentences[locale].replace('{advisor}', () => advisor);
}
