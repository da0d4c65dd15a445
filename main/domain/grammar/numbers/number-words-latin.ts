import { inWords, type WrittenNumber } from './written-number.ts';

type Vocabulary = {
  readonly words: ReadonlyMap<string, number>;
  readonly hundred: ReadonlySet<string>;
  readonly thousand: ReadonlySet<string>;
  /** The word that may stand inside a number: `vingt et un`, `one hundred and two`. */
  readonly and: string;
};

function numbered(start: number, step: number, words: string): readonly (readonly [string, number])[] {
  return words.split(' ').map((word, index) => [word, start + index * step]);
}

const frenchCardinals = new Map([
  ['une', 1], ...numbered(1, 1, 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...numbered(20, 10, 'vingt trente quarante cinquante soixante septante huitante nonante'), ['vingts', 20],
]);
const englishCardinals = new Map([
  ...numbered(1, 1, 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
  ...numbered(20, 10, 'twenty thirty forty fifty sixty seventy eighty ninety'), ['twice', 2],
]);

const french: Vocabulary = {
  words: new Map([...frenchCardinals, ...frenchOrdinals()]), hundred: new Set(['cent', 'cents', 'centième', 'centièmes']), thousand: new Set(['mille', 'millième', 'millièmes']), and: 'et',
};
const english: Vocabulary = {
  words: new Map([...englishCardinals, ...englishOrdinals()]), hundred: new Set(['hundred', 'hundredth', 'hundredths']), thousand: new Set(['thousand', 'thousandth', 'thousandths']), and: 'and',
};

export function frenchNumberWords(text: string): readonly WrittenNumber[] {
  return text.split(/[.,;:!?…()«»]/u).flatMap((clause) => numberWords(clause, french));
}

export function englishNumberWords(text: string): readonly WrittenNumber[] {
  return text.split(/[.,;:!?…()“”]/u).flatMap((clause) => numberWords(clause, english));
}

/** Reads words left to right, adding while a smaller part follows a larger one (`cent vingt-deux`), else starting again. */
function numberWords(clause: string, vocabulary: Vocabulary): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  let total = 0;
  let current = 0;
  let words: string[] = [];
  const flush = () => {
    if (words.length > 0) found.push(inWords(total + current, words.join(' ')));
    [total, current, words] = [0, 0, []];
  };
  const tokens = clause.toLowerCase().split(/[\s\u202f\u00a0’'-]+/u);
  for (const [index, token] of tokens.entries()) {
    const value = vocabulary.words.get(token);
    if (value !== undefined) {
      if (words.length > 0 && !follows(total + current, current, value)) flush();
      current = value === 20 && current % 100 === 4 ? current - 4 + 80 : current + value;
      words.push(token);
    } else if (vocabulary.hundred.has(token)) {
      if (current >= 10) flush();
      current = (current === 0 ? 1 : current) * 100;
      words.push(token);
    } else if (vocabulary.thousand.has(token)) {
      total += (current === 0 ? 1 : current) * 1000;
      current = 0;
      words.push(token);
    } else if (!(token === vocabulary.and && words.length > 0 && isJoined(current, tokens[index + 1], vocabulary))) {
      flush();
    }
  }
  flush();
  return found;
}

function follows(whole: number, current: number, value: number): boolean {
  if (whole > 0 && current === 0) return true;
  const tens = current % 100;
  if (value === 20 && tens === 4) return true;
  if (value < 10) return tens === 0 || (tens >= 10 && tens % 10 === 0);
  return tens === 0 || (value < 20 && (tens === 60 || tens === 80));
}

/** `et` joins 21 or 71, `and` joins hundreds to the rest; "six et sept" stays two numbers. */
function isJoined(current: number, next: string | undefined, vocabulary: Vocabulary): boolean {
  const value = next === undefined ? undefined : vocabulary.words.get(next);
  if (value === undefined) return false;
  return vocabulary.and === 'and' ? current >= 100 && current % 100 === 0 : current % 100 >= 20 && current % 10 === 0 && (value === 1 || value === 11);
}

function frenchOrdinals(): readonly (readonly [string, number])[] {
  const special: Readonly<Record<string, string>> = { cinq: 'cinqu', neuf: 'neuv' };
  return [...frenchCardinals].filter(([, value]) => value > 2).flatMap(([word, value]) => {
    const stem = special[word] ?? word.replace(/e$/u, '');
    return [[`${stem}ième`, value], [`${stem}ièmes`, value]] as const;
  });
}

/** `third` is left out: in a movement it names a wheel. */
function englishOrdinals(): readonly (readonly [string, number])[] {
  const special: Readonly<Record<string, string>> = { five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' };
  return [...englishCardinals].filter(([, value]) => value > 4 || value === 4).flatMap(([word, value]) => {
    const ordinal = special[word] ?? (word.endsWith('y') ? `${word.slice(0, -1)}ieth` : `${word}th`);
    return [[ordinal, value], [`${ordinal}s`, value]] as const;
  }).filter(([word]) => word !== 'fourth');
}
