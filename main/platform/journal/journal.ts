import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../files/replace-durably.ts';

/**
 * Lines that are only ever added, in segments `<number>.jsonl`. `append` returns once the line is on the disk.
 * A line that a power cut tore is not a line: it is cut off when the journal is opened.
 */
export type Journal = {
  /** @param line without a line break */
  readonly append: (line: string) => void;
  /** Oldest first. */
  readonly lines: () => Iterable<string>;
  readonly lastLine: () => string | null;
  /** Removes whole segments, oldest first, for as long as every line of one may go; the last segment stays. */
  readonly forgetWhile: (mayGo: (line: string) => boolean) => void;
  readonly close: () => void;
};

const segmentBytes = 16 * 1024 * 1024;
const segmentName = /^(\d{8})\.jsonl$/;

export function openJournal(folder: string, maxSegmentBytes = segmentBytes): Journal {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let segment = segmentsIn(folder).at(-1) ?? 1;
  let file = openSegment(folder, segment);
  let length = cutTornLine(folder, segment, file);
  const roll = (): void => {
    closeSync(file);
    segment += 1;
    file = openSegment(folder, segment);
    length = 0;
  };
  return {
    append: (line) => {
      if (length >= maxSegmentBytes) roll();
      const bytes = Buffer.from(`${line}\n`, 'utf8');
      try {
        writeWhole(file, bytes);
        fdatasyncSync(file);
        length += bytes.length;
      } catch (error) {
        // Half a line would swallow the next one.
        ftruncateSync(file, length);
        throw error;
      }
    },
    lines: () => linesIn(folder),
    lastLine: () => segmentsIn(folder).toReversed().map((number) => linesOf(folder, number).at(-1)).find((line) => line !== undefined) ?? null,
    forgetWhile: (mayGo) => forgetSegments(folder, segment, mayGo),
    close: () => closeSync(file),
  };
}

function openSegment(folder: string, segment: number): number {
  const file = openSync(pathOf(folder, segment), 'a+', 0o600);
  syncFolder(folder);
  return file;
}

/** The length that remains. */
function cutTornLine(folder: string, segment: number, file: number): number {
  const bytes = readFileSync(pathOf(folder, segment));
  const whole = bytes.lastIndexOf('\n') + 1;
  if (whole < fstatSync(file).size) {
    ftruncateSync(file, whole);
    fdatasyncSync(file);
  }
  return whole;
}

function writeWhole(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}

function* linesIn(folder: string): Iterable<string> {
  for (const segment of segmentsIn(folder)) yield* linesOf(folder, segment);
}

function linesOf(folder: string, segment: number): readonly string[] {
  const text = readFileSync(pathOf(folder, segment), 'utf8');
  return text.slice(0, text.lastIndexOf('\n') + 1).split('\n').filter((line) => line !== '');
}

function forgetSegments(folder: string, last: number, mayGo: (line: string) => boolean): void {
  for (const segment of segmentsIn(folder)) {
    if (segment === last || !linesOf(folder, segment).every(mayGo)) return;
    unlinkSync(pathOf(folder, segment));
    syncFolder(folder);
  }
}

function segmentsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .map((name) => segmentName.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((left, right) => left - right);
}

function pathOf(folder: string, segment: number): string {
  return join(folder, `${String(segment).padStart(8, '0')}.jsonl`);
}
