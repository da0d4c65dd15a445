import type { PhoneWords } from './words.ts';

export const en: PhoneWords = {
  title: 'Your appointment', ask: 'Your code', askHow: 'Sixteen letters and figures, shown by the window or written in the maison’s message.', open: 'See the appointment',
  unknown: 'No appointment has this code.', wait: 'Too many unknown codes. Try again in ten minutes.', away: 'The maison does not answer just now. Nothing was changed.', again: 'Try again', reading: 'One moment.',
  states: { requested: 'Your request is on its way.', received: 'The boutique has received your request.', held: 'This moment is held for you. The boutique will confirm it.', confirmed: 'It is confirmed.', moved: 'The appointment has a new time.', cancelled: 'This appointment is cancelled.', declined: 'The boutique cannot receive you at that moment.' },
  noTime: 'No precise time: an advisor will propose one.', city: '{city} time', video: 'Join by video', videoLater: 'By video. The boutique will give you the link.', atHome: 'At your home. An advisor settles the address with you.',
  form: { title: 'Your request', givenName: 'Given name', familyName: 'Family name', email: 'E-mail address', phone: 'Telephone', expectation: 'What you hope for, if you wish', missing: 'A name and one way to answer are enough.', notice: 'For this appointment', send: 'Ask for this appointment', sending: 'The window is receiving your request.', gone: 'This form is no longer open. The window can open another.', waiting: 'The window has not answered yet. You may send again: nothing is done twice.', refused: 'The window could not keep this request. An advisor can take it in person.', kept: 'The window has kept your request.', code: 'Your code, to change or cancel' },
  calendar: 'Add to calendar', change: 'Change the time', cancel: 'Cancel the appointment', keep: 'Change nothing', sure: 'Cancel this appointment?', sureYes: 'Yes, cancel it',
  day: 'Day', noneThatDay: 'Nothing is free that day.', notDone: { taken: 'That moment is no longer free. Nothing was changed.', 'changed-meanwhile': 'It changed meanwhile. This is how it stands.', over: 'It can no longer be changed here.' }, call: 'Call the boutique',
  secondYes: { title: 'A yes to say again', confirm: 'Yes, I confirm it', decline: 'No', unknown: 'This question is no longer open. Nothing was changed.' },
  secondYesStates: { waiting: 'Said once, to be said again here.', confirmed: 'Confirmed. Your code takes it back at any time.', declined: 'Noted: nothing is agreed.', lapsed: 'The time is over: nothing is agreed.' },
};
