import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes the SHA-256 of every built model, still and turntable, so that a clone can tell whether they are what was built. */
const built = join(import.meta.dirname, 'built');
const names = globSync('{models,stills,turns}/*', { cwd: built }).filter((name) => !name.endsWith('.lod1.glb')).toSorted();
const sums = Object.fromEntries(names.map((name) => [name, createHash('sha256').update(readFileSync(join(built, name))).digest('hex')]));
writeFileSync(join(built, 'sums.json'), `${JSON.stringify(sums, null, 1)}\n`);
console.log(`${names.length} sums in assets/built/sums.json`);
