import type { PhoneWords } from './words.ts';

export const ja: PhoneWords = {
  title: 'ご予約', ask: 'コード', askHow: 'ウィンドウに表示された、またはメゾンからのお知らせにある十六桁の英数字です。', open: 'ご予約を見る',
  unknown: 'このコードのご予約はありません。', wait: '不明なコードが続きました。十分後にお試しください。', away: '今はメゾンにつながりません。何も変更されていません。', again: 'もう一度', reading: 'お待ちください。',
  states: { requested: 'ご希望をお送りしています。', received: '店がご希望を受け取りました。', held: 'この時間をお取り置きしました。店が確認します。', confirmed: '確定しました。', moved: '日時が変わりました。', cancelled: 'ご予約は取り消されました。', declined: 'その時間にはお迎えできません。' },
  noTime: '時間は未定です。アドバイザーがご提案します。', city: '{city}時間', video: 'ビデオに参加', videoLater: 'ビデオ通話。リンクは当店からお知らせします。', atHome: 'ご自宅にて。ご住所はアドバイザーが直接伺います。',
  form: { title: 'ご希望', givenName: '名', familyName: '姓', email: 'メールアドレス', phone: '電話番号', expectation: 'ご希望のこと（任意）', missing: 'お名前と、ご連絡先を一つお知らせください。', notice: 'このご予約のために', send: '予約を申し込む', sending: 'ウィンドウがお預かりしています。', gone: 'このフォームは閉じられました。ウィンドウでもう一度お開きください。', waiting: 'ウィンドウからまだ返事がありません。もう一度お送りいただいても、重なることはありません。', refused: 'お預かりできませんでした。アドバイザーが直接承ります。', kept: 'ウィンドウがお預かりしました。', code: '変更・取り消しのためのコード' },
  calendar: 'カレンダーに追加', change: '時間を変える', cancel: '予約を取り消す', keep: '何も変えない', sure: 'このご予約を取り消しますか。', sureYes: '取り消す',
  day: '日', noneThatDay: 'その日は空きがありません。', notDone: { taken: 'その時間は空いていません。何も変更されていません。', 'changed-meanwhile': 'その間に変更がありました。現在の内容です。', over: 'ここではもう変更できません。' }, call: '店に電話する',
  secondYes: { title: 'ご同意の再確認', confirm: 'はい、確認します', decline: 'いいえ', unknown: 'このご確認はすでに終了しています。何も変更されていません。' },
  secondYesStates: { waiting: '一度ご同意いただきました。ここで改めてご確認ください。', confirmed: '確認しました。コードでいつでも取り消せます。', declined: '承りました。何も同意されていません。', lapsed: '期限が過ぎました。何も同意されていません。' },
};
