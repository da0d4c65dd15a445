import type { ContentDocument } from '#contract/content.ts';
import type { Opening } from '#contract/opening.ts';
import { sha256 } from '#contract/ids.ts';
import { stillIndex, stillIndexName } from '#contract/still-index.ts';
import { jsonOrNull } from '#domain/json-or-null.ts';
import { ridgeOf } from '#domain/publications/ridge.ts';

/** Asset name to SHA-256. */
type Assets = Readonly<Record<string, string>>;

/** What a window opens on: the ridge of its publication in each format; null where it has no stills. `read` gives an asset's text, null when it is not there. */
export function openingOf(content: Pick<ContentDocument, 'settings' | 'watches'>, assets: Assets, read: (sha256: string) => string | null): Opening | null {
  const named = sha256.safeParse(assets[stillIndexName]);
  if (!named.success) return null;
  const index = stillIndex.safeParse(jsonOrNull(read(named.data) ?? ''));
  if (!index.success) return null;
  const ridge = ridgeOf(content);
  const pictureOf = (format: keyof Opening['pictures']): Opening['pictures'] => {
    const still = index.data.stills.find((entry) => entry.watchId === ridge && entry.pose === 'attract' && entry.format === format);
    const picture = sha256.safeParse(assets[`stills/${still?.file ?? ''}`]);
    return picture.success ? { [format]: picture.data } : {};
  };
  return { stillIndex: named.data, pictures: { ...pictureOf('portrait'), ...pictureOf('landscape'), ...pictureOf('counter') } };
}
