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
const sideBySide = new Set([...quick, 'integration', 'journeys', 'visual/window', 'torture']);
/** Their files wait for a hub, a core or a CRM of their own for much of their time: one more at once than there are cores. */
const waiting = new Set(['integration', 'journeys']);
/** The longest of their suites begin first, so that none is left to run alone at the end. */
export const longest: readonly string[] = [
  'tests/unit/platform/models/run-intake.test.ts', 'tests/unit/platform/models/take-in.test.ts',
  'tests/integration/core/outage.test.ts', 'tests/integration/tray/reader.test.ts', 'tests/integration/core/publications.test.ts', 'tests/integration/connectors/hub-delivery.test.ts',
  'tests/journeys/window/window.test.ts', 'tests/journeys/window/by-code.test.ts', 'tests/journeys/console/arrivals.test.ts', 'tests/journeys/console/reaching.test.ts', 'tests/journeys/console/publishing.test.ts',
  'tests/visual/window/portrait.test.ts', 'tests/visual/window/landscape.test.ts',
  'tests/torture/kills.test.ts',
];
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
  const all = globSync(`tests/${name}/**/*.test.ts`, { cwd: projectRoot, exclude: (path) => apart[name] !== undefined && path.includes(apart[name]) }).toSorted();
  const first = longest.filter((path) => all.includes(path));
  return {
    name,
    files: [...first, ...all.filter((path) => !first.includes(path))].map((path) => join(projectRoot, path)),
    isQuick,
    // The screen and the pace of the others belong to one file at a time.
    maxFilesAtOnce: sideBySide.has(name) ? availableParallelism() + (waiting.has(name) ? 1 : 0) : 1,
    fileTimeoutMs: isQuick ? 300_000 : 1_800_000,
  };
}

function placeOf(name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}
