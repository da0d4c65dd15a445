import type { PurposeDraft } from './draft.ts';
import { written } from './written.ts';

/** What may be asked besides the appointment: one purpose a line, all off, each refused as easily as it is given. */
export const purposes: readonly PurposeDraft[] = [
  {
    id: 'maison-news',
    channels: ['email', 'post'],
    textVersion: '2026-11-27.1',
    text: written(
      'Sérac peut m\'écrire quand une montre nouvelle est prête, quatre fois par an au plus. Je peux revenir sur ce choix à tout moment.',
      'Sérac may write to me when a new watch is ready, four times a year and no more. I can go back on this choice at any time.',
      'Sérac 可在新作完成时写信给我，每年不超过四次。我可随时改变此项选择。',
      '新しい時計が仕上がったとき、Sérac から便りを受け取ります。年に四回までです。この選択はいつでも取り消せます。',
      'يمكن لـ Sérac مراسلتي حين تجهز ساعة جديدة، أربع مرات في السنة لا أكثر. ويمكنني الرجوع عن هذا الاختيار في أي وقت.',
    ),
    retentionMonths: 36,
  },
  {
    id: 'invitations',
    channels: ['email', 'phone', 'messaging'],
    textVersion: '2026-11-27.1',
    text: written(
      'Sérac peut m\'inviter aux soirées de cette boutique et de la manufacture. Je peux revenir sur ce choix à tout moment.',
      'Sérac may invite me to evenings at this boutique and at the manufacture. I can go back on this choice at any time.',
      'Sérac 可邀请我参加本店与制表厂的晚间活动。我可随时改变此项选择。',
      'このブティックと工房の催しに、Sérac から招待を受け取ります。この選択はいつでも取り消せます。',
      'يمكن لـ Sérac دعوتي إلى أمسيات هذا البوتيك والمصنع. ويمكنني الرجوع عن هذا الاختيار في أي وقت.',
    ),
    retentionMonths: 24,
  },
  {
    id: 'service-reminders',
    channels: ['email', 'sms'],
    textVersion: '2026-11-27.1',
    text: written(
      'Sérac peut me rappeler l\'essai d\'étanchéité et la révision de mes montres. Je peux revenir sur ce choix à tout moment.',
      'Sérac may remind me of the pressure test and the service of my watches. I can go back on this choice at any time.',
      'Sérac 可提醒我腕表的防水测试与保养日期。我可随时改变此项选择。',
      '時計の防水検査と点検の時期を、Sérac から知らせてもらいます。この選択はいつでも取り消せます。',
      'يمكن لـ Sérac تذكيري بموعد اختبار الماء وصيانة ساعاتي. ويمكنني الرجوع عن هذا الاختيار في أي وقت.',
    ),
    retentionMonths: 84,
  },
];
