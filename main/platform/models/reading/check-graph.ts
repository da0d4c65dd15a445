import { readAtMost } from '../intake-limits.ts';
import { inThousands, ModelRefused, quoted } from '../model-refused.ts';
import type { GltfShape } from './check-shape.ts';

/**
 * Whether the nodes form trees: no node within itself, none with two parents, none too deep to be walked.
 * @throws ModelRefused
 */
export function checkGraph({ nodes, scenes }: GltfShape): void {
  const parents = new Int32Array(nodes.length).fill(-1);
  for (const [parent, { children }] of nodes.entries()) {
    for (const child of children) {
      if (nodes[child] === undefined) throw new ModelRefused('part-missing', `The part ${nameOf(nodes, parent)} holds a part that the file does not have.`);
      if (parents[child] !== -1) throw new ModelRefused('two-parents', `The part ${nameOf(nodes, child)} hangs in two places at once; glTF allows one.`);
      parents[child] = parent;
    }
  }
  for (const node of nodes.keys()) mustEnd(nodes, parents, node);
  const missing = scenes.flatMap(({ nodes: roots }) => roots).find((root) => nodes[root] === undefined);
  if (missing !== undefined) throw new ModelRefused('part-missing', 'The scene shows a part that the file does not have.');
}

function mustEnd(nodes: GltfShape['nodes'], parents: Int32Array, node: number): void {
  let above = parents[node] ?? -1;
  for (let depth = 0; above !== -1; depth += 1) {
    if (above === node) throw new ModelRefused('cycle', `The part ${nameOf(nodes, node)} lies within itself: the file is damaged or made to mislead.`);
    if (depth > readAtMost.nodeDepth) throw new ModelRefused('too-deep', `Parts lie more than ${inThousands(readAtMost.nodeDepth)} deep in one another. Flatten the model’s hierarchy and export it again.`);
    above = parents[above] ?? -1;
  }
}

function nameOf(nodes: GltfShape['nodes'], node: number): string {
  const name = nodes[node]?.['name'];
  return typeof name === 'string' && name !== '' ? quoted(name) : `number ${node}`;
}
