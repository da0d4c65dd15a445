import { parseArgs } from 'node:util';
import { brokenRules, type BrokenRule } from './broken-rules.ts';
import { runMany } from './run-many.ts';

/** `npm run simulate -- [--seed N] [--runs M] [--break RULE]`: interleavings of windows, hub and book; a seed that fails is printed, and found again by `--seed N --runs 1`. */
const { values } = parseArgs({ options: { seed: { type: 'string' }, runs: { type: 'string', default: '1000' }, break: { type: 'string' } } });
const broken = brokenRuleOf(values.break);
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
const found = await runMany({ seed, runs: Number(values.runs), broken });
process.stdout.write(`${JSON.stringify({ seed, runs: found.runs, seconds: Math.round(found.seconds), ...found.counts, failed: found.failed.length })}\n`);
for (const { seed: failing, failures } of found.failed.slice(0, 5)) process.stdout.write(`seed ${failing}\n${failures.slice(0, 8).map((failure) => `  ${failure}\n`).join('')}`);
process.exitCode = found.failed.length === 0 ? 0 : 1;

function brokenRuleOf(name: string | undefined): BrokenRule | null {
  if (name === undefined) return null;
  const rule = brokenRules.find((entry) => entry === name);
  if (rule === undefined) throw new TypeError(`no rule ${name}; there are ${brokenRules.join(', ')}`);
  return rule;
}
