import { useEffect, useState } from 'react';
import * as z from 'zod';
import type { Published } from '#contract/window-api.ts';
import type { Still, StillPose, TurnFrame, WatchFormat } from '../../stage/stage.tsx';

const pair = z.tuple([z.number(), z.number()]);
const layer = z.object({
  hand: z.string(), arbor: z.string(), file: z.string(), cell: pair, columns: z.number(), plane: z.array(z.number()), sheetPlane: z.array(z.number()),
  cells: z.array(z.object({ angleDeg: z.number(), left: z.number(), top: z.number() })),
});
const record = z.object({ watchId: z.string(), pose: z.string(), format: z.string(), file: z.string(), width: z.number(), height: z.number(), pxPerMm: z.number(), calibre: z.string(), centre: pair.nullable().default(null), layers: z.array(layer) });
const index = z.object({ stills: z.array(record) });
const turntable = z.object({
  width: z.number(), height: z.number(), pxPerMm: z.number(),
  turns: z.array(z.object({ azimuthDeg: z.number(), file: z.string(), planes: z.record(z.string(), z.array(z.number())) })),
});

export type KnownStills = { readonly find: FindStill; /** False until their index is read, or known to be missing. */ readonly areKnown: boolean };

export type FindStill = (watchId: string, pose: StillPose, format: WatchFormat) => Still | undefined;

export function addressOf(published: Published, name: string): string | undefined {
  const sum = published.assets[name];
  return sum ? `vitrine://asset/${sum}` : undefined;
}

/** The build-time pictures of a publication, by watch, pose and format; those of the one before until its own are read. */
export function useStills(published: Published): KnownStills {
  const [found, setFound] = useState<ReadonlyMap<string, Still> | null>(null);
  useEffect(() => {
    const address = addressOf(published, 'stills/stills.json');
    let isWanted = true;
    const reading = address === undefined ? Promise.resolve(noStills) : readIndex(address, published).catch(() => noStills);
    void reading.then((stills) => { if (isWanted) setFound(stills); });
    return () => { isWanted = false; };
  }, [published]);
  return { find: (watchId, pose, format) => found?.get(`${watchId} ${pose} ${format}`), areKnown: found !== null };
}

const noStills: ReadonlyMap<string, Still> = new Map();

/** A watch's turntable; empty until it is read, where there is none, and where nobody asks (`entry`, its first still, undefined). */
export function useTurns(published: Published, watchId: string, entry: Still | undefined): readonly TurnFrame[] {
  const [found, setFound] = useState<readonly TurnFrame[]>([]);
  useEffect(() => {
    const address = addressOf(published, `turns/${watchId}.json`);
    setFound([]);
    if (entry === undefined || !address) return;
    let isWanted = true;
    void readTurns(address, published, entry).then((frames) => { if (isWanted) setFound(frames); }, () => { if (isWanted) setFound([]); });
    return () => { isWanted = false; };
  }, [published, watchId, entry]);
  return found;
}

/** The hands over a turned watch are those of the still it entered with, laid in the planes of each view. */
async function readTurns(address: string, published: Published, { calibre, layers }: Still): Promise<readonly TurnFrame[]> {
  const { turns, ...seen } = turntable.parse(await (await fetch(address)).json());
  return turns.flatMap(({ azimuthDeg, file, planes }) => {
    const url = addressOf(published, `turns/${file}`);
    if (!url) return [];
    const shown = layers.flatMap((layer) => {
      const plane = planes[layer.hand];
      return plane ? [{ ...layer, plane }] : [];
    });
    return [{ azimuthDeg, still: { ...seen, url, calibre, centre: null, layers: shown } }];
  });
}

async function readIndex(address: string, published: Published): Promise<ReadonlyMap<string, Still>> {
  const { stills } = index.parse(await (await fetch(address)).json());
  return new Map(stills.flatMap((entry): [string, Still][] => {
    const url = addressOf(published, `stills/${entry.file}`);
    if (!url) return [];
    const layers = entry.layers.flatMap(({ file, ...rest }) => {
      const sheet = addressOf(published, `stills/${file}`);
      return sheet ? [{ ...rest, url: sheet }] : [];
    });
    return [[`${entry.watchId} ${entry.pose} ${entry.format}`, { url, width: entry.width, height: entry.height, pxPerMm: entry.pxPerMm, calibre: entry.calibre, centre: entry.centre, layers }]];
  }));
}
