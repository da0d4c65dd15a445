import type { SlotIndex, TrayEvent } from '#domain/tray/card-reading.ts';

/** One exchange with a card: a command APDU in, data and status word out. @throws {CardGone} */
export type Transmit = (command: Uint8Array) => Promise<Buffer>;

/** The card went, its reader did, or an exchange with it failed. */
export class CardGone extends Error {
  readonly code = 'card-gone';
}

export type CardUse<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: 'no-card' | 'card-gone' };

export type ReaderEvent = Exclude<TrayEvent, { readonly type: 'time-passed' }>;

/** The tray's readers. Whatever readers, cards or their service do, it tells or keeps silent: it never throws. */
export type TagReader = {
  /** How many readers are there now. */
  readonly readers: () => number;
  /** Speaks to the card that lies on a slot, alone: nothing else is sent to it until `use` settles. Whatever `use` throws but CardGone is thrown on. */
  readonly withCard: <Value>(slot: SlotIndex, use: (transmit: Transmit) => Promise<Value>) => Promise<CardUse<Value>>;
  /** Tells nothing more, waits for what is in flight (bounded) and gives the service back. */
  readonly dispose: () => Promise<void>;
};

export type HearReader = (event: ReaderEvent) => void;
