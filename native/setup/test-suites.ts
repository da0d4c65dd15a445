import { globSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './places.ts';

export type Suite = {
  /** Its folder under `tests`. */
  readonly name: string;
  readonly files: readonly string[];
  /** Needs nothing but the packages: part of `npm run check`. */
  readonly isQuick: boolean;
  readonly maxFilesAtOnce: number;
  readonly fileTimeoutMs: number;
};

/** Cheap and telling first. A folder that is not named here runs last, by itself. */
const order = ['architecture', 'unit', 'integration', 'journeys', 'journeys/kiosk', 'visual/window', 'visual', 'torture', 'package'];
const quick = new Set(['architecture', 'unit']);
/** Their files share no reader, display, folder or port: a core, a hub or a browser of its own for each. */
const sideBySide = new Set([...quick, 'integration', 'journeys', 'visual/window']);
/** A part of a folder that runs in another way than the rest of it. */
const apart: Readonly<Record<string, string>> = { journeys: 'journeys/kiosk', visual: 'visual/window' };
const notSuites = new Set(['support', 'bench']);

/** Every folder under `tests` that holds `*.test.ts`, in the order in which they run. */
export function findSuites(): readonly Suite[] {
  const folders = readdirSync(join(projectRoot, 'tests'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !notSuites.has(entry.name)).flatMap(({ name }) => [name, ...(apart[name] === undefined ? [] : [apart[name]])]);
  return folders.toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b)).map((name) => suiteOf(name)).filter((suite) => suite.files.length > 0);
}

function suiteOf(name: string): Suite {
  const isQuick = quick.has(name);
  return {
    name,
    files: globSync(`tests/${name}/**/*.test.ts`, { cwd: projectRoot, exclude: (path) => apart[name] !== undefined && path.includes(apart[name]) }).toSorted().map((path) => join(projectRoot, path)),
    isQuick,
    // The screen and the pace of the others belong to one file at a time.
    maxFilesAtOnce: sideBySide.has(name) ? availableParallelism() : 1,
    fileTimeoutMs: isQuick ? 300_000 : 900_000,
  };
}

function placeOf(name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}
