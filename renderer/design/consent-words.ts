import type { Channel } from '#domain/consent/purpose.ts';
import type { ConsentState } from '#domain/consent/standing.ts';
import type { Locale } from '#domain/locale.ts';

/** What a person reads who corrects what the maison knows of them; nothing they read says what that is. */
export type CorrectionWords = { readonly verb: string; readonly title: string; readonly how: string; readonly send: string; readonly done: string; readonly changedMeanwhile: string };

/** What a person reads who takes back or gives again what they once answered; the same on glass and on a phone. */
export type ConsentWords = {
  readonly title: string; readonly ofAge: string; readonly none: string; readonly withdraw: string; readonly giveAgain: string; readonly erase: string; readonly eraseYes: string; readonly keep: string; readonly sure: string; readonly erased: string; readonly away: string;
  readonly correct: CorrectionWords;
  readonly states: Readonly<Record<ConsentState, string>>; readonly channels: Readonly<Record<Channel, string>>;
};

export const consentWords: Readonly<Record<Locale, ConsentWords>> = {
  fr: {
    correct: { verb: 'Corriger mon nom ou mes coordonnées', title: 'Ce qui est à corriger', how: 'Ce qui reste vide ne change pas.', send: 'Corriger', done: 'C’est corrigé.', changedMeanwhile: 'Cela a changé entre-temps. Rien n’a été écrit ; vous pouvez recommencer.' },
    ofAge: 'J’ai {age} ans ou plus.', title: 'Ce que vous avez accepté ou refusé', none: 'Vous n’avez répondu à rien d’autre que ce rendez-vous.', withdraw: 'Retirer mon accord', giveAgain: 'Donner mon accord', erase: 'Effacer tout ce qui me concerne', eraseYes: 'Oui, tout effacer', keep: 'Ne rien changer',
    sure: 'Tout effacer, rendez-vous à venir compris ? Cela ne se reprend pas.', erased: 'C’est effacé. La maison ne sait plus qui vous êtes.', away: 'La maison ne répond pas pour le moment. Rien n’a été changé.',
    states: { given: 'accordé', unconfirmed: 'à confirmer par le message reçu', refused: 'refusé', withdrawn: 'retiré', lapsed: 'échu' }, channels: { email: 'Par courriel', phone: 'Par téléphone', sms: 'Par SMS', post: 'Par courrier', messaging: 'Par messagerie' },
  },
  en: {
    correct: { verb: 'Correct my name or contact', title: 'What is to be corrected', how: 'What stays empty does not change.', send: 'Correct it', done: 'It is corrected.', changedMeanwhile: 'It changed meanwhile. Nothing was written; you may begin again.' },
    ofAge: 'I am {age} or older.', title: 'What you agreed to or refused', none: 'You answered nothing but this appointment.', withdraw: 'Withdraw my agreement', giveAgain: 'Agree', erase: 'Erase everything about me', eraseYes: 'Yes, erase everything', keep: 'Change nothing',
    sure: 'Erase everything, the appointment to come included? It cannot be taken back.', erased: 'It is erased. The maison no longer knows who you are.', away: 'The maison does not answer just now. Nothing was changed.',
    states: { given: 'agreed', unconfirmed: 'to be confirmed by the message you received', refused: 'refused', withdrawn: 'withdrawn', lapsed: 'lapsed' }, channels: { email: 'By e-mail', phone: 'By telephone', sms: 'By text message', post: 'By post', messaging: 'By messaging' },
  },
  'zh-Hans': {
    correct: { verb: '更正我的姓名或联系方式', title: '需要更正的内容', how: '留空的内容保持不变。', send: '更正', done: '已更正。', changedMeanwhile: '其间已有变动，未写入任何内容；您可以重新填写。' },
    ofAge: '我已年满{age}岁。', title: '您曾同意或拒绝的事项', none: '除此次预约外，您未曾答复任何事项。', withdraw: '撤回同意', giveAgain: '同意', erase: '删除与我有关的一切', eraseYes: '是的，全部删除', keep: '不作更改',
    sure: '要删除一切吗？包括即将到来的预约。此操作无法撤销。', erased: '已删除。本公司不再知道您是谁。', away: '目前无法联系本公司。未作任何更改。',
    states: { given: '已同意', unconfirmed: '待通过收到的消息确认', refused: '已拒绝', withdrawn: '已撤回', lapsed: '已到期' }, channels: { email: '电子邮件', phone: '电话', sms: '短信', post: '信函', messaging: '即时消息' },
  },
  ja: {
    correct: { verb: 'お名前・ご連絡先を訂正する', title: '訂正する内容', how: '空欄の項目は変わりません。', send: '訂正する', done: '訂正しました。', changedMeanwhile: 'その間に変更がありました。何も書き込まれていません。もう一度お願いいたします。' },
    ofAge: '{age}歳以上です。', title: '同意またはお断りいただいた内容', none: 'このご予約のほかに、お答えいただいた内容はありません。', withdraw: '同意を取り消す', giveAgain: '同意する', erase: '私に関するすべてを消去する', eraseYes: 'はい、すべて消去します', keep: '変更しない',
    sure: 'これからのご予約も含め、すべて消去しますか。元には戻せません。', erased: '消去いたしました。お客様がどなたかは、もう分かりません。', away: 'ただいまお答えできません。何も変更されていません。',
    states: { given: '同意済み', unconfirmed: '届いたメッセージでの確認待ち', refused: 'お断り', withdrawn: '取り消し済み', lapsed: '期限切れ' }, channels: { email: 'メール', phone: '電話', sms: 'SMS', post: '郵便', messaging: 'メッセージ' },
  },
  ar: {
    correct: { verb: 'تصحيح اسمي أو بيانات التواصل', title: 'ما يلزم تصحيحه', how: 'ما يبقى فارغًا لا يتغير.', send: 'تصحيح', done: 'تم التصحيح.', changedMeanwhile: 'تغيّر ذلك في الأثناء. لم يُكتب شيء، ويمكنكم البدء من جديد.' },
    ofAge: 'عمري {age} سنة أو أكثر.', title: 'ما وافقتم عليه أو رفضتموه', none: 'لم تجيبوا عن شيء غير هذا الموعد.', withdraw: 'سحب موافقتي', giveAgain: 'أوافق', erase: 'محو كل ما يخصني', eraseYes: 'نعم، محو كل شيء', keep: 'دون تغيير',
    sure: 'محو كل شيء، بما في ذلك الموعد القادم؟ لا رجوع عن ذلك.', erased: 'تم المحو. لم تعد الدار تعرف من أنتم.', away: 'الدار لا تجيب الآن. لم يتغير شيء.',
    states: { given: 'تمت الموافقة', unconfirmed: 'بانتظار التأكيد عبر الرسالة المستلمة', refused: 'مرفوض', withdrawn: 'مسحوب', lapsed: 'منتهٍ' }, channels: { email: 'بالبريد الإلكتروني', phone: 'بالهاتف', sms: 'برسالة نصية', post: 'بالبريد', messaging: 'بالمراسلة' },
  },
};
