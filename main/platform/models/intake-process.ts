import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { modelPart, modelUnit, type IntakeNews, type IntakeOutcome } from '#contract/model-intake.ts';
import { readAtMost } from './intake-limits.ts';
import { inThousands, ModelRefused } from './model-refused.ts';
import { takeIn } from './take-in.ts';

// A process of its own, for one model: `FILE FOLDER [UNIT]`. It reads that file, writes into that folder, tells its parent, and ends.

const [file = '', folder = '', unit] = process.argv.slice(2);
sharp.cache(false);
sharp.concurrency(1);
process.once('disconnect', () => process.exit(1));
process.once('uncaughtException', (error) => {
  tell({ news: 'over', over: refuse(error) });
  process.disconnect();
});
tell({ news: 'over', over: await work() });
process.disconnect();

async function work(): Promise<IntakeOutcome> {
  try {
    const { size } = await stat(file);
    if (size > readAtMost.fileBytes) throw new ModelRefused('file-too-large', `The file is ${inThousands(size / 1_000_000)} MB; ${inThousands(readAtMost.fileBytes / 1_000_000)} MB are read at most.`);
    const wish = unit === undefined || unit === 'guess' ? unit ?? null : modelUnit.parse(unit);
    const { originalSha256, facts, parts } = await takeIn(new Uint8Array(await readFile(file)), wish, (step, detail) => tell({ news: 'step', step, detail }));
    const written = await Promise.all(modelPart.options.map(async (name) => {
      await writeFile(join(folder, name), parts[name], { mode: 0o600 });
      return { name, sha256: createHash('sha256').update(parts[name]).digest('hex'), bytes: parts[name].length };
    }));
    // All hashes were made here; that they are such is known in types only after parsing.
    return { outcome: 'taken', model: { originalSha256, facts, parts: written } } as IntakeOutcome;
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): IntakeOutcome {
  if (error instanceof ModelRefused) return { outcome: 'refused', code: error.code, sentence: error.message.slice(0, 600) };
  // Whatever a library says of a file that it could not make sense of, the file is the reason.
  return { outcome: 'refused', code: 'unreadable', sentence: 'The model cannot be read: its description contradicts itself. Open it in the program it was made with and export it again.' };
}

function tell(news: IntakeNews): void {
  process.send?.(news);
}
