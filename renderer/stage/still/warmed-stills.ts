import type { Still } from '../shot.ts';

/** Decodes pictures before they are wanted and keeps their pixels: shown, they are painted within a frame or two. */
export class WarmedStills {
  readonly #kept = new Map<string, readonly HTMLImageElement[]>();

  warm(stills: readonly Still[]): void {
    for (const still of stills) {
      if (this.#kept.has(still.url)) continue;
      const pictures = [still.url, ...still.layers.map((layer) => layer.url)].map((url) => Object.assign(new Image(), { src: url }));
      this.#kept.set(still.url, pictures);
      // A still that cannot be decoded shows nothing when its turn comes either; the live watch then comes as usual.
      for (const picture of pictures) picture.decode().catch(() => undefined);
    }
    const wanted = new Set(stills.map(({ url }) => url));
    for (const url of this.#kept.keys()) if (this.#kept.size > mostKept && !wanted.has(url)) this.#kept.delete(url);
  }
}

/** The turntable of one watch and the stills of a few more. */
const mostKept = 40;
