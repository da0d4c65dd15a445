import type { PhoneWords } from './words.ts';

export const zhHans: PhoneWords = {
  title: '您的预约', ask: '您的代码', askHow: '十六位字母与数字，见于橱窗或品牌发给您的信息。', open: '查看预约',
  unknown: '没有预约使用此代码。', wait: '未知代码过多，请十分钟后再试。', away: '品牌暂时没有回应，未作任何更改。', again: '重试', reading: '请稍候。',
  states: { requested: '您的请求正在送达。', received: '门店已收到您的请求。', held: '此时间已为您保留，待门店确认。', confirmed: '已确认。', moved: '预约已改时间。', cancelled: '此预约已取消。', declined: '该时段门店无法接待。' },
  noTime: '未定时间：顾问会为您提议。', city: '{city}时间', video: '加入视频', videoLater: '视频会面。门店会将链接告知您。', atHome: '登门拜访。顾问会与您商定地址。',
  calendar: '加入日历', change: '更改时间', cancel: '取消预约', keep: '不作更改', sure: '取消此预约？', sureYes: '是，取消',
  day: '日期', noneThatDay: '当天没有空闲时段。', notDone: { taken: '该时间已不空，未作任何更改。', 'changed-meanwhile': '其间已有变动，现况如下。', over: '此处已无法更改。' }, call: '致电门店',
};
