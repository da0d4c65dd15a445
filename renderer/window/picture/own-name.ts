import type { ContentDocument, Watch } from '#contract/content.ts';

/** A watch's own name, where its collection's stands apart. */
export function ownName(watch: Watch, { collections }: ContentDocument): string {
  const collection = collections.find((entry) => entry.id === watch.collection)?.name ?? '';
  return collection && watch.name.startsWith(`${collection} `) ? watch.name.slice(collection.length).trim() : watch.name;
}
