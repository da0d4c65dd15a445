import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock/clock.ts';
import { createAskCrm } from '../platform/crm/ask-crm.ts';
import { CrmFault } from '../platform/crm/crm-fault.ts';
import type { SetUp } from '../platform/crm/connector.ts';
import { makeConnector } from './connectors/make-connector.ts';
import { readMapping } from './connectors/read-mappings.ts';
import { runCommand } from './run-command.ts';

const usage = 'npm run crm -- check FILE     reads a mapping, asks the CRM whether it can keep the promise, and says what is missing';

/** Longer than a CRM takes that is at all well. */
const answerWithinMs = 30_000;

await runCommand(async () => {
  const { positionals: [act, path] } = parseArgs({ allowPositionals: true });
  if (act !== 'check' || path === undefined) throw new TypeError(usage);
  const findings = await check(path);
  process.stdout.write(findings.length === 0 ? 'Ready: the hub can deliver to it, each thing once.\n' : `${findings.map((finding) => `· ${finding}`).join('\n')}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
});

async function check(path: string): Promise<readonly string[]> {
  const read = readMapping(path);
  if (read.outcome === 'wrong') return read.findings;
  const connector = makeConnector(read.mapping, read.secret, { ask: createAskCrm(answerWithinMs), clock: systemClock, timeZoneOf: () => 'UTC' });
  const setUp = await connector.checkSetUp().catch(sayFault);
  return setUp.outcome === 'ready' ? [] : setUp.findings;
}

function sayFault(error: unknown): SetUp {
  if (error instanceof CrmFault) return { outcome: 'incomplete', findings: [error.message] };
  throw error;
}
