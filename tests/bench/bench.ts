import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Bench, Measured } from './measured.ts';
import { describeRatio } from './measured.ts';

/** `npm run bench -- [drain …] [--json FILE] [--runs N] [--model FILE.glb] [--pictures DIR] [--only ours,bare] [--format portrait]`: each benchmark beside its peer in the same run, medians and their ratio printed. */
const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({ options: { json: text, runs: text, model: text, pictures: text, only: text, format: text }, allowPositionals: true });
const known = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/bench.ts`, import.meta.url))).map((entry) => entry.name);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new TypeError(`no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}`);

const results: Record<string, Measured> = {};
for (const name of positionals.length === 0 ? known : positionals) {
  // Each folder's `bench.ts` exports `bench`, and how often it runs unless told; nothing else is loaded that way.
  const { bench, usualRuns = 20 } = (await import(`./${name}/bench.ts`)) as { readonly bench: Bench; readonly usualRuns?: number };
  process.stdout.write(`${name} …\n`);
  const measured = await bench({ runs: Number(values.runs ?? usualRuns), say: (line) => void process.stdout.write(`  ${line}\n`), model: values.model, pictures: values.pictures, only: listOf(values.only), formats: listOf(values.format) });
  results[name] = measured;
  process.stdout.write(`${name}: ${describeRatio(measured)}\n`);
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function listOf(values: string | undefined): readonly string[] {
  return values?.split(',').filter((value) => value !== '') ?? [];
}
