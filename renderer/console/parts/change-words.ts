import type { ConsoleOutput } from '#contract/console-api.ts';
import { locales } from '#domain/locale.ts';
import { clockText } from './boutique-day.ts';
import { localeNames } from './locale-names.ts';

type Preview = ConsoleOutput<'publications.preview'>;
type Change = Preview['changes'][number];

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A difference in staff's words where it is of something that staff say; the document's own path for the rest. */
export function changeInWords({ where, before, after }: Change, { watches }: Preview['document']): Change {
  const [, name = '', first = ''] = where.split('.');
  const say = (words: string, value: (text: string) => string = (text) => text): Change => ({ where: words, before: before === null ? null : value(before), after: after === null ? null : value(after) });
  if (where.startsWith('boutique.hours.')) return say(hoursWords(where), minutesText);
  if (!where.startsWith('settings.')) return say(where);
  switch (name) {
    case 'featuredWatchId': return say('Featured watch', (id) => watches.find((watch) => watch.id === id)?.name ?? id);
    case 'attractLine': return say(`Attract line, ${localeNames[locales.find((locale) => locale === first) ?? 'fr']}`);
    case 'locales': return say(`Language ${Number(first) + 1}`, (text) => localeNames[locales.find((locale) => locale === text) ?? 'fr']);
    case 'idleTimeoutMs': return say('Quiet before it returns', (text) => `${Number(text) / 1000} s`);
    case 'soberRegister': return say('Sober register', yesOrNo);
    case 'showPrices': return say('Prices', yesOrNo);
    default: return say(where);
  }
}

/** `boutique.hours.week.0.1.opensAt` is the second time that Monday opens. */
function hoursWords(where: string): string {
  const [, , sort, day = '', ...rest] = where.split('.');
  const edge = where.endsWith('opensAt') ? 'opens' : where.endsWith('closesAt') ? 'closes' : 'date';
  const span = Number(rest.at(-2) ?? 0);
  const name = sort === 'week' ? (days[Number(day)] ?? day) : `Exceptional day ${Number(day) + 1}`;
  return `${name}, ${edge}${span > 0 ? ` (time ${span + 1})` : ''}`;
}

function minutesText(text: string): string {
  return /^\d+$/.test(text) ? clockText(Number(text)) : text;
}

function yesOrNo(text: string): string {
  return text === 'true' ? 'yes' : 'no';
}
