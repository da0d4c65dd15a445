import type { BoutiqueId, LeaseId, WindowId } from '#domain/ids.ts';
import type { Occupied } from '#contract/submission.ts';
import type { Book } from '../book/book.ts';
import type { SlotPlace } from '../book/room.ts';

/** A time that something is about to be given; null when it may only lose what it has. */
export type TimeWish = { readonly id: string; readonly place: SlotPlace | null; /** What it is held by already, and whose. */ readonly lease?: { readonly id: LeaseId; readonly windowId: WindowId } | undefined };

/** Nothing was done; it may be asked again. */
export class TimeOutOfReach extends Error {
  override readonly name = 'TimeOutOfReach';
}

/** Who keeps the maison's time: the book's own database, or one that several hubs share. */
export type TimeKeeper = {
  /**
   * Asks for the times, does what gives them away, and lets go of what was not used. What `act` does is all in the book's own transaction.
   * @throws TimeOutOfReach before anything was done
   */
  readonly around: <Value>(wishes: readonly TimeWish[], act: () => Value) => Promise<Value>;
  /** @throws TimeOutOfReach */
  readonly occupied: (boutique: BoutiqueId, now: Date) => Promise<Occupied>;
  /** As it was seen last: for proposals, which whoever takes one asks for again. */
  readonly seen: (boutique: BoutiqueId, now: Date) => Occupied;
  readonly dispose: () => Promise<void>;
};

/** The book's own database keeps it: what gives a time away takes it in the same transaction. */
export function embeddedTimeKeeper(book: Pick<Book, 'occupied'>): TimeKeeper {
  return {
    // Async only so that whatever is thrown comes the same way from each keeper.
    around: async (_, act) => act(),
    occupied: async (boutique, now) => book.occupied(boutique, now),
    seen: book.occupied,
    dispose: () => Promise.resolve(),
  };
}
