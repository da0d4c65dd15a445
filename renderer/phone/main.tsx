import { createRoot } from 'react-dom/client';
import { formTicket, ticketMark } from '#contract/on-phone.ts';
import { directionOf } from '#domain/locale.ts';
import { Form } from './form/form.tsx';
import { Phone } from './phone.tsx';
import { readSecondYes, SecondYes } from './second-yes.tsx';
import { localeOf, phoneWords } from './words/words.ts';
import './look.css';

const place = document.getElementById('phone');
if (!place) throw new Error('the page has no place for itself');
const locale = localeOf(navigator.languages);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
document.title = phoneWords[locale].title;
createRoot(place).render(pageOf(window.location.hash));

function pageOf(hash: string) {
  const [ticket, secondYes] = [readTicket(hash), readSecondYes(hash)];
  if (ticket !== null) return <Form ticket={ticket} locale={locale} />;
  return secondYes === null ? <Phone locale={locale} /> : <SecondYes token={secondYes} locale={locale} />;
}

function readTicket(hash: string): string | null {
  const parsed = formTicket.safeParse(hash.slice(1 + ticketMark.length));
  return hash.startsWith(`#${ticketMark}`) && parsed.success ? parsed.data : null;
}
