import * as z from 'zod';
import { sha256 } from './ids.ts';

/**
 * What core leaves on the disk for the shell: the assets that a page of the current publication opens on, so that its first picture waits for
 * neither core nor the page's own programme. A format that has no picture opens on the hour's colour.
 */
export const opening = z.strictObject({
  stillIndex: sha256,
  pictures: z.strictObject({ portrait: sha256.optional(), landscape: sha256.optional(), counter: sha256.optional() }),
});

/** Its name in the folder that holds everything a window keeps. */
export const openingFileName = 'opening.json';

export type Opening = z.infer<typeof opening>;
