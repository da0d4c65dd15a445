import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modelUnits, type ModelFacts, type ModelWeight } from '#contract/model-intake.ts';
import { inThousands } from './model-refused.ts';
import { runIntake, type IntakeEnd } from './run-intake.ts';
import type { UnitWish } from './set-unit.ts';
import { storeModel } from './store-model.ts';

const usage = `npm run model -- intake FILE.glb [--out DIR] [--unit ${modelUnits.join('|')}|guess]`;

async function main(): Promise<number> {
  const { values, positionals: [command, file] } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, unit: { type: 'string' } } });
  const unit = unitOf(values.unit);
  if (command !== 'intake' || file === undefined || unit === undefined) return say(usage, 2);
  if (!existsSync(file)) return say(`There is no file ${file}.`, 2);
  const out = values.out ?? fileURLToPath(new URL('../../../.vitrine/models', import.meta.url));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const started = performance.now();
  const end = await runIntake({ file, workFolder: out, unit, signal: stopping.signal, onStep: tellSteps(started) }, (model, made) => storeModel(model, made, file, out));
  return report(end, performance.now() - started);
}

function unitOf(said: string | undefined): UnitWish | undefined {
  if (said === undefined) return null;
  return said === 'guess' ? 'guess' : modelUnits.find((unit) => unit === said);
}

/** Writes each step as it begins, with the seconds since the start. */
function tellSteps(started: number): (step: string, detail: string | null) => void {
  return (step, detail) => void process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${step}${detail === null ? '' : ` · ${detail}`}\n`);
}

function report(end: IntakeEnd<string>, tookMs: number): number {
  if (end.outcome === 'stopped') return say('Stopped. Nothing was kept.', 130);
  if (end.outcome === 'refused') return say(`Not taken in: ${end.sentence}\nNothing was kept.`, 1);
  process.stdout.write(`${describe(end.model.facts)}\nTaken in after ${(tookMs / 1000).toFixed(1)} s. Look at ${join(end.kept, 'preview.webp')}\n`);
  return 0;
}

function describe({ sizeMm, brought, taken, notes }: ModelFacts): string {
  const row = (name: string, { triangles, draws, textures, widestTexturePx, bytes }: ModelWeight): string =>
    `${name.padEnd(8)}${inThousands(bytes).padStart(12)} bytes ${inThousands(triangles).padStart(10)} triangles ${inThousands(draws).padStart(5)} draws ${inThousands(textures).padStart(3)} pictures, widest ${inThousands(widestTexturePx)} px`;
  const size = sizeMm.map((mm) => mm.toLocaleString('en-GB', { maximumFractionDigits: 1 })).join(' × ');
  return [`True size ${size} mm (width, height, depth)`, row('brought', brought), row('taken', taken), ...notes.map((sentence) => `- ${sentence}`)].join('\n');
}

function say(sentence: string, code: number): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

process.exitCode = await main();
