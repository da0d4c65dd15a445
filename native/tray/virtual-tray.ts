import { setTimeout as pause } from 'node:timers/promises';
import { layCard, type LaidCard, type VirtualCard, type VirtualSlot } from './virtual-slot.ts';
import type { ChosenCard } from './choose-card.ts';

export type SlotNumber = 0 | 1;

/** Cards that lie on virtual readers until they are lifted, as real ones would: also through a restart of the service. */
export type VirtualTray = {
  /** @throws when no virtual reader waits there */
  readonly lay: (slot: SlotNumber, card: ChosenCard) => Promise<void>;
  readonly lift: (slot: SlotNumber) => Promise<void>;
  /** Names of what lies there. */
  readonly lying: () => readonly [string | null, string | null];
};

/** Slower than the service looks: it sees one go at one look, the next come at another. */
const turnMs = 950;
const againMs = 300;

type Lying = { readonly name: string; readonly lift: () => Promise<void> };

export function createVirtualTray(slots: readonly [VirtualSlot, VirtualSlot]): VirtualTray {
  const lying: [Lying | null, Lying | null] = [null, null];
  const lift = async (slot: SlotNumber): Promise<void> => {
    const card = lying[slot];
    lying[slot] = null;
    await card?.lift();
  };
  return {
    lift,
    lying: () => [lying[0]?.name ?? null, lying[1]?.name ?? null],
    lay: async (slot, card) => {
      await lift(slot);
      const first = await layCard(card.cards[0], slots[slot]);
      const lifting = new AbortController();
      const kept = keepLying(card.cards, slots[slot], first, lifting.signal);
      lying[slot] = {
        name: card.name,
        lift: () => {
          lifting.abort();
          return kept;
        },
      };
    },
  };
}

/** One card stays; several take turns. What the service drops is laid again. */
async function keepLying(cards: readonly VirtualCard[], slot: VirtualSlot, first: LaidCard, lifting: AbortSignal): Promise<void> {
  const lifted = new Promise<void>((resolve) => lifting.addEventListener('abort', () => resolve(), { once: true }));
  let laid: LaidCard | null = first;
  for (let turn = 1; !lifting.aborted; turn += 1) {
    const ends: Promise<unknown>[] = [lifted, laid?.removed ?? Promise.resolve()];
    if (cards.length > 1) ends.push(pause(turnMs));
    await Promise.race(ends);
    await laid?.lift();
    if (lifting.aborted) return;
    if (cards.length === 1) await Promise.race([lifted, pause(againMs)]);
    laid = lifting.aborted ? null : await layAgain(cards[turn % cards.length], slot);
  }
  await laid?.lift();
}

async function layAgain(card: VirtualCard | undefined, slot: VirtualSlot): Promise<LaidCard | null> {
  try {
    return card === undefined ? null : await layCard(card, slot);
  } catch {
    // The service is away; the card still lies there when it is back.
    return null;
  }
}
