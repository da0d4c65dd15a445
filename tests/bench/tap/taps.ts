import * as z from 'zod';

/** Milliseconds since the card was presented. */
const tap = z.strictObject({
  watchId: z.string(),
  /** nfc-pcsc, by itself, had the UID. */
  uidMs: z.number(),
  /** The window's renderer was told what lies there. */
  toldMs: z.number(),
  /** A picture of the watch was on screen. */
  paintedMs: z.number(),
});

export const tapsSchema = z.array(tap);
export type Tap = z.infer<typeof tap>;
