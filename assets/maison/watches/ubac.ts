import { braceletCare, halfHourLimit, pressureTestCare, reserveLimit, serviceCare, swimLimit } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { goldCase, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, integratedBracelet, powerReserve, secondZone, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 39.5, lugToLug: 46.5, thickness: 11.1 };

const chapters: ChapterDraft[] = [
  {
    id: 'shaded-slope',
    label: 'maison',
    pose: 'ridge',
    title: written('L\'ubac', 'The ubac', '阴坡', '日陰の斜面', 'سفح الظل'),
    sentence: written(
      'L\'ubac est le versant de l\'ombre. La neige y reste plus longtemps.',
      'The ubac is the shaded slope. Snow stays longer there.',
      'Ubac 是背阴的山坡。积雪在那里留得久些。',
      'ユバックとは、日陰の斜面。雪はそこに長く残る。',
      '«أوباك» هو سفح الظل. وفيه يمكث الثلج مدة أطول.',
    ),
  },
  {
    id: 'brushing',
    label: 'maison',
    pose: 'profile',
    title: written('Le brossé', 'The brushing', '拉丝', '筋目', 'التمشيط'),
    sentence: written(
      'Les traits du brossage suivent l\'arête sur toute sa longueur. La lumière y marche lentement.',
      'The brushed lines follow the ridge along its length. Light walks slowly there.',
      '拉丝纹路顺着山脊走完全程。光在上面走得很慢。',
      '筋目は稜線の全長に沿って走る。光はその上をゆっくり歩く。',
      'خطوط التمشيط تتبع الحافة على طولها. والضوء يمشي عليها ببطء.',
    ),
  },
  {
    id: 'kept-hour',
    label: 'maison',
    pose: 'dial',
    title: written('L\'heure gardée', 'The kept hour', '守着的时间', '保たれた時', 'الساعة المحفوظة'),
    sentence: written(
      'Chaque saut vaut 30 degrés, et la date suit. L\'heure gardée ne bouge pas.',
      'Each jump is 30 degrees, and the date follows. The kept hour does not move.',
      '每一跳30度，日期随之而变。守着的那个时间不动。',
      'ひと跳びは30度、日付も従う。保たれた時刻は動かない。',
      'كل قفزة 30 درجة، والتاريخ يتبعها. أما الساعة المحفوظة فلا تتحرك.',
    ),
  },
  {
    id: 'crown',
    label: 'maison',
    pose: 'crown',
    title: written('La couronne', 'The crown', '表冠', 'りゅうず', 'التاج'),
    sentence: written(
      'La couronne a 6,8 mm de diamètre. Une main gantée la trouve sans regarder.',
      'The crown is 6.8 mm across. A gloved hand finds it without looking.',
      '表冠直径6.8毫米。戴着手套，不看也能摸到。',
      'りゅうずの径は6.8 mm。手袋のまま、見なくても指が届く。',
      'قطر التاج 6.8 مم. تجده يد في قفاز دون نظر.',
    ),
  },
];

export const ubac: WatchDraft = {
  id: 'W-ARE-02',
  collection: 'arete',
  name: 'Ubac',
  calibre: 'SV28F',
  complication: written('Second fuseau horaire', 'Second time zone', '第二时区', '第二時間帯', 'منطقة زمنية ثانية'),
  line: written(
    'L\'autre heure reste à l\'ombre. Elle attend.',
    'The other hour stays in the shade. It waits.',
    '另一个时间留在阴影里，静候。',
    'もうひとつの時は、陰にいる。待っている。',
    'الساعة الأخرى تبقى في الظل. تنتظر.',
  ),
  chapters,
  specifications: [
    caseSize('ARE-02', caseMm),
    calibre('SV28F'),
    secondZone,
    {
      term: written('Couronne', 'Crown', '表冠', 'りゅうず', 'التاج'),
      value: written('6,8 × 3,8 mm', '6.8 × 3.8 mm', '6.8 × 3.8 毫米', '6.8 × 3.8 mm', '6.8 × 3.8 مم'),
      source: 'Plan de couronne ARE-08',
    },
    beat('SV28F'),
    powerReserve('SV28F'),
    escapement('SV28F'),
    balance('SV28F'),
    crystal('ARE-02'),
    waterResistance(10),
    integratedBracelet('ARE-02'),
  ],
  limits: [
    halfHourLimit,
    written(
      'Le cadran sombre se lit mal au crépuscule, jusqu\'à ce que la matière lumineuse prenne le relais.',
      'The dark dial reads poorly at dusk, until the luminous material takes over.',
      '深色表盘在黄昏时不易辨读，须待夜光显现。',
      '暗い文字盤は、夕暮れには読みにくく、蓄光が見えるまで間があります。',
      'الميناء الداكن تصعب قراءته عند الغسق، حتى تظهر المادة المضيئة.',
    ),
    swimLimit,
    reserveLimit,
  ],
  care: [serviceCare, pressureTestCare, braceletCare],
  caseMm,
  options: [titaniumCase, steelCase, goldCase],
};
