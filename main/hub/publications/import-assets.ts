import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { asset, type Asset } from '#contract/publication.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { ContentRepository } from './content-repository.ts';

const mimes: Readonly<Record<string, Asset['mime']>> = {
  '.glb': 'model/gltf-binary', '.webp': 'image/webp', '.png': 'image/png', '.json': 'application/json', '.ktx2': 'application/octet-stream', '.bin': 'application/octet-stream', '.hdr': 'application/octet-stream', '.exr': 'application/octet-stream',
};

/**
 * Takes built models and pictures into the hub's own blobs, so that rebuilding or moving them takes nothing from a window.
 * @param folder holds `models/…`, `stills/…` and the like, one level deep
 * @returns how many it holds, 0 when the folder is not there; and the files that no window could ask for by name
 */
export async function importAssets(folder: string, blobs: BlobFolder, contents: ContentRepository): Promise<{ readonly count: number; readonly leftOut: readonly string[] }> {
  const sorts = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((entry) => entry.isDirectory());
  const names = new Set<string>();
  const leftOut: string[] = [];
  for (const sort of sorts) {
    for (const file of await readdir(join(folder, sort.name), { withFileTypes: true })) {
      const mime = mimes[extname(file.name)];
      if (!file.isFile() || mime === undefined) continue;
      const bytes = await readFile(join(folder, sort.name, file.name));
      const named = asset.safeParse({ name: `${sort.name}/${file.name}`, sha256: await blobs.keep(bytes), bytes: bytes.length, mime });
      if (named.success) {
        contents.keepAsset(named.data);
        names.add(named.data.name);
      } else {
        leftOut.push(file.name);
      }
    }
  }
  if (names.size > 0) contents.dropAssetsBut(names);
  return { count: names.size, leftOut };
}
