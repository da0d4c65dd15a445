import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Document } from '@gltf-transform/core';
import { cloneDocument } from '@gltf-transform/functions';
import { openWriting, type Writing } from './glb/compress.ts';
import { mergeIndex, type ModelEntry } from './glb/model-index.ts';
import { validateGlb } from './glb/validate.ts';
import { writeDocument } from './glb/write-document.ts';
import type { Watch } from './glb/watch.ts';
import { watches } from './watches.ts';

export type BuiltModel = { readonly full: Uint8Array<ArrayBufferLike>; readonly lighter: Uint8Array<ArrayBufferLike>; readonly triangles: number; readonly lighterTriangles: number };

/** Builds one watch and its lower level of detail. Throws with the validator's findings when it is not perfect glTF. */
export async function buildModel(watch: Watch, writing: Writing): Promise<BuiltModel> {
  const document = await writeDocument(watch);
  const findings = await validateGlb(await writing.plain(document));
  if (findings.length > 0) throw new Error(`${watch.id} is not valid glTF: ${JSON.stringify(findings.slice(0, 5))}`);
  const triangles = trianglesIn(document);
  const lighterDocument = cloneDocument(document);
  const full = await writing.compressed(document);
  const lighter = await writing.lighter(lighterDocument);
  return { full, lighter, triangles, lighterTriangles: trianglesIn(lighterDocument) };
}

function trianglesIn(document: Document): number {
  return document.getRoot().listMeshes().flatMap((mesh) => mesh.listPrimitives()).reduce((sum, primitive) => sum + (primitive.getIndices()?.getCount() ?? 0) / 3, 0);
}

async function buildAll(ids: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const writing = await openWriting();
  const entries: ModelEntry[] = [];
  for (const [i, id] of ids.entries()) {
    const started = performance.now();
    const watch = watches[id]?.();
    if (watch === undefined) throw new Error(`no watch is called ${id}; there are ${Object.keys(watches).join(', ')}`);
    process.stdout.write(`[${i + 1}/${ids.length}] ${id} ${watch.name} … `);
    const { full, lighter, triangles, lighterTriangles } = await buildModel(watch, writing);
    await writeFile(join(folder, `${id}.glb`), full);
    await writeFile(join(folder, `${id}.lod1.glb`), lighter);
    entries.push({ id, file: `${id}.glb`, bytes: full.byteLength, sha256: sha256(full), triangles, caseMm: watch.caseMm, lighter: { file: `${id}.lod1.glb`, bytes: lighter.byteLength, sha256: sha256(lighter), triangles: lighterTriangles } });
    process.stdout.write(`${triangles} triangles, ${Math.round(full.byteLength / 1024)} KB; lighter ${lighterTriangles}, ${Math.round(lighter.byteLength / 1024)} KB; ${Math.round(performance.now() - started)} ms\n`);
  }
  await mergeIndex(join(folder, 'index.json'), entries);
}

function sha256(bytes: Uint8Array<ArrayBufferLike>): string {
  return createHash('sha256').update(bytes).digest('hex');
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: join(import.meta.dirname, '../built/models') } } });
  await buildAll(positionals.length > 0 ? positionals : Object.keys(watches), values.out);
}
