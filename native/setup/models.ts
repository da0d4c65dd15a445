import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './places.ts';
import { SetUpRefused } from './steps.ts';

/** Checks every built model and picture against the sums that were committed with them. */
export function ensureModels(): string {
  const list = join(projectRoot, 'assets/built/sums.json');
  if (!existsSync(list)) return 'none were built yet: npm run atelier, npm run stills, npm run turns';
  // Written by `npm run atelier`, `npm run stills` and `npm run turns`, and committed beside the files.
  const sums = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, string>>);
  const wrong = sums.filter(([name, sum]) => sumOf(join(projectRoot, 'assets/built', name)) !== sum).map(([name]) => name);
  if (wrong.length === 0) return `${sums.length} files, as they were built`;
  throw new SetUpRefused(`These files of assets/built are missing or damaged: ${wrong.join(', ')}.\nGet them back with: git checkout -- assets/built`);
}

function sumOf(path: string): string | null {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;
}
