import { setTimeout as pause } from 'node:timers/promises';
import type { NFC, Reader } from 'nfc-pcsc';
import type { SlotIndex } from '#domain/tray/card-reading.ts';
import { faultFacts, type Log } from '../log/log.ts';
import { assignSlots, noSlots, slotOf, type SlotNames } from './assign-slots.ts';
import { followReader, type FollowedReader } from './follow-reader.ts';
import type { HearReader, TagReader } from './tag-reader.ts';

export type NfcTagReaderParts = {
  /** The maison's domain, which its tags name: `serac.example`. */
  readonly domain: string;
  readonly hear: HearReader;
  readonly log: Log;
};

const closeWithinMs = 1_500;

/** The tray over nfc-pcsc and the machine's smart-card service. A service, a reader or a driver that is not there is a tray without readers, until it is. */
export async function openNfcTagReader({ domain, hear: tellOut, log }: NfcTagReaderParts): Promise<TagReader> {
  const nfc = await loadNfc(log);
  let isDisposed = false;
  const hear: HearReader = (event) => (isDisposed ? undefined : tellOut(event));
  const present = new Map<string, Reader>();
  const followed = new Map<SlotIndex, FollowedReader & { readonly reader: Reader }>();
  let slots: SlotNames = noSlots;
  const unfollow = (slot: SlotIndex): void => {
    const line = followed.get(slot);
    if (line === undefined) return;
    line.dispose();
    followed.delete(slot);
    hear({ type: 'reader-gone', slot });
  };
  const follow = (slot: SlotIndex, reader: Reader): void => {
    hear({ type: 'reader-appeared', slot });
    followed.set(slot, { reader, ...followReader(reader, { domain, log, tell: (news) => hear({ ...news, slot }) }) });
  };
  const settle = (): void => {
    slots = assignSlots(slots, [...present.keys()]);
    for (const slot of [0, 1] as const) if (followed.get(slot)?.reader !== present.get(slots[slot] ?? '')) unfollow(slot);
    for (const [name, reader] of present) {
      const slot = slotOf(slots, name);
      if (slot !== null && !followed.has(slot)) follow(slot, reader);
    }
  };
  nfc?.on('error', (error) => log.warn('card-service-away', faultFacts(error)));
  nfc?.on('reader', (reader) => {
    reader.autoProcessing = false;
    reader.on('error', (error) => log.warn('reader-fault', faultFacts(error)));
    reader.once('end', () => {
      if (present.get(reader.name) !== reader) return;
      present.delete(reader.name);
      settle();
    });
    present.set(reader.name, reader);
    // Those that come together are given their slots together, in the order of their names.
    queueMicrotask(settle);
  });
  return {
    readers: () => followed.size,
    withCard: async (slot, use) => (await followed.get(slot)?.withCard(use)) ?? { ok: false, reason: 'no-card' },
    dispose: async () => {
      isDisposed = true;
      for (const line of followed.values()) line.dispose();
      followed.clear();
      await Promise.race([nfc?.pcsc.close(), pause(closeWithinMs, undefined, { ref: false })]);
    },
  };
}

async function loadNfc(log: Log): Promise<NFC | null> {
  try {
    const nfcPcsc = await import('nfc-pcsc');
    return new nfcPcsc.NFC();
  } catch (error) {
    log.error('card-binding-missing', faultFacts(error));
    return null;
  }
}
