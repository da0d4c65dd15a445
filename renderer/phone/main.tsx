import { createRoot } from 'react-dom/client';
import { directionOf } from '#domain/locale.ts';
import { Phone } from './phone.tsx';
import { localeOf, phoneWords } from './words/words.ts';
import './look.css';

const place = document.getElementById('phone');
if (!place) throw new Error('the page has no place for itself');
const locale = localeOf(navigator.languages);
document.documentElement.lang = locale;
document.documentElement.dir = directionOf(locale);
document.title = phoneWords[locale].title;
createRoot(place).render(<Phone locale={locale} />);
