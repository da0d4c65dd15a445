import type { MessageWords } from './message-words.ts';

export const ja: MessageWords = {
  greeting: '{name} 様',
  subjects: { confirmed: '{maison} – ご予約が確定しました', moved: '{maison} – ご予約の日時が変わりました', declined: '{maison} – ご希望の時間は承れません', cancelled: '{maison} – ご予約は取り消されました', 'other-receiver': '{maison} – ご予約の担当者が変わりました' },
  openings: { confirmed: 'ご予約が確定しました。', moved: 'ご予約の日時が次のとおり変わりました。', declined: 'ご希望のお時間には、当店でお迎えすることができません。', cancelled: 'ご予約は取り消されました。お手続きは必要ございません。', 'other-receiver': 'ご予約はそのままで、担当者が変わりました。' },
  receivedBy: '担当：{advisor}', receivedShort: '担当：{advisor}', receivedInstead: '担当は{before}に代わり{advisor}が務めます。', receivedByAnother: '{before}に代わり、当店の別の者が担当いたします。',
  when: '{day} {time}（{city}時間）',
  reason: '当店より：「{reason}」',
  nearby: '近い時間の空き：',
  where: {
    boutique: '{place}', video: 'ビデオ通話：{link}', 'at-home': 'ご自宅にて。ご住所はアドバイザーが直接伺います。',
    event: '{place}。お席を一つご用意しております。', service: '{place}。時計を、お持ちでしたら保証書とともにお持ちください。', collection: '{place}。ご本人を確認できるものをお持ちください。', now: '{place}',
  },
  videoLater: 'ビデオ通話。リンクは当店からお知らせします。',
  change: '変更・取り消し：{url}', changeByCode: '変更・取り消しは、メゾンのウィンドウでコード {code} をお伝えいただくか、{phone} へお電話ください。', changeByPhone: '変更・取り消し：{phone}',
  why: 'このご連絡は、お申し込みいただいたご予約のためだけにお送りしています。個人情報について：{privacy}',
  short: { confirmed: '{maison}：ご予約確定 {when} {who} {change}', moved: '{maison}：新しい日時 {when} {who} {change}', declined: '{maison}：ご希望の時間は承れません。{phone}', cancelled: '{maison}：ご予約は取り消されました。', 'other-receiver': '{maison}：ご予約 {when} はそのままです。{who} {change}' },
  secondYes: {
    subject: '{maison} – ご同意の再確認', opening: 'メゾンのウィンドウで、この宛先により次の内容に同意がありました。', how: 'こちらで改めてご確認いただいて初めて有効になります：{url}', until: '{day}までにお返事がなければ取り消されます。このご確認は一度だけです。',
    notYou: 'お心当たりがなければ、何もなさらないでください。個人情報について：{privacy}', short: '{maison}：ウィンドウでのご同意は{day}までに再確認が必要です：{url} お心当たりがなければ何も不要です。',
  },
};
