import { braceletCare, halfHourLimit, pressureTestCare, reserveLimit, serviceCare, swimLimit } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { goldCase, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, integratedBracelet, powerReserve, secondZone, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 39.5, lugToLug: 46.5, thickness: 11.1 };

const chapters: ChapterDraft[] = [
  {
    id: 'sunlit-slope',
    label: 'maison',
    pose: 'ridge',
    title: written('L\'adret', 'The adret', '阳坡', '日向の斜面', 'سفح الشمس'),
    sentence: written(
      'L\'adret est le versant qui reçoit le soleil. Ici, il est poli.',
      'The adret is the slope that takes the sun. Here, it is polished.',
      'Adret 是受光的山坡。在这里，它经过抛光。',
      'アドレとは、陽を受ける斜面。ここでは磨かれている。',
      '«أدريه» هو السفح الذي تصيبه الشمس. وهو هنا مصقول.',
    ),
  },
  {
    id: 'links',
    label: 'maison',
    pose: 'profile',
    title: written('Les maillons', 'The links', '链节', 'コマ', 'الحلقات'),
    sentence: written(
      'L\'arête continue dans les premiers maillons. Le bracelet fait partie de la boîte.',
      'The ridge carries on into the first links. The bracelet is part of the case.',
      '山脊延入最初的链节。链带与表壳本为一体。',
      '稜線は最初のコマへ続く。ブレスレットはケースの一部である。',
      'تمتدّ الحافة إلى الحلقات الأولى. فالسوار جزء من العلبة.',
    ),
  },
  {
    id: 'home-hour',
    label: 'maison',
    pose: 'dial',
    title: written('L\'heure de là-bas', 'The hour over there', '彼处的时间', 'あちらの時刻', 'الساعة هناك'),
    sentence: written(
      'L\'aiguille de 24 heures garde l\'heure du départ. L\'autre saute d\'une heure, dans un sens comme dans l\'autre.',
      'The 24-hour hand keeps the hour of departure. The other jumps one hour, either way.',
      '24小时指针守着出发地的时间。另一枚时针逐小时跳动，可进可退。',
      '24時間針は旅立った土地の時刻を保つ。もう一方の針は、一時間ずつ前にも後ろにも跳ぶ。',
      'عقرب الـ24 ساعة يحفظ ساعة الرحيل. والآخر يقفز ساعة، إلى الأمام أو إلى الخلف.',
    ),
  },
  {
    id: 'ratio',
    label: 'maison',
    pose: 'movement',
    title: written('Le rapport', 'The ratio', '比率', '歯数の比', 'النسبة'),
    sentence: written(
      '36 sur 24, puis 36 sur 27 : le compte tombe sur deux. L\'aiguille fait un tour par jour.',
      '36 over 24, then 36 over 27: the count comes to two. The hand makes one turn a day.',
      '36比24，再36比27，恰得二。指针一日一圈。',
      '36対24、次いで36対27で、積は二。針は一日に一回転する。',
      '36 على 24، ثم 36 على 27: الحاصل اثنان. والعقرب يدور دورة في اليوم.',
    ),
  },
];

export const adret: WatchDraft = {
  id: 'W-ARE-01',
  collection: 'arete',
  name: 'Adret',
  calibre: 'SV28F',
  complication: written('Second fuseau horaire', 'Second time zone', '第二时区', '第二時間帯', 'منطقة زمنية ثانية'),
  line: written(
    'Ici, il fait jour. Là-bas, on dort.',
    'Here, it is day. Over there, they sleep.',
    '此处天明，彼处安眠。',
    'こちらは昼。あちらは眠りのなか。',
    'النهار هنا. والناس هناك نيام.',
  ),
  chapters,
  specifications: [
    caseSize('ARE-01', caseMm),
    calibre('SV28F'),
    secondZone,
    beat('SV28F'),
    powerReserve('SV28F'),
    escapement('SV28F'),
    balance('SV28F'),
    crystal('ARE-01'),
    waterResistance(10),
    integratedBracelet('ARE-01'),
  ],
  limits: [
    halfHourLimit,
    written(
      'Le bracelet intégré ne se remplace par aucun autre. Il se met à la mesure en boutique, maillon par maillon.',
      'No other strap can take the place of the integrated bracelet. It is fitted at the boutique, link by link.',
      '一体式链带无法换用其他表带。须在专卖店逐节调整长度。',
      '一体型のブレスレットは、ほかのものに替えられません。長さはブティックで一コマずつ合わせます。',
      'لا يحلّ حزام آخر محل السوار المدمج. ويُضبط طوله في البوتيك حلقة حلقة.',
    ),
    swimLimit,
    reserveLimit,
  ],
  care: [serviceCare, pressureTestCare, braceletCare],
  caseMm,
  options: [steelCase, goldCase, titaniumCase],
};
