import { complicatedServiceCare, leatherCare, pressureTestCare } from '../care.ts';
import type { ChapterDraft, WatchDraft } from '../draft.ts';
import { chestnutLeather, goldCase, inkRubber, slateLeather, steelCase, titaniumCase } from '../options.ts';
import { balance, beat, calibre, caseSize, crystal, escapement, leatherStrap, powerReserve, waterResistance } from '../specifications.ts';
import { written } from '../written.ts';

const caseMm = { width: 40.5, lugToLug: 48, thickness: 13.4 };

const chapters: ChapterDraft[] = [
  {
    id: 'ridge',
    label: 'maison',
    pose: 'ridge',
    title: written('Une arête, deux flancs', 'One ridge, two flanks', '一脊两面', '稜線と二つの面', 'حافة وسفحان'),
    sentence: written(
      'Une seule arête descend de midi à six heures. L\'adret est poli, l\'ubac est brossé.',
      'A single ridge runs from twelve to six. One flank is polished, the other brushed.',
      '一道山脊自十二点贯至六点。向阳一面抛光，背阴一面拉丝。',
      '稜線は一本、十二時から六時へ。日向の面は磨き、日陰の面は筋目。',
      'حافة واحدة تنحدر من الثانية عشرة إلى السادسة. سفح مصقول وسفح ممشّط.',
    ),
  },
  {
    id: 'columns',
    label: 'maison',
    pose: 'crown',
    title: written('Le départ', 'The start', '启动', '始動', 'البداية'),
    sentence: written(
      'La roue à colonnes en porte six. Le poussoir transmet chaque passage au doigt.',
      'The column wheel carries six columns. The pusher lets the finger feel each one pass.',
      '导柱轮立着六根柱。每过一根，按钮都告诉手指。',
      'コラムホイールの柱は六本。一本ごとの手ごたえが、プッシャーから指へ届く。',
      'لعجلة الأعمدة ستة أعمدة. والزر ينقل إلى الإصبع مرور كل عمود.',
    ),
  },
  {
    id: 'eighths',
    label: 'maison',
    pose: 'dial',
    title: written('Le huitième', 'The eighth', '八分之一', '八分の一', 'الثُّمن'),
    sentence: written(
      'À 28 800 alternances par heure, l\'aiguille fait huit pas par seconde. La piste est divisée en huitièmes.',
      'At 28,800 vibrations an hour, the hand takes eight steps a second. The track is divided into eighths.',
      '每小时振动28,800次，指针每秒走八步。刻度也按八分之一秒划分。',
      '毎時28,800振動。針は一秒に八歩進み、目盛りも八分の一秒で刻まれる。',
      'عند 28,800 اهتزازة في الساعة يخطو العقرب ثماني خطوات في الثانية. والمسار مقسوم إلى أثمان.',
    ),
  },
  {
    id: 'counter',
    label: 'maison',
    pose: 'movement',
    title: written('La minute suivante', 'The next minute', '下一分钟', '次の一分', 'الدقيقة التالية'),
    sentence: written(
      'Le compteur avance d\'une dent à la minute. Après trente dents, il recommence.',
      'The counter moves on one tooth a minute. After thirty teeth, it begins again.',
      '计分盘每分钟进一齿。满三十齿，从头再走。',
      '積算計は一分ごとに一歯進む。三十歯でひとまわりし、また始まる。',
      'يتقدم العدّاد سنًّا واحدة كل دقيقة. وبعد ثلاثين سنًّا يبدأ من جديد.',
    ),
  },
];

export const verrou: WatchDraft = {
  id: 'W-MOR-01',
  collection: 'moraine',
  name: 'Verrou',
  calibre: 'SV28C',
  complication: written('Chronographe au huitième de seconde', 'Chronograph to the eighth of a second', '八分之一秒计时', '八分の一秒クロノグラフ', 'كرونوغراف بثُمن الثانية'),
  line: written(
    'Le huitième de seconde se voit. Il ne se garde pas.',
    'An eighth of a second can be seen. Not kept.',
    '八分之一秒，看得见，留不住。',
    '八分の一秒は目に見える。手元には残らない。',
    'ثُمن الثانية يُرى. لكنه لا يُحفظ.',
  ),
  chapters,
  specifications: [
    caseSize('MOR-01', caseMm),
    calibre('SV28C'),
    {
      term: written('Chronographe', 'Chronograph', '计时', 'クロノグラフ', 'الكرونوغراف'),
      value: written(
        'Roue à 6 colonnes, compteur de 30 minutes sautant de 12°', 'Column wheel of 6 columns, 30-minute counter jumping 12°', '6柱导柱轮，30分钟计分盘，每跳12°', '6柱のコラムホイール、12°ずつ跳ぶ30分積算計',
        'عجلة من 6 أعمدة، عدّاد 30 دقيقة يقفز 12°',
      ),
      source: 'Dossier SV28C, chronographe : rochet de 12 dents, roue de compteur de 30 dents',
    },
    {
      term: written('Piste', 'Track', '刻度', '目盛り', 'المسار'),
      value: written('Huitièmes de seconde', 'Eighths of a second', '八分之一秒', '八分の一秒', 'أثمان الثانية'),
      source: 'Dossier SV28C : 28 800 / 3 600 = 8 pas par seconde ; un cinquième ne tomberait sur aucun pas',
    },
    beat('SV28C'),
    powerReserve('SV28C'),
    escapement('SV28C'),
    balance('SV28C'),
    crystal('MOR-01'),
    waterResistance(5),
    leatherStrap('MOR'),
  ],
  limits: [
    written(
      'Le compteur va jusqu\'à trente minutes. Au-delà il recommence, et ne dit pas combien de fois.',
      'The counter goes up to thirty minutes. Past that it starts again, and does not say how many times.',
      '计时上限为三十分钟。超过之后从头再走，不记录圈数。',
      '積算は三十分まで。それを過ぎると初めに戻り、何周したかは示しません。',
      'يعدّ حتى ثلاثين دقيقة. وبعدها يبدأ من جديد ولا يذكر عدد المرات.',
    ),
    written(
      'Étanche à 5 bar : la pluie et la baignade, pas la plongée. Sous l\'eau, les poussoirs ne s\'actionnent pas.',
      'Water resistant to 5 bar: rain and a swim, not diving. Under water the pushers are not to be used.',
      '防水5巴：可淋雨、可浅泳，不可潜水。水下不可按动按钮。',
      '防水は5気圧。雨や軽い水泳までで、潜水には使えません。水中でプッシャーは操作できません。',
      'مقاومة الماء 5 بار: تحتمل المطر والسباحة، ولا تحتمل الغوص. والأزرار لا تُستعمل تحت الماء.',
    ),
    written(
      'Chronographe en marche, la réserve descend au-dessous de 72 heures.',
      'With the chronograph running, the reserve falls below 72 hours.',
      '计时运行时，动力储存低于72小时。',
      'クロノグラフの作動中、持続時間は72時間を下回ります。',
      'أثناء عمل الكرونوغراف ينقص احتياطي الطاقة عن 72 ساعة.',
    ),
  ],
  care: [complicatedServiceCare, pressureTestCare, leatherCare],
  caseMm,
  options: [steelCase, goldCase, titaniumCase, slateLeather, chestnutLeather, inkRubber],
};
