/** Makes the place of a meeting by video. */
export type VideoLinks = {
  /**
   * The link of one meeting. Asked again for the same key, a provider that can tell answers the same meeting.
   * Never throws: an answer that did not come is `later`.
   */
  readonly linkFor: (meeting: Meeting) => Promise<LinkAnswer>;
};

export type Meeting = {
  /** Ours, the same for ever, and nobody's name. */
  readonly key: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly timeZone: string;
  /** What the provider may show; says no more than that it is a meeting. */
  readonly subject: string;
};

/** Codes are for staff and logs. */
export type LinkAnswer = { readonly outcome: 'made'; readonly url: string } | { readonly outcome: 'later'; readonly code: string };
