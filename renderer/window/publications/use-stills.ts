import { useEffect, useState } from 'react';
import * as z from 'zod';
import { stillIndex, stillIndexName } from '#contract/still-index.ts';
import type { Published } from '#contract/window-api.ts';
import type { Still, StillPose, TurnFrame, WatchFormat } from '../../stage/stage.tsx';

const turntable = z.object({
  width: z.number(), height: z.number(), pxPerMm: z.number(),
  turns: z.array(z.object({ azimuthDeg: z.number(), file: z.string(), planes: z.record(z.string(), z.array(z.number())) })),
});

export type FindStill = (watchId: string, pose: StillPose, format: WatchFormat) => Still | undefined;

export function addressOf(published: Published, name: string): string | undefined {
  const sum = published.assets[name];
  return sum ? `vitrine://asset/${sum}` : undefined;
}

/** Finds the build-time pictures of a publication; null until they are known, and those of the one before until its own are. */
export function useStills(published: Published | null): FindStill | null {
  const [found, setFound] = useState<ReadonlyMap<string, Still> | null>(null);
  useEffect(() => {
    if (!published) return;
    const address = addressOf(published, stillIndexName);
    let isWanted = true;
    const reading = address === undefined ? Promise.resolve(noStills) : readIndex(address, published).catch(() => noStills);
    void reading.then((stills) => { if (isWanted) setFound(stills); });
    return () => { isWanted = false; };
  }, [published]);
  return found && ((watchId, pose, format) => found.get(`${watchId} ${pose} ${format}`));
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
  const { stills } = stillIndex.parse(await (await fetch(address)).json());
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
