import { globSync, readFileSync } from 'node:fs';
import { setUp } from './set-up.ts';
import { checkStatically } from './static-checks.ts';
import { addCounts, failedOnce, noCounts, runSuite } from './test-suite.ts';
import { findSuites, type Suite } from './test-suites.ts';

/** `npm test`: set-up, then every suite. `npm run check`: what needs no set-up, in under a minute. `npm test -- journeys`: that suite alone. */

/** About 20 minutes on two quiet cores; a crowded machine is given more before it is given up. */
const maxTestsMs = 60 * 60_000;
/** What does not end when it is asked to is ended after this. */
const graceMs = 15_000;

const asked = process.argv.slice(2);
const isCheck = asked[0] === 'check';
const started = performance.now();
const deadline = AbortSignal.timeout(maxTestsMs);
const suites = wantedSuites();

if (!isCheck) await setUp('tests');
const isAll = isCheck || asked.length === 0;
const tally = { total: noCounts };
deadline.addEventListener('abort', () => setTimeout(stopHard, graceMs));
await runAll(suites, isAll ? 1 : 0);
conclude();

function conclude(): never {
  if (deadline.aborted) console.error(`Stopped: the tests may take ${maxTestsMs / 60_000} minutes and did not end.`);
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
  console.log(`${tally.total.passed} passed, ${tally.total.failed} failed`);
  process.exit(tally.total.failed === 0 ? 0 : 1);
}

/** Ends the test files that this program started and that still run. */
function stopHard(): never {
  const children = globSync('/proc/self/task/*/children').flatMap((path) => readFileSync(path, 'utf8').split(' ').filter((pid) => pid !== ''));
  for (const pid of children) process.kill(Number(pid), 'SIGKILL');
  tally.total = addCounts(tally.total, failedOnce);
  conclude();
}

async function runAll(wanted: readonly Suite[], staticSteps: number): Promise<void> {
  const steps = wanted.length + staticSteps;
  if (staticSteps > 0) {
    console.log(`\n[1/${steps}] types and lint`);
    tally.total = addCounts(tally.total, { passed: 0, failed: await checkStatically() });
  }
  for (const [index, suite] of wanted.entries()) {
    console.log(`\n[${index + 1 + staticSteps}/${steps}] ${suite.name}: ${suite.files.length} files`);
    const begun = performance.now();
    const counts = deadline.aborted ? failedOnce : await runSuite(suite, deadline);
    console.log(`${suite.name}: ${counts.passed} passed, ${counts.failed} failed in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    tally.total = addCounts(tally.total, counts);
  }
}

function wantedSuites(): readonly Suite[] {
  const all = findSuites();
  if (isCheck) return all.filter((suite) => suite.isQuick);
  if (asked.length === 0) return all;
  const unknown = asked.filter((name) => !all.some((suite) => suite.name === name));
  if (unknown.length === 0) return all.filter((suite) => asked.includes(suite.name));
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${all.map((suite) => suite.name).join(', ')}.`);
  process.exit(2);
}
