import type { RoleDraft, SettingsDraft } from './draft.ts';
import { written } from './written.ts';

const attractLine = written('Une crête, avant le jour.', 'A ridge, before daylight.', '天亮之前，一道山脊。', '夜明け前の、稜線。', 'حافة جبل، قبل النهار.');

const everyLocale: SettingsDraft['locales'] = ['fr', 'en', 'zh-Hans', 'ja', 'ar'];

/** What a window starts with, by its role; staff change it from the console afterwards. */
export const settingsByRole: Readonly<Record<RoleDraft, SettingsDraft>> = {
  street: {
    featuredWatchId: 'W-ARE-01', attractLine, locales: everyLocale, idleTimeoutMs: 30_000, showPrices: false, soberRegister: false,
  },
  salon: {
    featuredWatchId: 'W-NEV-01',
    attractLine: written('La lune, à un jour près.', 'The moon, to within a day.', '月相，只差一日。', '月は、一日の差。', 'القمر، بفارق يوم.'),
    locales: everyLocale, idleTimeoutMs: 120_000, showPrices: false, soberRegister: false,
  },
  counter: {
    featuredWatchId: 'W-MOR-01',
    attractLine: written('Le temps d\'une pose sur le plateau.', 'The time of a watch laid down.', '放下一只表的时间。', '時計を一つ、置くあいだ。', 'لحظة توضع الساعة على اللوح.'),
    locales: everyLocale, idleTimeoutMs: 60_000, showPrices: false, soberRegister: false,
  },
};
