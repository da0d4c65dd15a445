/** A loaded thing that can be put away. */
export type Shelved = { readonly dispose: () => void };

export type Shelf<T extends Shelved> = {
  /** The watch if it is ready to be shown this very frame. */
  readonly ready: (watchId: string) => T | undefined;
  /** Loads it, or waits for a load under way. Rejects with the loader's error; a later call tries again. */
  readonly take: (watchId: string) => Promise<T>;
  /** Watches on the stage; they are never put away. */
  readonly hold: (watchIds: readonly string[]) => void;
  readonly dispose: () => void;
};

/** Keeps the `most` recently used watches ready; what falls off the end is disposed whole. */
export function openShelf<T extends Shelved>(load: (watchId: string) => Promise<T>, most: number): Shelf<T> {
  // A Map remembers insertion order: the first key is the least recently used.
  const ready = new Map<string, T>();
  const loading = new Map<string, Promise<T>>();
  let held: readonly string[] = [];
  let isClosed = false;

  const touch = (watchId: string, watch: T): void => {
    ready.delete(watchId);
    ready.set(watchId, watch);
  };
  const trim = (): void => {
    for (const [watchId, watch] of ready) {
      if (ready.size <= most) return;
      if (held.includes(watchId)) continue;
      ready.delete(watchId);
      watch.dispose();
    }
  };
  const begin = async (watchId: string): Promise<T> => {
    try {
      const watch = await load(watchId);
      if (isClosed) {
        watch.dispose();
        throw new Error('the stage was closed while a watch was loading');
      }
      touch(watchId, watch);
      trim();
      return watch;
    } finally {
      loading.delete(watchId);
    }
  };

  return {
    ready: (watchId) => {
      const watch = ready.get(watchId);
      if (watch !== undefined) touch(watchId, watch);
      return watch;
    },
    take: (watchId) => {
      const here = ready.get(watchId);
      if (here !== undefined) {
        touch(watchId, here);
        return Promise.resolve(here);
      }
      const started = loading.get(watchId) ?? begin(watchId);
      loading.set(watchId, started);
      return started;
    },
    hold: (watchIds) => {
      held = watchIds;
      trim();
    },
    dispose: () => {
      isClosed = true;
      for (const watch of ready.values()) watch.dispose();
      ready.clear();
    },
  };
}
