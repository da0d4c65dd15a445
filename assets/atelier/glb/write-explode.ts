import type { Document, Buffer as GltfBuffer, Node } from '@gltf-transform/core';
import type { V3 } from '../shape/vector.ts';

export type Exploding = { readonly node: Node; readonly byMm: V3; readonly order: number };

/** The clip `Explode`: one second, scrubbed; parts set out one after another, each taking half of it. */
export function writeExplode(document: Document, buffer: GltfBuffer, exploding: readonly Exploding[]): void {
  if (exploding.length === 0) return;
  const last = Math.max(1, ...exploding.map(({ order }) => order));
  const clip = document.createAnimation('Explode');
  for (const { node, byMm, order } of exploding) {
    const start = (order / last) * 0.5;
    const from = node.getTranslation();
    const to = [from[0] + byMm[0] / 1000, from[1] + byMm[1] / 1000, from[2] + byMm[2] / 1000];
    const keys = [...(start > 0 ? [{ time: 0, value: from }] : []), { time: start, value: from }, { time: start + 0.5, value: to }, ...(start < 0.5 ? [{ time: 1, value: to }] : [])];
    const input = document.createAccessor().setType('SCALAR').setArray(new Float32Array(keys.map(({ time }) => time))).setBuffer(buffer);
    const output = document.createAccessor().setType('VEC3').setArray(new Float32Array(keys.flatMap(({ value }) => value))).setBuffer(buffer);
    const sampler = document.createAnimationSampler().setInput(input).setOutput(output).setInterpolation('LINEAR');
    clip.addSampler(sampler).addChannel(document.createAnimationChannel().setTargetNode(node).setTargetPath('translation').setSampler(sampler));
  }
}
