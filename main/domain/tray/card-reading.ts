import type { PieceSerial } from '../ids.ts';

/** One of the tray's places for a watch, each with a reader of its own; 0 is the first. */
export type SlotIndex = 0 | 1;

/** What a card turned out to be. `uid` is upper-case hexadecimal: 4, 7 or 10 bytes. It tells cards apart and proves nothing. */
export type CardReading =
  | { readonly kind: 'piece'; readonly uid: string; readonly serial: PieceSerial }
  /** Written by the maison, naming nothing that could be a piece. */
  | { readonly kind: 'unknown'; readonly uid: string }
  /** Says that it is an advisor's badge; it has yet to prove it. */
  | { readonly kind: 'badge'; readonly uid: string }
  | { readonly kind: 'foreign'; readonly uid: string | null }
  /** Something lies there and does not answer, several tries long. */
  | { readonly kind: 'unreadable' };

export type TrayEvent =
  | { readonly type: 'reader-appeared'; readonly slot: SlotIndex }
  | { readonly type: 'reader-gone'; readonly slot: SlotIndex }
  /** Something lies there; what it is follows as `card-read`, unless it is removed before. */
  | { readonly type: 'card-presented'; readonly slot: SlotIndex }
  | { readonly type: 'card-read'; readonly slot: SlotIndex; readonly reading: CardReading }
  | { readonly type: 'card-removed'; readonly slot: SlotIndex }
  | { readonly type: 'time-passed' };
