/**
 * Which picture is on the glass. Good pictures are never replaced by nothing: until the live watch is painted
 * its still covers the canvas, and without a still the last picture stays.
 */
export type Showing = {
  /** Watches the shot asks for, joined; the key of a picture. */
  readonly wanted: string;
  /** Key of what the canvas holds, if anything. */
  readonly live: string | undefined;
  readonly cover: 'none' | 'still' | 'last-picture';
};

export type ShowingEvent =
  | { readonly kind: 'shot-asked'; readonly key: string; readonly isReady: boolean; readonly hasStill: boolean }
  /** A window learns what stills there are after it has asked for its first shot. */
  | { readonly kind: 'still-came' }
  | { readonly kind: 'live-painted'; readonly key: string }
  | { readonly kind: 'model-failed'; readonly key: string; readonly hasStill: boolean }
  | { readonly kind: 'context-lost'; readonly hasStill: boolean };

export const nothingShown: Showing = { wanted: '', live: undefined, cover: 'none' };

export function stepShowing(showing: Showing, event: ShowingEvent): Showing {
  switch (event.kind) {
    case 'shot-asked':
      if (event.key === showing.wanted) return showing;
      if (event.key === showing.live) return { wanted: event.key, live: showing.live, cover: 'none' };
      // A warm watch is painted within a frame or two: the last picture bridges them.
      if (event.isReady) return { ...showing, wanted: event.key, cover: showing.live === undefined ? 'none' : 'last-picture' };
      return { ...showing, wanted: event.key, cover: coverWith(event.hasStill, showing) };
    case 'still-came':
      return showing.cover === 'none' && showing.live !== showing.wanted ? { ...showing, cover: 'still' } : showing;
    case 'live-painted':
      return event.key === showing.wanted ? { wanted: event.key, live: event.key, cover: 'none' } : showing;
    case 'model-failed':
      return event.key === showing.wanted ? { ...showing, cover: coverWith(event.hasStill, showing) } : showing;
    case 'context-lost':
      // The very picture that was there, angle and all, is a better cover than a still of the entry pose.
      return { wanted: showing.wanted, live: undefined, cover: showing.live === undefined ? coverWith(event.hasStill, showing) : 'last-picture' };
  }
}

function coverWith(hasStill: boolean, showing: Showing): Showing['cover'] {
  if (hasStill) return 'still';
  return showing.live === undefined ? 'none' : 'last-picture';
}
