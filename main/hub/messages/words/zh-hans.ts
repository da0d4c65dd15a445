import type { MessageWords } from './message-words.ts';

export const zhHans: MessageWords = {
  greeting: '尊敬的{name}：',
  subjects: { confirmed: '{maison} – 您的预约已确认', moved: '{maison} – 您的预约已改时间', declined: '{maison} – 该时段无法接待', cancelled: '{maison} – 您的预约已取消', 'other-receiver': '{maison} – 您的预约更换了顾问' },
  openings: { confirmed: '您的预约已确认。', moved: '您的预约已改为以下时间。', declined: '您所选的时段，门店无法接待。', cancelled: '您的预约已取消，无需再做任何事。', 'other-receiver': '您的预约不变，接待您的顾问有所变动。' },
  receivedBy: '您的顾问：{advisor}。', receivedShort: '顾问：{advisor}。', receivedInstead: '您的顾问由{before}改为{advisor}。', receivedByAnother: '门店另一位同事将代替{before}。',
  when: '{day} {time}（{city}时间）',
  reason: '门店留言：“{reason}”',
  nearby: '相近的空闲时段：',
  where: {
    boutique: '{place}', video: '视频会面：{link}', 'at-home': '登门拜访。顾问会与您商定地址。',
    event: '{place}。已为您保留一席。', service: '{place}。请携带腕表，如有保修卡请一并带来。', collection: '{place}。请携带身份证件。', now: '{place}',
  },
  videoLater: '视频会面。门店会将链接告知您。',
  change: '更改或取消：{url}', changeByCode: '如需更改或取消，请在品牌橱窗输入代码 {code}，或致电 {phone}。', changeByPhone: '更改或取消：{phone}。',
  why: '您收到此信息，是因为您提出了这次预约；仅限于此。您的数据：{privacy}。',
  short: { confirmed: '{maison}：预约已确认，{when}。{who} {change}', moved: '{maison}：预约改为 {when}。{who} {change}', declined: '{maison}：您所选的时段无法接待。{phone}', cancelled: '{maison}：您的预约已取消。', 'other-receiver': '{maison}：预约不变，{when}。{who} {change}' },
  secondYes: {
    subject: '{maison} – 请再次确认您的同意', opening: '有人在本店橱窗以此地址同意了：', how: '须由此再次确认方为有效：{url}', until: '若在 {day} 前未收到答复，该同意即作废。此问仅此一次。',
    notYou: '若并非您本人，请勿操作。关于您的数据：{privacy}。', short: '{maison}：您在橱窗所作的同意须于 {day} 前再次确认：{url} 否则无需操作。',
  },
};
