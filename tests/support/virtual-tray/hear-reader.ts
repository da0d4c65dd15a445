import { createLog } from '../../../main/platform/log/log.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { openNfcTagReader } from '../../../main/platform/tag-reader/nfc-tag-reader.ts';
import type { ReaderEvent, TagReader } from '../../../main/platform/tag-reader/tag-reader.ts';

export type HeardReader = TagReader & {
  /** The next event that fits among those not taken yet; what came before it is passed over. */
  readonly next: (fits: (event: ReaderEvent) => boolean) => Promise<ReaderEvent & { readonly atMs: number }>;
  readonly heard: () => readonly ReaderEvent[];
  readonly log: () => string;
};

type Heard = ReaderEvent & { readonly atMs: number };

const withinMs = 15_000;

/** The kiosk's own reader, listened to. */
export async function hearReader(domain = 'serac.example'): Promise<HeardReader> {
  const heard: Heard[] = [];
  const hearers = new Set<() => void>();
  let log = '';
  let taken = 0;
  const reader = await openNfcTagReader({
    domain,
    log: createLog('test', systemClock, (line) => (log += line)),
    hear: (event) => {
      heard.push({ ...event, atMs: performance.now() });
      for (const hear of hearers) hear();
    },
  });
  return {
    ...reader,
    heard: () => heard,
    log: () => log,
    next: (fits) => new Promise((resolve, reject) => {
      const look = (): void => {
        const index = heard.findIndex((event, at) => at >= taken && fits(event));
        const event = heard[index];
        if (event === undefined) return;
        taken = index + 1;
        clearTimeout(timer);
        hearers.delete(look);
        resolve(event);
      };
      const timer = setTimeout(() => {
        hearers.delete(look);
        reject(new Error(`not heard in time; heard ${JSON.stringify(heard.slice(taken))}\n${log}`));
      }, withinMs);
      hearers.add(look);
      look();
    }),
  };
}

export function isRead(slot: 0 | 1, serial: string) {
  return (event: ReaderEvent): boolean => event.type === 'card-read' && event.slot === slot && event.reading.kind === 'piece' && event.reading.serial === serial;
}

export function isOf(type: ReaderEvent['type'], slot: 0 | 1) {
  return (event: ReaderEvent): boolean => event.type === type && event.slot === slot;
}
