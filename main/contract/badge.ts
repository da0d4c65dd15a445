import * as z from 'zod';
import { base64, badgeId, boutiqueId } from './ids.ts';

/**
 * A badge as it is written to a card, or laid on the virtual tray: handed out once, kept by nobody.
 * The key is the boutique's badge master key diversified for this card (AN10922), which the badge proves by mutual authentication;
 * the secret lies in a file that only an authenticated reader may read.
 */
export const badgeFile = z.strictObject({
  schema: z.literal('vitrine-badge/1'),
  badgeId,
  boutiqueId,
  /** The card's UID: 7 bytes in upper-case hexadecimal. */
  uid: z.string().regex(/^[0-9A-F]{14}$/),
  /** AES-128, 16 bytes. */
  key: base64,
  /** 32 bytes. */
  secret: base64,
});

export type BadgeFile = z.infer<typeof badgeFile>;
