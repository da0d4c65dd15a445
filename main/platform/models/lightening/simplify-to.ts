import type { Document } from '@gltf-transform/core';
import { simplify } from '@gltf-transform/functions';
import { MeshoptSimplifier, type SimplifierFlags } from 'meshoptimizer';
import { takenAtMost } from '../intake-limits.ts';
import { weigh } from '../measure-model.ts';
import { inThousands, ModelRefused } from '../model-refused.ts';
import { joinByMaterial } from './join-by-material.ts';

type Pass = { /** Of each surface's own extent. */ readonly error: number; readonly flags: readonly SimplifierFlags[] };

/** The gentlest pass that is enough is the last. */
const passes: readonly Pass[] = [
  { error: 0.0005, flags: [] }, { error: 0.003, flags: ['Prune'] }, { error: 0.01, flags: ['Prune'] }, { error: 0.03, flags: ['Prune', 'Permissive'] }, { error: 0.15, flags: ['Prune', 'Permissive'] },
];

/**
 * Takes triangles away until the scene draws no more than that many, if its shape allows.
 * @returns how many it draws
 */
export async function simplifyTo(document: Document, mostTriangles: number): Promise<number> {
  await MeshoptSimplifier.ready;
  let { triangles } = weigh(document, 0);
  for (const { error, flags } of passes) {
    if (triangles <= mostTriangles) break;
    await document.transform(simplify({ simplifier: withFlags(flags), ratio: (mostTriangles / triangles) * 0.99, error }));
    triangles = weigh(document, 0).triangles;
  }
  return triangles;
}

/** @throws ModelRefused when the model stays too heavy */
export async function simplifyForStage(document: Document, note: (sentence: string) => void): Promise<void> {
  const before = weigh(document, 0).triangles;
  const after = await simplifyTo(document, takenAtMost.triangles);
  if (after > takenAtMost.triangles) throw new ModelRefused('too-many-triangles', `The model draws ${inThousands(before)} triangles and could not be brought under ${inThousands(after)}; ${inThousands(takenAtMost.triangles)} are shown at most. It is made of many small pieces: leave out what is not seen and export it coarser.`);
  if (after < before) note(`${inThousands(before)} triangles became ${inThousands(after)}.`);
  await joinMany(document, note);
}

async function joinMany(document: Document, note: (sentence: string) => void): Promise<void> {
  const before = weigh(document, 0).draws;
  if (before <= takenAtMost.draws) return;
  await joinByMaterial(document);
  const after = weigh(document, 0).draws;
  note(`${inThousands(before)} pieces were joined by material into ${inThousands(after)}, so that a panel draws them in time; their own names are gone.`);
}

function withFlags(flags: readonly SimplifierFlags[]): typeof MeshoptSimplifier {
  return { ...MeshoptSimplifier, simplify: (indices, positions, stride, count, error, more = []) => MeshoptSimplifier.simplify(indices, positions, stride, count, error, [...more, ...flags]) };
}
