import type { Locale } from '../../locale.ts';
import { arabicPrefix, unpointed } from '../arabic.ts';

/** Stems, lower case; a word is refused when it begins with one. Chinese and Japanese are refused wherever they stand. */
const forbidden: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    'iconi', 'intempor', 'exception', 'passion', 'savoir-faire', 'rêv', 'légend', 'mythi', 'emblémati', 'sublim', 'prestig', 'luxe', 'luxueu', 'excellen',
    'magie', 'magique', 'incontournabl', 'inoubliabl', 'envoût', 'révolution', 'éternel', 'éternité', 'perfection', 'chef-d’œuvre', 'chef-d\'œuvre', 'merveill',
  ],
  en: [
    'iconic', 'icon', 'timeless', 'exception', 'passion', 'savoir-faire', 'know-how', 'dream', 'legend', 'mythic', 'emblem', 'sublime', 'prestig', 'luxur',
    'excellen', 'magic', 'must-have', 'unforgettabl', 'mesmeri', 'revolution', 'eternal', 'eternity', 'perfection', 'craftsmanship', 'breathtaking', 'masterpiece',
  ],
  'zh-Hans': [
    '标志性', '经典', '永恒', '非凡', '卓越', '杰出', '激情', '热忱', '匠心', '梦', '传奇', '神话', '奢华', '奢侈', '尊贵', '尊享', '臻', '魔力', '难忘', '革命性', '完美', '传世', '杰作',
  ],
  ja: [
    'アイコニック', 'アイコン', 'タイムレス', '時代を超え', '時を超え', '永遠', '特別', '格別', '卓越', '情熱', 'パッション', 'サヴォアフェール', '匠', '夢', 'ドリーム', '伝説', '神話',
    '崇高', '高級', 'ラグジュアリー', '贅沢', '魔法', '忘れられない', '革命', '完璧', '傑作', '名作',
  ],
  ar: [
    'أيقون', 'خالد', 'خلود', 'سرمدي', 'استثنائ', 'شغف', 'حلم', 'أحلام', 'أسطور', 'فاخر', 'فخام', 'مرموق', 'سحر', 'ساحر', 'ثوري', 'أبدي', 'كمال', 'تحفة', 'روعة', 'رائع',
  ],
};

const patterns: Readonly<Record<Locale, RegExp>> = {
  fr: startingWith(forbidden.fr),
  en: startingWith(forbidden.en),
  'zh-Hans': new RegExp(forbidden['zh-Hans'].join('|'), 'u'),
  ja: new RegExp(forbidden.ja.join('|'), 'u'),
  ar: new RegExp(`(?<!\\p{L})${arabicPrefix}(?:${forbidden.ar.join('|')})\\p{L}*`, 'u'),
};

export function forbiddenWordIn(locale: Locale, text: string): string | null {
  const found = patterns[locale].exec(locale === 'ar' ? unpointed(text) : text.normalize('NFC'));
  return found === null ? null : `the maison never says "${found[0]}"`;
}

function startingWith(stems: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${stems.join('|')})\\p{L}*`, 'iu');
}
