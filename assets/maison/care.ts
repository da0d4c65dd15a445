import { written } from './written.ts';

/** Limits, care and cost of ownership that several watches share, said plainly and without imperatives. */

export const reserveLimit = written(
  'Après 72 heures sans être portée ni remontée, la montre s\'arrête.',
  'After 72 hours neither worn nor wound, the watch stops.',
  '若72小时既不佩戴也不上弦，腕表会停走。',
  '着用も巻き上げもないまま72時間が過ぎると、時計は止まります。',
  'إن مرّت 72 ساعة دون لبس أو تعبئة تتوقف الساعة.',
);

export const splashLimit = written(
  'Étanche à 3 bar : la pluie et les mains qu\'on lave, pas la baignade.',
  'Water resistant to 3 bar: rain and the washing of hands, not swimming.',
  '防水3巴：可淋雨、可洗手，不宜游泳。',
  '防水は3気圧。雨や手洗いまでで、水泳には向きません。',
  'مقاومة الماء 3 بار: تحتمل المطر وغسل اليدين، ولا تحتمل السباحة.',
);

export const swimLimit = written(
  'Étanche à 10 bar : la nage en surface, pas la plongée avec bouteille.',
  'Water resistant to 10 bar: swimming at the surface, not scuba diving.',
  '防水10巴：可浮面游泳，不可携气瓶潜水。',
  '防水は10気圧。水面での泳ぎまでで、スキューバ潜水には使えません。',
  'مقاومة الماء 10 بار: تحتمل السباحة على السطح، ولا تحتمل الغوص بالأسطوانة.',
);

export const halfHourLimit = written(
  'L\'heure saute par heures entières. Les fuseaux d\'une demi-heure, celui de l\'Inde par exemple, ne peuvent pas être réglés.',
  'The hand jumps by whole hours. Zones of half an hour, India\'s for instance, cannot be set.',
  '时针只按整小时跳动。半小时的时区，例如印度，无法设定。',
  '時針は一時間単位で動きます。インドのような三十分刻みの時間帯には合わせられません。',
  'يقفز العقرب بالساعات الكاملة. ولا يمكن ضبط المناطق ذات نصف الساعة، كالهند مثلًا.',
);

export const moonLimit = written(
  'Une montre arrêtée perd la lune. Elle se règle à nouveau avec le correcteur, d\'après le calendrier du jour.',
  'A stopped watch loses the moon. It is set again with the corrector, by that day\'s calendar.',
  '腕表停走后月相失准，须用调校钮按当日历法重新设定。',
  '止まった時計は月を見失います。その日の暦に合わせ、修正ボタンで直します。',
  'إذا توقفت الساعة ضاع موضع القمر. ويُعاد ضبطه بالمصحّح وفق تقويم ذلك اليوم.',
);

export const pressureTestCare = written(
  'Les joints vieillissent : un essai d\'étanchéité par an, fait en boutique en une demi-heure.',
  'Gaskets age: one pressure test a year, done at the boutique in half an hour.',
  '密封圈会老化：每年一次防水测试，在专卖店半小时可完成。',
  'パッキンは年月とともに傷みます。年に一度の防水検査は、ブティックで三十分ほどです。',
  'الحشوات تشيخ: اختبار ماء واحد كل سنة، يُجرى في البوتيك خلال نصف ساعة.',
);

export const serviceCare = written(
  'Une révision tous les six ans environ. Elle se paie : son coût est dit par écrit avant tout travail, et elle immobilise la montre huit semaines.',
  'A service about every six years. It is paid for: its cost is given in writing before any work, and it keeps the watch eight weeks.',
  '约每六年保养一次。保养须付费，费用在动工前书面告知；需留表八周。',
  'およそ六年ごとに点検が要ります。有償で、費用は作業の前に書面でお伝えします。お預かりは八週間です。',
  'صيانة كل ست سنوات تقريبًا. وهي مدفوعة: تُذكر كلفتها كتابةً قبل أي عمل، وتبقى الساعة في الورشة ثمانية أسابيع.',
);

export const complicatedServiceCare = written(
  'Une révision tous les cinq ans environ, par l\'horloger qui a monté la pièce ou son élève. Elle se paie : son coût est dit par écrit avant tout travail, et elle prend seize semaines.',
  'A service about every five years, by the watchmaker who assembled the piece or a pupil. It is paid for: its cost is given in writing before any work, and it takes sixteen weeks.',
  '约每五年保养一次，由原装配制表师或其弟子完成。保养须付费，费用在动工前书面告知；历时十六周。',
  'およそ五年ごとに、組み立てた時計師か弟子が点検します。費用は作業の前に書面でお伝えします。期間は十六週間です。',
  'صيانة كل خمس سنوات تقريبًا، على يد الساعاتي الذي جمّع القطعة أو تلميذه. وهي مدفوعة: تُذكر كلفتها كتابةً قبل أي عمل، وتستغرق ستة عشر أسبوعًا.',
);

export const leatherCare = written(
  'Le cuir craint l\'eau et le parfum. Porté chaque jour, il se remplace tous les dix-huit mois, aux frais du porteur.',
  'Leather fears water and scent. Worn daily, it is replaced every eighteen months, at the wearer\'s cost.',
  '皮表带忌水与香水。若每日佩戴，约十八个月需自费更换。',
  '革は水と香水を嫌います。毎日着けるなら、十八か月ごとの交換が目安で、費用はご負担となります。',
  'الجلد يخشى الماء والعطر. وإن لُبس يوميًا فيُستبدل كل ثمانية عشر شهرًا على نفقة صاحبه.',
);

export const braceletCare = written(
  'Un rinçage à l\'eau douce suffit après la mer. Le brossé se reprend en atelier deux fois au plus : chaque reprise enlève de la matière.',
  'A rinse in fresh water is enough after the sea. The brushing can be redone twice at the workshop: each time takes metal away.',
  '下海之后，用清水冲洗即可。拉丝面在工坊至多重做两次，每次都会去掉一层金属。',
  '海のあとは真水ですすげば足ります。筋目の仕上げ直しは工房で二度まで。そのたびに金属が減ります。',
  'يكفي الشطف بماء عذب بعد البحر. ويُعاد التمشيط في الورشة مرتين فقط، لأن كل مرة تأخذ من المعدن.',
);
