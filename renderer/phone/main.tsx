import { createRoot } from 'react-dom/client';
import { formTicket, ticketMark } from '#contract/on-phone.ts';
import { directionOf } from '#domain/locale.ts';
import { Form } from './form/form.tsx';
import { Phone } from './phone.tsx';
import { localeOf, phoneWords } from './words/words.ts';
import './look.css';

const place = document.getElementById('phone');
if (!place) throw new Error('the page has no place for itself');
const locale = localeOf(navigator.languages);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
document.title = phoneWords[locale].title;
const ticket = readTicket(window.location.hash);
createRoot(place).render(ticket === null ? <Phone locale={locale} /> : <Form ticket={ticket} locale={locale} />);

function readTicket(hash: string): string | null {
  const parsed = formTicket.safeParse(hash.slice(1 + ticketMark.length));
  return hash.startsWith(`#${ticketMark}`) && parsed.success ? parsed.data : null;
}
