import { complicatedServiceCare, leatherCare, reserveLimit, splashLimit } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { chestnutLeather, goldCase, inkRubber, slateLeather, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, leatherStrap, powerReserve, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 40.5, lugToLug: 48, thickness: 13.4 };

const chapters: ChapterDraft[] = [
  {
    id: 'stream',
    label: 'maison',
    pose: 'hero',
    title: written('La bédière', 'The bédière', '冰上溪流', '氷上の小川', 'جدول الجليد'),
    sentence: written(
      'Une bédière est un ruisseau d\'été sur la glace. Elle trouve sa pente sans qu\'on la trace.',
      'A bédière is a summer stream on the ice. It finds its slope without being drawn.',
      'Bédière 是夏日冰面上的溪流。无人划线，它自己找到坡度。',
      'ベディエールとは、夏の氷河の上を流れる小川。線を引かなくても、傾きを見つける。',
      '«بيديير» جدول صيفي يجري فوق الجليد. يجد منحدره دون أن يُرسم له.',
    ),
  },
  {
    id: 'cage',
    label: 'maison',
    pose: 'dial',
    title: written('La cage', 'The cage', '框架', 'キャリッジ', 'القفص'),
    sentence: written(
      'La cage fait un tour par minute. À l\'intérieur, la roue d\'échappement en fait douze.',
      'The cage turns once a minute. Inside it, the escape wheel turns twelve times.',
      '框架每分钟转一圈。其中的擒纵轮，转十二圈。',
      'キャリッジは一分で一回転。その中で、ガンギ車は十二回まわる。',
      'يدور القفص مرة كل دقيقة. وفي داخله تدور عجلة الانفلات اثنتي عشرة مرة.',
    ),
  },
  {
    id: 'fixed-wheel',
    label: 'maison',
    pose: 'movement',
    title: written('La roue fixe', 'The fixed wheel', '固定的轮', '動かない車', 'العجلة الثابتة'),
    sentence: written(
      'La roue de seconde ne tourne pas. Ses 84 dents servent de rive au pignon de la cage.',
      'The fourth wheel does not turn. Its 84 teeth are the bank along which the cage pinion runs.',
      '秒轮不转。它的84枚轮齿是岸，框架的齿轴沿岸而行。',
      '秒車は動かない。84の歯が岸となり、キャリッジのカナがそれに沿って進む。',
      'عجلة الثواني لا تدور. أسنانها الـ84 ضفة يسير بمحاذاتها ترس القفص.',
    ),
  },
  {
    id: 'three-days',
    label: 'maison',
    pose: 'back',
    title: written('Trois jours', 'Three days', '三日', '三日', 'ثلاثة أيام'),
    sentence: written(
      'Le barillet fait six tours. Remonté un matin, il tient soixante-douze heures.',
      'The barrel turns six times. Wound one morning, it runs for seventy-two hours.',
      '发条盒转六圈。某日清晨上满弦，可走七十二小时。',
      '香箱は六回まわる。ある朝に巻けば、七十二時間動きつづける。',
      'يدور خزان النابض ست دورات. يُعبَّأ ذات صباح فيعمل اثنتين وسبعين ساعة.',
    ),
  },
];

export const bediere: WatchDraft = {
  id: 'W-MOR-02',
  collection: 'moraine',
  name: 'Bédière',
  calibre: 'SV21T',
  complication: written('Tourbillon d\'une minute', 'One-minute tourbillon', '一分钟陀飞轮', '一分間トゥールビヨン', 'توربيون الدقيقة الواحدة'),
  line: written(
    'Une minute pour le tour. L\'eau cherche la pente.',
    'One minute for the turn. Water looks for the slope.',
    '一分钟，一圈。水往低处走。',
    'ひとまわりに一分。水は傾きをたどる。',
    'دقيقة واحدة للدورة. والماء يبحث عن المنحدر.',
  ),
  chapters,
  specifications: [
    caseSize('MOR-02', caseMm),
    calibre('SV21T'),
    {
      term: written('Tourbillon', 'Tourbillon', '陀飞轮', 'トゥールビヨン', 'التوربيون'),
      value: written(
        'Cage Ø 12,4 mm, un tour par minute sur roue fixe de 84 dents', 'Cage Ø 12.4 mm, one turn a minute on a fixed wheel of 84 teeth', '框架直径12.4毫米，绕84齿固定轮每分钟一圈', 'キャリッジ径12.4 mm、84歯の固定車を一分で一周',
        'قفص قطره 12.4 مم، دورة في الدقيقة على عجلة ثابتة من 84 سنًّا',
      ),
      source: 'Dossier SV21T, tourbillon : pignon de cage de 10 ailes',
    },
    {
      term: written('Roue d\'échappement', 'Escape wheel', '擒纵轮', 'ガンギ車', 'عجلة الانفلات'),
      value: written(
        '15 dents, Ø 4,6 mm, 12 tours par minute dans la cage', '15 teeth, Ø 4.6 mm, 12 turns a minute in the cage', '15齿，直径4.6毫米，在框架内每分钟12圈', '15歯、径4.6 mm、キャリッジ内で毎分12回転', '15 سنًّا، قطر 4.6 مم، 12 دورة في الدقيقة داخل القفص',
      ),
      source: 'Dossier SV21T : 84/7 = 12 ; treize vus du dehors, la cage comprise',
    },
    beat('SV21T'),
    powerReserve('SV21T'),
    escapement('SV21T'),
    balance('SV21T'),
    crystal('MOR-02'),
    waterResistance(3),
    leatherStrap('MOR'),
  ],
  limits: [
    written(
      'Au poignet, un tourbillon ne rend pas une montre plus juste : il compense la pesanteur quand elle reste debout.',
      'On the wrist a tourbillon does not make a watch truer: it offsets gravity while the watch stands upright.',
      '戴在腕上，陀飞轮并不使走时更准：它抵消的是腕表竖放时的重力。',
      '腕の上では、トゥールビヨンが精度を上げるわけではありません。時計が立っているあいだ、重力の影響をならします。',
      'على المعصم لا يجعل التوربيون الساعة أدق: إنه يعادل الجاذبية حين تبقى الساعة قائمة.',
    ),
    written(
      'La cage craint les chocs : le golf et le vélo de montagne se pratiquent sans elle.',
      'The cage fears shocks: golf and mountain biking are done without it.',
      '框架怕震：打高尔夫、骑山地车时不宜佩戴。',
      'キャリッジは衝撃を嫌います。ゴルフやマウンテンバイクのときは外します。',
      'القفص يخشى الصدمات: تُنزع الساعة عند الغولف ودراجة الجبل.',
    ),
    splashLimit,
    reserveLimit,
  ],
  care: [complicatedServiceCare, leatherCare],
  caseMm,
  options: [goldCase, steelCase, titaniumCase, slateLeather, chestnutLeather, inkRubber],
};
