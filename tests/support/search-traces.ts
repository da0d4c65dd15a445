import { openSync, closeSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a marker was found: a file, or an address range of a live process. */
export type Trace = { readonly marker: string; readonly where: string };

const chunkBytes = 8 * 1024 * 1024;

/** Looks for markers, as UTF-8 and as UTF-16 (what Chromium keeps strings in), in every file below the folders. */
export function searchFiles(folders: readonly string[], markers: readonly string[]): readonly Trace[] {
  const needles = needlesOf(markers);
  return folders.flatMap((folder) => filesBelow(folder)).flatMap((path) => {
    const bytes = readFileSync(path);
    return needles.filter((needle) => bytes.includes(needle.bytes)).map((needle) => ({ marker: needle.marker, where: path }));
  });
}

/** Looks for markers in all readable and writable memory of the processes; needs to be their user, or root. */
export function searchMemory(pids: readonly number[], markers: readonly string[]): readonly Trace[] {
  const needles = needlesOf(markers);
  return pids.flatMap((pid) => writableRanges(pid).flatMap((range) => searchRange(pid, range, needles)));
}

/** A process and all that descend from it, as the kernel knows them now. */
export function processTree(rootPid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrNull(`/proc/${name}/stat`);
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const descends = (pid: number): boolean => pid === rootPid || (parents.has(pid) && descends(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(descends);
}

/** A process's command line, word by word; empty when it has ended. */
export function commandOf(pid: number): readonly string[] {
  return (readOrNull(`/proc/${pid}/cmdline`) ?? '').split('\0');
}

type Needle = { readonly marker: string; readonly bytes: Buffer };
type Range = { readonly start: number; readonly end: number; readonly name: string };

function needlesOf(markers: readonly string[]): readonly Needle[] {
  return markers.flatMap((marker) => [
    { marker, bytes: Buffer.from(marker, 'utf8') },
    { marker: `${marker} (UTF-16)`, bytes: Buffer.from(marker, 'utf16le') },
  ]);
}

function writableRanges(pid: number): readonly Range[] {
  const maps = readOrNull(`/proc/${pid}/maps`) ?? '';
  return maps.split('\n').flatMap((line) => {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw\S* \S+ \S+ \S+\s*(.*)$/.exec(line);
    if (!match?.[1] || !match[2]) return [];
    return [{ start: Number.parseInt(match[1], 16), end: Number.parseInt(match[2], 16), name: match[3] ?? '' }];
  }).filter((range) => !range.name.startsWith('[v') && range.end - range.start < 4 * 1024 ** 3);
}

function searchRange(pid: number, range: Range, needles: readonly Needle[]): readonly Trace[] {
  const overlap = Math.max(...needles.map((needle) => needle.bytes.length));
  const found: Trace[] = [];
  const memory = openOrNull(`/proc/${pid}/mem`);
  if (memory === null) return found;
  const buffer = Buffer.alloc(chunkBytes + overlap);
  for (let at = range.start; at < range.end; at += chunkBytes) {
    const read = readSomeOrNone(memory, buffer, Math.min(buffer.length, range.end - at), at);
    const seen = buffer.subarray(0, read);
    for (const needle of needles) {
      if (seen.includes(needle.bytes)) found.push({ marker: needle.marker, where: `process ${pid} at ${range.start.toString(16)} ${range.name}` });
    }
  }
  closeSync(memory);
  return found;
}

function filesBelow(folder: string): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended between being listed and being read.
    return null;
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    // Ended meanwhile, as above.
    return null;
  }
}

function readSomeOrNone(file: number, buffer: Buffer, length: number, position: number): number {
  try {
    return readSync(file, buffer, 0, length, position);
  } catch {
    // Pages that were never touched, or belong to a device, cannot be read and hold nothing.
    return 0;
  }
}
