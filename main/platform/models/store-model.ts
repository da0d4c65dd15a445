import { constants } from 'node:fs';
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TakenModel } from '#contract/model-intake.ts';
import { syncFolder } from '../files/replace-durably.ts';

/**
 * Puts what was made of a model into `<out>/<sha256 of model.glb>/`, with `intake.json` and the file as it was brought, by its hash.
 * The folder is there whole or not at all; the same model twice is one folder.
 * @returns its path
 */
export async function storeModel(model: TakenModel, made: string, original: string, out: string): Promise<string> {
  const named = model.parts.find(({ name }) => name === 'model.glb');
  if (named === undefined) throw new TypeError('a taken model has its model.glb');
  const path = join(out, named.sha256);
  await copyFile(original, join(made, `original-${model.originalSha256}.glb`), constants.COPYFILE_FICLONE);
  await writeFile(join(made, 'intake.json'), `${JSON.stringify(model, null, 2)}\n`);
  await mkdir(out, { recursive: true });
  if (await isThere(path)) {
    // The same result from a file that differs in what is left behind: its original is kept as well.
    await rename(join(made, `original-${model.originalSha256}.glb`), join(path, `original-${model.originalSha256}.glb`));
  } else {
    await rename(made, path);
  }
  syncFolder(path);
  syncFolder(out);
  return path;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
