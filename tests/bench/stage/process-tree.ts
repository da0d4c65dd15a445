import { readdirSync, readFileSync } from 'node:fs';

/** Every process under `pid`, itself included. */
export function processesUnder(pid: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(Number(name))]));
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

/** Processor time that a tree has used, milliseconds. */
export function processorMs(pid: number): number {
  return processesUnder(pid).reduce((sum, one) => {
    const [user, system] = fieldsOf(one).slice(11, 13).map(Number);
    return sum + ((user ?? 0) + (system ?? 0)) * msPerTick;
  }, 0);
}

/** Memory of a tree in megabytes; what processes share is counted once. */
export function memoryMb(pid: number): number {
  return processesUnder(pid).reduce((sum, one) => sum + Number(/^Pss:\s+(\d+)/m.exec(readProc(`${one}/smaps_rollup`))?.[1] ?? 0) / 1024, 0);
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? -1);
}

/** Fields of `stat` after the command's name, which may hold anything. */
function fieldsOf(pid: number): readonly string[] {
  const stat = readProc(`${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty for a process that ended meanwhile. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code))) return '';
    throw error;
  }
}

const msPerTick = 10;
