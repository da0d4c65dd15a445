import type { EpochMs } from '../boutique/local-calendar.ts';

/** A calendar is cut into quarters of an hour, numbered since the epoch: every zone's clock is a whole number of them from UTC. */
export const quarterMinutes = 15;
const quarterMs = quarterMinutes * 60_000;

/** Milliseconds since the epoch; the end is not in it. */
export type Stretch = { readonly fromMs: EpochMs; readonly toMs: EpochMs };

/** A stretch touches the quarters `first` to `first + count - 1`: what begins or ends inside a quarter takes it whole. */
export type QuarterRun = { readonly first: number; readonly count: number };

/** A yes or no for each quarter of a run, 32 to a word. */
export type QuarterBits = QuarterRun & { readonly words: Uint32Array };

export function quartersOf({ fromMs, toMs }: Stretch): QuarterRun {
  const first = quarterAt(fromMs);
  return { first, count: Math.max(0, Math.ceil(toMs / quarterMs) - first) };
}

export function quarterAt(epochMs: EpochMs): number {
  return Math.floor(epochMs / quarterMs);
}

export function startOfQuarter(quarter: number): EpochMs {
  return quarter * quarterMs;
}

export function allQuarters({ first, count }: QuarterRun): QuarterBits {
  return { first, count, words: new Uint32Array(Math.ceil(count / 32)).fill(0xffff_ffff) };
}

export function hasQuarter({ first, count, words }: QuarterBits, quarter: number): boolean {
  const bit = quarter - first;
  return bit >= 0 && bit < count && ((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}

/** @param index counted from the first of the run */
export function dropQuarter({ words }: QuarterBits, index: number): void {
  words[index >>> 5] = (words[index >>> 5] ?? 0) & ~(1 << (index & 31));
}

/** Takes the quarters that a stretch touches out of the bits. */
export function dropQuarters(bits: QuarterBits, stretch: Stretch): void {
  const touched = quartersOf(stretch);
  const end = Math.min(bits.count, touched.first + touched.count - bits.first);
  for (let index = Math.max(0, touched.first - bits.first); index < end; index += 1) dropQuarter(bits, index);
}

/** Where `length` quarters in a row can begin. Doubling: a few passes over the words, whatever the length. */
export function whereRowsBegin({ first, count, words }: QuarterBits, length: number): QuarterBits {
  const rows = words.slice();
  // What lies beyond the end is not free.
  if (count % 32 !== 0 && rows.length > 0) rows[rows.length - 1] = (rows.at(-1) ?? 0) & ((1 << (count % 32)) - 1);
  for (let reached = 1; reached < length;) {
    const by = Math.min(reached, length - reached);
    andShifted(rows, by);
    reached += by;
  }
  return { first, count, words: rows };
}

/** bits[i] &= bits[i + by], upward, so that what is read was not written yet. */
function andShifted(words: Uint32Array, by: number): void {
  const [wordsOn, bitsOn] = [by >>> 5, by & 31];
  for (let index = 0; index < words.length; index += 1) {
    const low = words[index + wordsOn] ?? 0;
    const shifted = bitsOn === 0 ? low : (low >>> bitsOn) | ((words[index + wordsOn + 1] ?? 0) << (32 - bitsOn));
    words[index] = (words[index] ?? 0) & shifted;
  }
}

/** Quarters that are in any of them. All are of the same run. */
export function inAny(run: QuarterRun, several: readonly QuarterBits[]): QuarterBits {
  const words = new Uint32Array(Math.ceil(run.count / 32));
  for (const bits of several) {
    for (let index = 0; index < words.length; index += 1) words[index] = (words[index] ?? 0) | (bits.words[index] ?? 0);
  }
  return { ...run, words };
}
