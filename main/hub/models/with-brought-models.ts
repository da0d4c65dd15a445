import type { ModelPart } from '#contract/model-intake.ts';
import type { Asset } from '#contract/publication.ts';
import type { BroughtModel } from './model-repository.ts';

/** What a window asks for by name, of what an intake made; its lightest level is for who lays a model out elsewhere. */
const asked: readonly (readonly [ModelPart, string])[] = [['model.glb', '.glb'], ['model.lod1.glb', '.lod1.glb']];

/**
 * The assets with brought models in the place of the built ones. Stills of a built model show another thing than the brought one: they stay
 * away, and the window shows the live stage from the first.
 */
export function withBroughtModels(built: readonly Asset[], shown: readonly BroughtModel[]): readonly Asset[] {
  if (shown.length === 0) return built;
  const replaced = new Set<string>(shown.map(({ watchId }) => watchId));
  const isReplaced = ({ name }: Asset): boolean => replaced.has(/^(?:models|stills|turns)\/(W-[A-Z]{3}-\d{2})\./.exec(name)?.[1] ?? '');
  const brought = shown.flatMap(({ watchId, taken }) => asked.flatMap(([part, ending]) => {
    const found = taken.parts.find(({ name }) => name === part);
    return found === undefined ? [] : [{ name: `models/${watchId}${ending}`, sha256: found.sha256, bytes: found.bytes, mime: 'model/gltf-binary' as const }];
  }));
  return [...built.filter((entry) => !isReplaced(entry)), ...brought].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
