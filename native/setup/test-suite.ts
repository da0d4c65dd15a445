import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './places.ts';
import type { Suite } from './test-suites.ts';

export type Counts = { readonly passed: number; readonly failed: number };

export const noCounts: Counts = { passed: 0, failed: 0 };

/** A suite that did not run at all. */
export const failedOnce: Counts = { passed: 0, failed: 1 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** Runs a suite's files, each in its own process, and counts its tests; what was cut off counts as failed. */
export async function runSuite(suite: Suite, signal: AbortSignal): Promise<Counts> {
  // A file whose test was cut off may still hold a timer or a socket: it ends with its last test.
  const tests = run({ files: [...suite.files], concurrency: suite.maxFilesAtOnce, timeout: suite.fileTimeoutMs, forceExit: true, signal, execArgv: ['--import', pathToFileURL(join(projectRoot, 'tests/support/seed.ts')).href] });
  let counts = failedOnce;
  const unheard = new Set(suite.files);
  tests.on('test:summary', (summary) => {
    // One summary comes for each file, its last word, and one without a file for all of them.
    if (summary.file !== undefined) return void unheard.delete(summary.file);
    const { tests: all, passed, skipped, todo } = summary.counts;
    counts = { passed, failed: all - passed - skipped - todo };
  });
  // One that failed is counted already, however it ended.
  tests.on('test:fail', ({ file }) => void unheard.delete(file ?? ''));
  const told = tests.compose(new spec());
  told.pipe(process.stdout, { end: false });
  await finished(told);
  for (const file of unheard) console.error(`Nothing was heard of the end of ${file}.`);
  return addCounts(counts, { passed: 0, failed: unheard.size });
}
