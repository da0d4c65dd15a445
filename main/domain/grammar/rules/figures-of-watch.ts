import type { Locale } from '../../locale.ts';
import { unpointed } from '../arabic.ts';
import { calibreNamed } from '../../horology/calibre.ts';
import { reserveHours, stepsPerSecond, vibrationsPerHour } from '../../horology/periods.ts';
import { figuresOfCalibre } from '../calibre-figures.ts';
import type { JudgedWatch } from '../judged-content.ts';
import { numbersIn } from '../numbers/numbers-in.ts';
import type { Passage, PassageKind } from '../passage.ts';
import { agrees, type WrittenNumber } from '../numbers/written-number.ts';

/** In these every number must be a figure of the watch; prose and specifications also tell of shops, months and pressures. */
const strictKinds: ReadonlySet<PassageKind> = new Set(['line', 'attract', 'sentence', 'reason', 'title']);

/** Millimetres of parts that drawings give: crystal, and the crown of each case. */
const crystalMm = [1.2, 0.25];
const crownMm: Readonly<Record<string, readonly number[]>> = { neve: [5.6, 3.4], arete: [6.8, 3.8] };

type Unit = { readonly pattern: RegExp; readonly called: string; readonly of: (watch: JudgedWatch) => number };

/** A number with one of these units is held to the movement wherever it stands: a hand that steps by eighths divides no second into fifths. */
const units: readonly Unit[] = [
  {
    pattern: /([\d\s\u00a0\u202f.,]*\d)\s*(?:alternances|vibrations|振動|次(?!元)|اهتزازة)/gu, called: 'vibrations an hour', of: (watch) => vibrationsPerHour(calibreNamed(watch.calibre)),
  },
  { pattern: /([\d.,]*\d)\s*(?:Hz|赫兹|هرتز)/gu, called: 'Hz', of: (watch) => vibrationsPerHour(calibreNamed(watch.calibre)) / 7200 },
  {
    pattern: /(\p{L}+ièmes?) de (?:la )?seconde|(\p{L}+ths?) of (?:a|the) second|([一二三四五六七八九十百]+)分(?:之|の)一秒|(ثلث|ربع|خمس|سدس|سبع|ثمن|تسع|عشر)\s+(?:ال)?ثانية/giu,
    called: 'steps a second', of: (watch) => stepsPerSecond(calibreNamed(watch.calibre)),
  },
  {
    pattern: /(?<![\d.,])((?:4[89]|[5-9]\d|\d{3}))\s*(?:heures|hours|小时|時間|ساعة)/gu, called: 'hours of reserve', of: (watch) => reserveHours(calibreNamed(watch.calibre)),
  },
];

/** A number that contradicts the watch a text speaks of, in words; null when all agree. */
export function unknownFiguresIn(passage: Passage, locale: Locale): string | null {
  const text = passage.text[locale];
  const [watch] = passage.watches;
  if (watch === undefined) return null;
  const contradiction = passage.watches.length === 1 ? contradictedUnit(watch, locale, text) : null;
  if (contradiction !== null || !strictKinds.has(passage.kind)) return contradiction;
  const known = passage.watches.flatMap(figuresOf);
  const unknown = numbersIn(locale, text).find((number) => !known.some((figure) => agrees(number, figure)));
  return unknown === undefined ? null : `"${unknown.written}" is no figure of ${passage.watches.map((entry) => entry.name).join(', ')}`;
}

function figuresOf(watch: JudgedWatch): readonly number[] {
  return [0, 1, ...figuresOfCalibre(watch.calibre), ...Object.values(watch.caseMm), ...crystalMm, ...(crownMm[watch.collection] ?? [])];
}

function contradictedUnit(watch: JudgedWatch, locale: Locale, text: string): string | null {
  const plain = locale === 'ar' ? unpointed(text) : text;
  for (const unit of units) {
    for (const [written, ...parts] of plain.matchAll(unit.pattern)) {
      const [number]: readonly WrittenNumber[] = numbersIn(locale, parts.find((part) => part !== undefined) ?? '');
      const figure = unit.of(watch);
      if (number !== undefined && !agrees(number, figure)) return `"${written.trim()}", and calibre ${watch.calibre} has ${figure} ${unit.called}`;
    }
  }
  return null;
}
