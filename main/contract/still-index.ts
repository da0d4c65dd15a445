import * as z from 'zod';

/** `stills/stills.json` of a publication: the pictures that the atelier made of its watches, by the names of their assets. */

const pair = z.tuple([z.number(), z.number()]);

const handLayer = z.object({
  hand: z.string(), arbor: z.string(), file: z.string(), cell: pair, columns: z.number(), plane: z.array(z.number()), sheetPlane: z.array(z.number()),
  cells: z.array(z.object({ angleDeg: z.number(), left: z.number(), top: z.number() })),
});

const still = z.object({
  watchId: z.string(), pose: z.string(), format: z.string(), file: z.string(), width: z.number(), height: z.number(), pxPerMm: z.number(), calibre: z.string(),
  centre: pair.nullable().default(null), layers: z.array(handLayer),
});

export const stillIndex = z.object({ stills: z.array(still) });

export const stillIndexName = 'stills/stills.json';

export type StillIndex = z.infer<typeof stillIndex>;
