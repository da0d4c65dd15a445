import { leatherCare, moonLimit, reserveLimit, serviceCare, splashLimit } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { chestnutLeather, goldCase, slateLeather, snowFabric, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, leatherStrap, powerReserve, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 38.5, lugToLug: 46, thickness: 10.2 };

const chapters: ChapterDraft[] = [
  {
    id: 'refreeze',
    label: 'maison',
    pose: 'hero',
    title: written('Le regel', 'Refreeze', '复冰', '再び凍る', 'عودة الجليد'),
    sentence: written(
      'Le soir, l\'eau de fonte redevient glace. La nuit reprend ce que le jour avait délié.',
      'In the evening, meltwater turns back to ice. Night takes back what the day had loosened.',
      '入夜，融水重新结冰。白昼解开的，夜又系上。',
      '夕べ、融けた水はまた氷になる。昼がほどいたものを、夜が結びなおす。',
      'في المساء يعود الماء الذائب جليدًا. ويستردّ الليل ما حلّه النهار.',
    ),
  },
  {
    id: 'lunation',
    label: 'maison',
    pose: 'dial',
    title: written('La lunaison', 'The lunation', '朔望月', '朔望', 'الشهر القمري'),
    sentence: written(
      'De la roue des heures à la lune : 90 sur 8, puis 105 sur 10. La lunaison dure 29,53125 jours.',
      'From the hour wheel to the moon: 90 over 8, then 105 over 10. The lunation lasts 29.53125 days.',
      '从时轮到月相盘：90比8，再105比10。一个朔望月为29.53125日。',
      '時車から月まで、90対8、続いて105対10。一朔望は29.53125日となる。',
      'من عجلة الساعات إلى القمر: 90 على 8، ثم 105 على 10. ويدوم الشهر القمري 29.53125 يومًا.',
    ),
  },
  {
    id: 'shadow',
    label: 'maison',
    pose: 'front',
    title: written('Une ombre', 'A shadow', '一道影', 'ひとつの影', 'ظل واحد'),
    sentence: written(
      'Sur le névé, la lumière vient de partout. Seule l\'arête fait une ombre.',
      'On the névé, light comes from everywhere. Only the ridge casts a shadow.',
      '粒雪之上，光从各处来。唯有山脊投下一道影。',
      '雪原では、光はあらゆる方から届く。影を落とすのは稜線だけ。',
      'فوق الثلج يأتي الضوء من كل صوب. ولا ظل إلا للحافة.',
    ),
  },
  {
    id: 'balance',
    label: 'maison',
    pose: 'back',
    title: written('Le balancier', 'The balance', '摆轮', 'テンプ', 'الميزان'),
    sentence: written(
      'Le balancier passe huit fois par seconde. On l\'entend avant de le voir.',
      'The balance passes eight times a second. One hears it before seeing it.',
      '摆轮每秒摆过八次。未见其形，先闻其声。',
      'テンプは一秒に八度ゆきすぎる。目より先に、耳に届く。',
      'تمرّ عجلة الميزان ثماني مرات في الثانية. تُسمع قبل أن تُرى.',
    ),
  },
];

export const regel: WatchDraft = {
  id: 'W-NEV-01',
  collection: 'neve',
  name: 'Regel',
  calibre: 'SV28L',
  complication: written('Phase de lune', 'Moon phase', '月相', 'ムーンフェイズ', 'أطوار القمر'),
  line: written(
    'La lune prend un jour de retard en cent vingt-deux ans.',
    'The moon falls one day behind in one hundred and twenty-two years.',
    '月相走慢一天，要等一百二十二年。',
    '月が一日遅れるまで、百二十二年かかる。',
    'يتأخر القمر يومًا واحدًا كل مئة واثنين وعشرين عامًا.',
  ),
  chapters,
  specifications: [
    caseSize('NEV-01', caseMm),
    calibre('SV28L'),
    {
      term: written('Phase de lune', 'Moon phase', '月相', 'ムーンフェイズ', 'أطوار القمر'),
      value: written(
        'Disque à deux lunes, un jour d\'écart en 122 ans', 'Two-moon disc, one day off in 122 years', '双月盘，122年误差一天', '二つの月の円盤、122年で一日のずれ', 'قرص بقمرين، فارق يوم في 122 عامًا',
      ),
      source: 'Dossier SV28L : 90/8 × 105/10 = 29,53125 jours ; lunaison moyenne 29,530588 (Meeus, 1991)',
    },
    beat('SV28L'),
    powerReserve('SV28L'),
    escapement('SV28L'),
    balance('SV28L'),
    crystal('NEV-01'),
    waterResistance(3),
    leatherStrap('NEV'),
  ],
  limits: [moonLimit, splashLimit, reserveLimit],
  care: [serviceCare, leatherCare],
  caseMm,
  options: [steelCase, goldCase, titaniumCase, slateLeather, chestnutLeather, snowFabric],
};
