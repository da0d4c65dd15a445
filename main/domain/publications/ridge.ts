type Ridged<WatchId extends string> = {
  readonly settings: { readonly featuredWatchId: WatchId };
  readonly watches: readonly { readonly id: WatchId; readonly collection: string }[];
};

/** The watch whose ridge the window opens on. The featured watch may change, the image does not: the ridge is always Arête's, where there is one. */
export function ridgeOf<WatchId extends string>({ settings: { featuredWatchId }, watches }: Ridged<WatchId>): WatchId {
  const ridged = watches.filter((watch) => watch.collection === 'arete').map((watch) => watch.id);
  return ridged.includes(featuredWatchId) ? featuredWatchId : (ridged[0] ?? featuredWatchId);
}
