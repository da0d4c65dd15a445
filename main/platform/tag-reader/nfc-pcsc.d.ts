/** The part of nfc-pcsc 0.8.1, and of the binding under it, that the tray uses; the package has no types. */
declare module 'nfc-pcsc' {
  import type { EventEmitter } from 'node:events';

  /** The binding's own reader. */
  export type BindingReader = EventEmitter<{ status: [{ readonly state: number; readonly atr?: Buffer }] }> & {
    readonly name: string;
    /** Flags told last. */
    readonly state: number;
    readonly SCARD_STATE_PRESENT: number;
    readonly get_status: (callback: (error: Error | null, state: number, atr?: Buffer) => void) => void;
  };

  export type Reader = EventEmitter<{ end: []; error: [Error] }> & {
    readonly name: string;
    readonly reader: BindingReader;
    autoProcessing: boolean;
    readonly connection: object | null;
    readonly connect: (mode?: 'CONNECT_MODE_CARD' | 'CONNECT_MODE_DIRECT') => Promise<unknown>;
    readonly disconnect: () => Promise<boolean>;
    readonly control: (data: Buffer, answerLength: number) => Promise<Buffer>;
    /** @throws at once when there is no card */
    readonly transmit: (data: Buffer, answerLength: number) => Promise<Buffer>;
  };

  export class NFC extends EventEmitter<{ reader: [Reader]; error: [Error] }> {
    readonly pcsc: { readonly close: () => Promise<void> };
  }
}
