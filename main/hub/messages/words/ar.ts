import type { MessageWords } from './message-words.ts';

export const ar: MessageWords = {
  greeting: 'تحية طيبة {name}،',
  subjects: { confirmed: '{maison} – تأكّد موعدكم', moved: '{maison} – لموعدكم وقت جديد', declined: '{maison} – هذا الوقت غير متاح', cancelled: '{maison} – أُلغي موعدكم', 'other-receiver': '{maison} – موعدكم مع شخص آخر' },
  openings: { confirmed: 'تأكّد موعدكم.', moved: 'لموعدكم وقت جديد.', declined: 'لا يستطيع المتجر استقبالكم في الوقت الذي طلبتموه.', cancelled: 'أُلغي موعدكم. ليس عليكم فعل شيء.', 'other-receiver': 'موعدكم قائم، وتغيّر من ستلتقون به.' },
  receivedBy: 'موعدكم مع {advisor}.', receivedShort: 'مع {advisor}.', receivedInstead: 'موعدكم مع {advisor} بدلًا من {before}.', receivedByAnother: 'يحلّ محلّ {before} شخص آخر من المتجر.',
  when: '{day}، {time} (بتوقيت {city})',
  reason: 'يقول لكم المتجر: «{reason}»',
  nearby: 'أوقات متاحة قريبة منه:',
  where: {
    boutique: '{place}', video: 'عبر الفيديو: {link}', 'at-home': 'في منزلكم. يتفق معكم أحد المستشارين على العنوان.',
    event: '{place}. حُفظ لكم مكان باسمكم.', service: '{place}. أحضروا الساعة، وضمانها إن كان لديكم.', collection: '{place}. يُرجى إحضار ما يثبت الهوية.', now: '{place}',
  },
  videoLater: 'عبر الفيديو. سيعطيكم المتجر الرابط.',
  change: 'للتغيير أو الإلغاء: {url}', changeByCode: 'للتغيير أو الإلغاء، أعطوا الرمز {code} عند إحدى واجهات الدار، أو اتصلوا على {phone}.', changeByPhone: 'للتغيير أو الإلغاء: {phone}.',
  why: 'تصلكم هذه الرسالة لأنكم طلبتم هذا الموعد، وله وحده. بياناتكم: {privacy}.',
  short: { confirmed: '{maison}: تأكّد موعدكم، {when}. {who} {change}', moved: '{maison}: وقت جديد، {when}. {who} {change}', declined: '{maison}: لا يستطيع المتجر استقبالكم في الوقت المطلوب. {phone}', cancelled: '{maison}: أُلغي موعدكم.', 'other-receiver': '{maison}: موعدكم قائم، {when}. {who} {change}' },
  secondYes: {
    subject: '{maison} – موافقة تحتاج إلى تأكيد', opening: 'أُعطيت، عند واجهة الدار وبهذا العنوان، موافقة على ما يلي:', how: 'لا تُعتمد إلا بعد تأكيدها من هنا: {url}', until: 'إن لم يصل رد حتى {day} فإنها تسقط. لا يُطرح هذا السؤال إلا مرة واحدة.',
    notYou: 'إن لم تكن أنت صاحبها فلا تفعل شيئًا. بياناتك: {privacy}.', short: '{maison}: موافقة أُعطيت عند الواجهة تحتاج إلى تأكيد حتى {day}: {url} وإلا فلا حاجة إلى شيء.',
  },
};
