import type { PhoneWords } from './words.ts';

export const zhHans: PhoneWords = {
  title: '您的预约', ask: '您的代码', askHow: '十六位字母与数字，见于橱窗或品牌发给您的信息。', open: '查看预约',
  unknown: '没有预约使用此代码。', wait: '未知代码过多，请十分钟后再试。', away: '品牌暂时没有回应，未作任何更改。', again: '重试', reading: '请稍候。',
  states: { requested: '您的请求正在送达。', received: '门店已收到您的请求。', held: '此时间已为您保留，待门店确认。', confirmed: '已确认。', moved: '预约已改时间。', cancelled: '此预约已取消。', declined: '该时段门店无法接待。' },
  noTime: '未定时间：顾问会为您提议。', city: '{city}时间', video: '加入视频', videoLater: '视频会面。门店会将链接告知您。', atHome: '登门拜访。顾问会与您商定地址。',
  form: { title: '您的请求', givenName: '名', familyName: '姓', email: '电子邮箱', phone: '电话', expectation: '您的期望（可不填）', missing: '姓名与一种联系方式即可。', notice: '为此次预约', send: '提出预约', sending: '橱窗正在接收您的请求。', gone: '此表单已关闭，可在橱窗重新打开。', waiting: '橱窗尚未回应。可再次发送，不会重复。', refused: '橱窗未能保存此请求，顾问可当面办理。', kept: '橱窗已保存您的请求。', code: '您的代码，用于更改或取消' },
  calendar: '加入日历', change: '更改时间', cancel: '取消预约', keep: '不作更改', sure: '取消此预约？', sureYes: '是，取消',
  day: '日期', noneThatDay: '当天没有空闲时段。', notDone: { taken: '该时间已不空，未作任何更改。', 'changed-meanwhile': '其间已有变动，现况如下。', over: '此处已无法更改。' }, call: '致电门店',
  secondYes: { title: '再次确认您的同意', confirm: '是，我确认', decline: '否', unknown: '此问题已关闭，未作任何更改。' },
  secondYesStates: { waiting: '已同意一次，请在此再次确认。', confirmed: '已确认。凭您的编码可随时撤回。', declined: '已记录：未同意任何事项。', lapsed: '已逾期：未同意任何事项。' },
};
