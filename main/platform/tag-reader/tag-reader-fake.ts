import type { CardReading, SlotIndex } from '#domain/tray/card-reading.ts';
import { CardGone, type HearReader, type TagReader, type Transmit } from './tag-reader.ts';

export type TagReaderFake = TagReader & {
  readonly plug: (slot: SlotIndex) => void;
  readonly unplug: (slot: SlotIndex) => void;
  /** Lays a card that reads as this; `transmit` is how it answers whoever speaks to it. */
  readonly lay: (slot: SlotIndex, reading: CardReading, transmit?: Transmit) => void;
  readonly lift: (slot: SlotIndex) => void;
};

/** Readers in memory. */
export function aTagReader(hear: HearReader): TagReaderFake {
  const plugged = new Set<SlotIndex>();
  const lying = new Map<SlotIndex, Transmit>();
  const mute: Transmit = () => Promise.reject(new CardGone());
  const lift = (slot: SlotIndex): void => {
    if (lying.delete(slot)) hear({ type: 'card-removed', slot });
  };
  return {
    readers: () => plugged.size,
    withCard: async (slot, use) => {
      const transmit = lying.get(slot);
      if (transmit === undefined) return { ok: false, reason: 'no-card' };
      try {
        return { ok: true, value: await use((command) => (lying.get(slot) === transmit ? transmit(command) : mute(command))) };
      } catch (error) {
        if (error instanceof CardGone) return { ok: false, reason: 'card-gone' };
        throw error;
      }
    },
    dispose: () => Promise.resolve(),
    plug: (slot) => {
      plugged.add(slot);
      hear({ type: 'reader-appeared', slot });
    },
    unplug: (slot) => {
      lift(slot);
      plugged.delete(slot);
      hear({ type: 'reader-gone', slot });
    },
    lay: (slot, reading, transmit = mute) => {
      lying.set(slot, transmit);
      hear({ type: 'card-presented', slot });
      hear({ type: 'card-read', slot, reading });
    },
    lift,
  };
}
