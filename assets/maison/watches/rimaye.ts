import { leatherCare, moonLimit, reserveLimit, serviceCare, splashLimit } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { chestnutLeather, goldCase, slateLeather, snowFabric, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, leatherStrap, powerReserve, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 38.5, lugToLug: 46, thickness: 10.2 };

const chapters: ChapterDraft[] = [
  {
    id: 'gap',
    label: 'maison',
    pose: 'ridge',
    title: written('La rimaye', 'The rimaye', '冰壁之隙', '氷と壁の間', 'الفجوة'),
    sentence: written(
      'La rimaye sépare le glacier de la paroi. On la franchit avant l\'aube, tant que la neige tient.',
      'The rimaye parts the glacier from the wall. It is crossed before dawn, while the snow holds.',
      '冰川与岩壁之间的裂隙，名为 rimaye。须在黎明前越过，趁雪未松。',
      'リメイは氷河と岩壁を分かつ裂け目。夜明け前、雪の締まるうちに越える。',
      '«ريماي» فجوة تفصل النهر الجليدي عن الجدار. تُعبر قبل الفجر، ما دام الثلج متماسكًا.',
    ),
  },
  {
    id: 'two-moons',
    label: 'maison',
    pose: 'dial',
    title: written('Deux lunes', 'Two moons', '两个月亮', 'ふたつの月', 'قمران'),
    sentence: written(
      'Le disque porte deux lunes. L\'une se couche quand l\'autre se lève.',
      'The disc carries two moons. One sets as the other rises.',
      '盘上有两个月亮。一个沉落，另一个升起。',
      '盤には月がふたつ。ひとつが沈むと、もうひとつが昇る。',
      'على القرص قمران. يغيب أحدهما حين يطلع الآخر.',
    ),
  },
  {
    id: 'remainder',
    label: 'maison',
    pose: 'movement',
    title: written('Le reste', 'The remainder', '余数', '余り', 'الباقي'),
    sentence: written(
      'À chaque lunaison, le disque garde 57,1 secondes de trop. En cent vingt-deux ans, cela fait un jour.',
      'Each lunation, the disc keeps 57.1 seconds too many. Over one hundred and twenty-two years, that makes a day.',
      '每个朔望月，月相盘多走57.1秒。一百二十二年，积成一天。',
      '一朔望ごとに、57.1秒の余りが出る。百二十二年で、一日になる。',
      'في كل شهر قمري يزيد القرص 57.1 ثانية. وفي مئة واثنين وعشرين عامًا يصير الفارق يومًا.',
    ),
  },
  {
    id: 'profile',
    label: 'maison',
    pose: 'profile',
    title: written('L\'épaisseur', 'The thickness', '厚度', '厚み', 'السماكة'),
    sentence: written(
      'La boîte a 10,2 mm d\'épaisseur. Le saphir en prend 1,2.',
      'The case is 10.2 mm thick. The sapphire takes 1.2 of it.',
      '表壳厚10.2毫米，其中蓝宝石占1.2毫米。',
      'ケースの厚さは10.2 mm。うち1.2 mmがサファイア。',
      'سماكة العلبة 10.2 مم. ومنها 1.2 مم للسافير.',
    ),
  },
];

export const rimaye: WatchDraft = {
  id: 'W-NEV-02',
  collection: 'neve',
  name: 'Rimaye',
  calibre: 'SV28L',
  complication: written('Phase de lune', 'Moon phase', '月相', 'ムーンフェイズ', 'أطوار القمر'),
  line: written(
    'Entre la glace et le roc, un jour.',
    'Between the ice and the rock, daylight.',
    '冰与岩之间，有一线天光。',
    '氷と岩のあいだに、ひとすじの光。',
    'بين الجليد والصخر، فسحة من نهار.',
  ),
  chapters,
  specifications: [
    caseSize('NEV-02', caseMm),
    calibre('SV28L'),
    {
      term: written('Phase de lune', 'Moon phase', '月相', 'ムーンフェイズ', 'أطوار القمر'),
      value: written(
        '57,1 secondes de trop par lunaison', '57.1 seconds too many each lunation', '每个朔望月多走57.1秒', '一朔望につき57.1秒の余り', '57.1 ثانية زائدة في كل شهر قمري',
      ),
      source: 'Dossier SV28L : 90/8 × 105/10 ; lunaison moyenne 29,530588 jours (Meeus, 1991)',
    },
    beat('SV28L'),
    powerReserve('SV28L'),
    escapement('SV28L'),
    balance('SV28L'),
    crystal('NEV-02'),
    waterResistance(3),
    leatherStrap('NEV'),
  ],
  limits: [moonLimit, splashLimit, reserveLimit],
  care: [serviceCare, leatherCare],
  caseMm,
  options: [titaniumCase, steelCase, goldCase, snowFabric, slateLeather, chestnutLeather],
};
