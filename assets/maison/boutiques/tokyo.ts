import type { BoutiqueDraft } from '../draft.ts';
import { offersFor } from './offers.ts';

const everyDay = [{ opensAt: 660, closesAt: 1170 }];

export const tokyo: BoutiqueDraft = {
  id: 'tokyo',
  name: 'Sérac 東京',
  city: '東京',
  address: '東京都中央区氷見坂 3-8-2',
  country: 'JP',
  phone: '+81 3 0000 0182',
  timeZone: 'Asia/Tokyo',
  hours: {
    week: [everyDay, everyDay, [], everyDay, everyDay, everyDay, everyDay],
    exceptions: [
      { date: '2026-12-30', spans: [{ opensAt: 660, closesAt: 1020 }] },
      { date: '2026-12-31', spans: [] },
      { date: '2027-01-01', spans: [] },
      { date: '2027-01-02', spans: [] },
      { date: '2027-01-03', spans: [] },
    ],
  },
  offers: offersFor({ boutique: 3, event: 16 }),
  advisors: [
    { id: 'haruka-s', givenName: '遥', languages: ['ja', 'en'], receives: ['boutique', 'at-home', 'service', 'collection'] },
    { id: 'kenji-t', givenName: '健司', languages: ['ja', 'zh-Hans', 'en'], receives: ['boutique', 'video', 'collection'] },
    { id: 'emilie-r', givenName: 'Émilie', languages: ['fr', 'ja', 'en'], receives: ['boutique', 'video', 'at-home', 'service'] },
  ],
};
