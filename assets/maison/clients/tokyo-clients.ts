import type { ClientDraft } from './client-draft.ts';

/** Written as the advisors of Tokyo write: in Japanese, nothing a client could not read. */
export const tokyoClients: readonly ClientDraft[] = [
  {
    boutiqueId: 'tokyo',
    externalKey: 'serac:client:0005',
    card: {
      id: '01980000-0000-7000-8000-000000000005',
      givenName: '澄人',
      familyName: '高瀬',
      nameOrder: 'family-first',
      honorific: '様',
      initials: 'T.S.',
      locale: 'ja',
      facts: [
        { text: 'ヴェルーの計時音を録音したいとのご希望。', source: '来店、遥', date: '2026-11-15', whyNow: '静かな奥の部屋を押さえておく。' },
        { text: 'アドレの点検から六年が近づいている。', source: '点検簿', date: '2021-02-06', whyNow: 'ご来店の折にお預かりの相談ができる。' },
      ],
      nextGesture: { text: 'ヴェルーを載せ、テンプをゆっくり動かしてお見せする。', why: '音と動きの関わりを知りたいと話された。' },
      preferences: [
        { text: 'ご連絡はメールで、平日の夕方に。', source: '遥への話', date: '2026-11-15' },
        { text: '写真は撮らない。', source: '催し、健司', date: '2024-10-19' },
      ],
      selection: [{ watchId: 'W-MOR-01', source: 'online', since: '2026-11-01' }],
      owned: [{ serial: 'ARE01-0004', watchId: 'W-ARE-01', since: '2021-02-06' }],
      timeline: [
        { text: 'ヴェルーを試着。計時を三度繰り返された。', source: '来店、遥', date: '2026-11-15', channel: 'boutique' },
        { text: 'ヴェルーを選択に加えた。', source: 'オンラインの選択', date: '2026-11-01', channel: 'online' },
        { text: '時計師との夕べにご参加。', source: '催し、健司', date: '2024-10-19', channel: 'event' },
        { text: 'アドレをお渡し。', source: 'お渡し、遥', date: '2021-02-06', channel: 'boutique' },
      ],
    },
    upcoming: { kind: 'boutique', openDaysAhead: 1, startsAt: 1020, minutes: 45 },
  },
  {
    boutiqueId: 'tokyo',
    externalKey: 'serac:client:0006',
    card: {
      id: '01980000-0000-7000-8000-000000000006',
      givenName: 'Maud',
      familyName: 'Perrochet',
      nameOrder: 'given-first',
      honorific: 'Madame',
      initials: 'M.P.',
      locale: 'fr',
      facts: [
        { text: '一月にジュネーブへ戻られる。', source: 'Émilie への話', date: '2026-11-20', whyNow: 'この先の担当をジュネーブの Claire に引き継ぐ。' },
        { text: 'ユバックとアドレで迷っておられる。', source: 'オンラインの選択', date: '2026-11-22', whyNow: '二本並べて比べられるのは今週まで。' },
      ],
      nextGesture: { text: 'アドレとユバックを二つのトレイに置く。', why: '違いは仕上げの向きだけ、と見ていただける。' },
      preferences: [{ text: 'フランス語で。', source: 'Émilie への話', date: '2026-11-20' }],
      selection: [
        { watchId: 'W-ARE-01', source: 'online', since: '2026-11-22' },
        { watchId: 'W-ARE-02', source: 'online', since: '2026-11-22' },
      ],
      owned: [],
      timeline: [
        { text: 'アドレとユバックを選択に加えた。', source: 'オンラインの選択', date: '2026-11-22', channel: 'online' },
        { text: '初めてのご来店。', source: '来店、Émilie', date: '2026-11-20', channel: 'boutique' },
      ],
    },
    upcoming: { kind: 'boutique', openDaysAhead: 3, startsAt: 780, minutes: 45 },
  },
];
