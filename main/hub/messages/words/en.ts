import type { MessageWords } from './message-words.ts';

export const en: MessageWords = {
  greeting: 'Dear {name},',
  subjects: { confirmed: '{maison} – your appointment is confirmed', moved: '{maison} – your appointment has a new time', declined: '{maison} – this moment is not free', cancelled: '{maison} – your appointment is cancelled', 'other-receiver': '{maison} – your appointment, with somebody else' },
  openings: { confirmed: 'Your appointment is confirmed.', moved: 'Your appointment has a new time.', declined: 'The boutique cannot receive you at the moment you asked for.', cancelled: 'Your appointment is cancelled. There is nothing for you to do.', 'other-receiver': 'Your appointment stands. Whom you meet has changed.' },
  receivedBy: 'You will meet {advisor}.', receivedShort: 'With {advisor}.', receivedInstead: 'You will meet {advisor}, in the place of {before}.', receivedByAnother: 'Somebody else of the boutique takes the place of {before}.',
  when: '{day}, {time} ({city} time)',
  reason: 'The boutique tells you: “{reason}”',
  nearby: 'Free moments close to it:',
  where: {
    boutique: '{place}', video: 'By video: {link}', 'at-home': 'At your home. An advisor settles the address with you.',
    event: '{place}. A place is kept there in your name.', service: '{place}. Bring the watch, and its warranty if you have it.', collection: '{place}. Please bring proof of identity.', now: '{place}',
  },
  videoLater: 'By video. The boutique will give you the link.',
  change: 'To change or cancel: {url}', changeByCode: 'To change or cancel, give the code {code} at a window of the maison, or call {phone}.', changeByPhone: 'To change or cancel: {phone}.',
  why: 'You receive this message because you asked for this appointment, and for it alone. Your data: {privacy}.',
  short: { confirmed: '{maison}: appointment confirmed, {when}. {who} {change}', moved: '{maison}: new time, {when}. {who} {change}', declined: '{maison}: the boutique cannot receive you at the moment you asked for. {phone}', cancelled: '{maison}: your appointment is cancelled.', 'other-receiver': '{maison}: your appointment stands, {when}. {who} {change}' },
  secondYes: {
    subject: '{maison} – a yes to say again', opening: 'At a window of the maison somebody said yes, with this address, to:', how: 'It counts only once it is said again from here: {url}', until: 'Without an answer by {day} it is let go. This is asked once only.',
    notYou: 'If it was not you, do nothing. Your data: {privacy}.', short: '{maison}: a yes said at a window is to be said again by {day}: {url} Otherwise do nothing.',
  },
};
