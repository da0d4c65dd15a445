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
  /** Whether a reader has one of them right now. */
  readonly isOnReader: () => boolean;
};

/** Slower than the service looks: it sees one go at one look, the next come at another. */
const turnMs = 950;
const againMs = 300;

type Lying = { readonly name: string; readonly lift: () => Promise<void> };

export function createVirtualTray(slots: readonly [VirtualSlot, VirtualSlot]): VirtualTray {
  const lying: [Lying | null, Lying | null] = [null, null];
  const onReader = new Set<LaidCard>();
  const lift = async (slot: SlotNumber): Promise<void> => {
    const card = lying[slot];
    lying[slot] = null;
    await card?.lift();
  };
  return {
    lift,
    lying: () => [lying[0]?.name ?? null, lying[1]?.name ?? null],
    isOnReader: () => onReader.size > 0,
    lay: async (slot, card) => {
      await lift(slot);
      const first = await layCard(card.cards[0], slots[slot]).catch((error: unknown) => {
        throw new Error(`No virtual reader waits on slot ${slot}. Is a kiosk running here (npm start), with its virtual readers?`, { cause: error });
      });
      const lifting = new AbortController();
      const kept = keepLying({ cards: card.cards, slot: slots[slot], first, lifting: lifting.signal, onReader });
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

type KeepLying = { readonly cards: readonly VirtualCard[]; readonly slot: VirtualSlot; readonly first: LaidCard; readonly lifting: AbortSignal; readonly onReader: Set<LaidCard> };

/** One card stays; several take turns. What the service drops is laid again. */
async function keepLying({ cards, slot, first, lifting, onReader }: KeepLying): Promise<void> {
  const lifted = new Promise<void>((resolve) => lifting.addEventListener('abort', () => resolve(), { once: true }));
  let laid: LaidCard | null = first;
  for (let turn = 1; !lifting.aborted; turn += 1) {
    if (laid !== null) await stayLaid(laid, { lifted, turnMs: cards.length > 1 ? turnMs : null, onReader });
    if (lifting.aborted) return;
    if (cards.length === 1 || laid === null) await Promise.race([lifted, pause(againMs)]);
    laid = lifting.aborted ? null : await layAgain(cards[turn % cards.length], slot);
  }
  await laid?.lift();
}

async function stayLaid(laid: LaidCard, { lifted, turnMs: ms, onReader }: { readonly lifted: Promise<void>; readonly turnMs: number | null; readonly onReader: Set<LaidCard> }): Promise<void> {
  onReader.add(laid);
  await Promise.race([lifted, laid.removed, ...(ms === null ? [] : [pause(ms)])]);
  await laid.lift();
  onReader.delete(laid);
}

async function layAgain(card: VirtualCard | undefined, slot: VirtualSlot): Promise<LaidCard | null> {
  try {
    return card === undefined ? null : await layCard(card, slot);
  } catch {
    // The service is away; the card still lies there when it is back.
    return null;
  }
}
