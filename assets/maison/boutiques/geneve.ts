import type { BoutiqueDraft } from '../draft.ts';
import { offersFor } from './offers.ts';

const weekday = [{ opensAt: 600, closesAt: 1110 }];
const saturday = [{ opensAt: 600, closesAt: 1020 }];

export const geneve: BoutiqueDraft = {
  id: 'geneve',
  name: 'Sérac Genève',
  city: 'Genève',
  address: 'quai des Moraines 14, 1204 Genève',
  country: 'CH',
  phone: '+41 22 000 01 14',
  timeZone: 'Europe/Zurich',
  hours: {
    week: [weekday, weekday, weekday, weekday, weekday, saturday, []],
    exceptions: [
      { date: '2026-12-12', spans: [] },
      { date: '2026-12-20', spans: [{ opensAt: 660, closesAt: 1020 }] },
      { date: '2026-12-24', spans: [{ opensAt: 600, closesAt: 960 }] },
      { date: '2026-12-25', spans: [] },
      { date: '2026-12-31', spans: [{ opensAt: 600, closesAt: 960 }] },
      { date: '2027-01-01', spans: [] },
      { date: '2027-01-02', spans: [] },
    ],
  },
  offers: offersFor({ boutique: 2, event: 24 }),
  advisors: [
    { id: 'claire-m', givenName: 'Claire', languages: ['fr', 'en'], receives: ['boutique', 'at-home', 'service', 'collection'] },
    { id: 'wen-l', givenName: '文', languages: ['zh-Hans', 'en', 'fr'], receives: ['boutique', 'video', 'collection'] },
    { id: 'karim-h', givenName: 'Karim', languages: ['ar', 'fr', 'en'], receives: ['boutique', 'video', 'at-home', 'service'] },
  ],
};
