import type { PathDraft } from './draft.ts';
import { written } from './written.ts';

/** Ways in: a life or a craft, at most five watches each, one reason a watch. */
export const paths: readonly PathDraft[] = [
  {
    id: 'two-shores',
    kind: 'life',
    title: written('Vivre entre deux rives', 'A life between two shores', '两岸之间', '二つの岸のあいだで', 'حياة بين ضفتين'),
    picks: [
      { watchId: 'W-ARE-01', reason: written('L\'heure des proches reste visible pendant le voyage.', 'The hour at home stays in sight while one travels.', '旅途中，家里的时间始终看得见。', '旅のあいだも、家族の時刻が見えている。', 'يبقى وقت الأهل ظاهرًا أثناء السفر.') },
      { watchId: 'W-ARE-02', reason: written('La seconde heure se lit, puis se laisse oublier.', 'The second hour is read, then lets itself be forgotten.', '第二时间读过之后，便可忘在一边。', '第二の時刻は、読んだあとは忘れていられる。', 'تُقرأ الساعة الثانية، ثم تدع نفسها تُنسى.') },
    ],
  },
  {
    id: 'a-birth',
    kind: 'life',
    title: written('Marquer une naissance', 'To mark a birth', '为一个新生命', '生まれた日に', 'ميلاد'),
    picks: [
      { watchId: 'W-NEV-01', reason: written('Un enfant né ce soir verra la lune encore juste.', 'A child born tonight will still see the moon on time.', '今夜出生的孩子，一生所见月相无须校正。', '今夜生まれた子が老いても、月はまだ合っている。', 'طفل يولد الليلة سيرى القمر دقيقًا طوال عمره.') },
      { watchId: 'W-NEV-02', reason: written('La lune de cette nuit-là reste facile à retrouver.', 'The moon of that night remains easy to find again.', '那一夜的月亮，日后不难找回。', 'その夜の月を、あとからたどることができる。', 'قمر تلك الليلة يسهل العثور عليه من جديد.') },
      { watchId: 'W-MOR-02', reason: written('Un tour par minute, que les petits suivent du doigt.', 'One turn a minute, which small fingers like to follow.', '每分钟一圈，孩子的手指会跟着走。', '一分にひとまわり、小さな指がそれを追う。', 'دورة كل دقيقة تتبعها الأصابع الصغيرة.') },
    ],
  },
  {
    id: 'one-for-each-day',
    kind: 'life',
    title: written('Une seule pour chaque jour', 'Only one, for every day', '每天只戴这一只', '毎日、これひとつ', 'ساعة واحدة لكل يوم'),
    picks: [
      { watchId: 'W-ARE-01', reason: written('Elle se porte en ville comme à la mer.', 'It is worn in town and at sea alike.', '城里可戴，海里也可戴。', '街でも海でも着けられる。', 'تُلبس في المدينة كما في البحر.') },
      { watchId: 'W-MOR-01', reason: written('Elle mesure un trajet, puis redevient une montre.', 'It times a journey, then becomes a watch again.', '量过一段路程，又只是一只表。', '道のりを計り終えると、また時計に戻る。', 'تقيس الطريق، ثم تعود ساعة.') },
      { watchId: 'W-NEV-02', reason: written('Ses 10,2 mm passent sous une manchette.', 'Its 10.2 mm slip under a cuff.', '厚10.2毫米，藏得进袖口。', '10.2 mmの厚みは袖口に収まる。', 'سماكتها 10.2 مم تدخل تحت الكم.') },
    ],
  },
  {
    id: 'measured-effort',
    kind: 'life',
    title: written('Mesurer un effort', 'To measure an effort', '丈量一次用力', '力を計る', 'قياس الجهد'),
    picks: [
      { watchId: 'W-MOR-01', reason: written('Huit pas par seconde, lisibles sur la piste.', 'Eight steps a second, legible on the track.', '每秒八步，刻度上看得清。', '一秒に八歩、目盛りの上で読みとれる。', 'ثماني خطوات في الثانية تُقرأ على المسار.') },
      { watchId: 'W-ARE-02', reason: written('Le bracelet tient la montre en place dans la pente.', 'The bracelet holds the watch in place on the slope.', '在坡上，链带让表稳在原处。', '斜面でも、ブレスレットが時計を動かさない。', 'السوار يثبّت الساعة في مكانها على المنحدر.') },
    ],
  },
  {
    id: 'regulating',
    kind: 'craft',
    title: written('Le réglage', 'Regulation', '校准', '調整', 'الضبط'),
    picks: [
      { watchId: 'W-MOR-02', reason: written('L\'échappement entier tourne sous les yeux.', 'The whole escapement turns before the eye.', '整组擒纵，就在眼前转动。', '脱進機のすべてが、目の前でまわる。', 'آلية الانفلات كلها تدور أمام العين.') },
      { watchId: 'W-NEV-01', reason: written('Le balancier reste visible par le fond.', 'The balance stays visible through the back.', '透过底盖，可见摆轮。', '裏蓋ごしに、テンプが見える。', 'تبقى عجلة الميزان مرئية من الظهر.') },
      { watchId: 'W-MOR-01', reason: written('La roue à colonnes explique le geste.', 'The column wheel explains the gesture.', '导柱轮说明了手上的动作。', 'コラムホイールが、指の動きを語る。', 'عجلة الأعمدة تشرح الحركة.') },
    ],
  },
  {
    id: 'finishing',
    kind: 'craft',
    title: written('Le polissage et le brossage', 'Polishing and brushing', '抛光与拉丝', '磨きと筋目', 'الصقل والتمشيط'),
    picks: [
      { watchId: 'W-ARE-01', reason: written('Le biseau poli prend la première lumière.', 'The polished bevel takes the first light.', '抛光的斜面，接住第一缕光。', '磨かれた面が、最初の光を受ける。', 'الشطف المصقول يلتقط أول الضوء.') },
      { watchId: 'W-ARE-02', reason: written('Le brossé descend sans rupture jusqu\'aux maillons.', 'The brushing runs down to the links unbroken.', '拉丝一路而下，直到链节。', '筋目は途切れず、コマまで続く。', 'ينحدر التمشيط متصلًا حتى الحلقات.') },
      { watchId: 'W-MOR-02', reason: written('L\'or garde la trace de la main plus que l\'acier.', 'Gold keeps the trace of the hand more than steel.', '比起钢，金更留得住手的痕迹。', '金は鋼よりも、手の跡を残す。', 'الذهب يحفظ أثر اليد أكثر من الفولاذ.') },
    ],
  },
];
