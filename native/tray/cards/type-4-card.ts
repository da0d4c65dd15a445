import type { VirtualCard } from '../virtual-slot.ts';

/** Answers to commands of CLA 90; null where it has none. */
export type NativeCommands = { readonly answer: (command: Buffer) => Buffer | null; readonly reset: () => void };

/** How a PC/SC reader announces an ISO 14443-4 card without historical bytes, as an NTAG 424 DNA or a DESFire is. */
const type4Atr = Buffer.from('3B8180018080', 'hex');
const application = Buffer.from('D2760000850101', 'hex');
const file = { capability: 0xe103, ndef: 0xe104 } as const;
const ndefBytes = 256;
const status = (code: string): Buffer => Buffer.from(code, 'hex');

/** An NFC Forum Type 4 tag with one NDEF message, and whatever else the card can do in its application. */
export function type4Card(uid: Uint8Array, message: Uint8Array, native?: NativeCommands): VirtualCard {
  const files = new Map<number, Buffer>([[file.capability, capability()], [file.ndef, ndefFile(message)]]);
  let isSelected = false;
  let selected: Buffer | null = null;
  const reset = (): void => {
    isSelected = false;
    selected = null;
    native?.reset();
  };
  const select = (command: Buffer): Buffer => {
    const name = command.subarray(5, 5 + (command[4] ?? 0));
    if (command[2] === 0x04) {
      reset();
      isSelected = name.equals(application);
      return status(isSelected ? '9000' : '6A82');
    }
    const found = isSelected && name.length === 2 ? files.get(name.readUInt16BE()) : undefined;
    selected = found ?? selected;
    return status(found === undefined ? '6A82' : '9000');
  };
  const read = (command: Buffer): Buffer => {
    if (selected === null) return status('6985');
    const [offset, length] = [command.readUInt16BE(2), command[4] === 0 ? 256 : (command[4] ?? 0)];
    return offset > selected.length ? status('6B00') : Buffer.concat([selected.subarray(offset, offset + length), status('9000')]);
  };
  const answer = (command: Buffer): Buffer => {
    if (command.length < 5) return status('6700');
    const [group, instruction] = [command[0], command[1]];
    // The reader answers this one itself, from what the card said in the air.
    if (group === 0xff && instruction === 0xca) return Buffer.concat([uid, status('9000')]);
    if (group === 0x00 && instruction === 0xa4) return select(command);
    if (group === 0x00 && instruction === 0xb0) return read(command);
    if (group === 0x90 && isSelected) return native?.answer(command) ?? status('911C');
    return status('6D00');
  };
  return { atr: () => type4Atr, reset, answer };
}

function capability(): Buffer {
  const container = Buffer.from('000F20010000FF0406E1040000FF00', 'hex');
  container.writeUInt16BE(ndefBytes, 11);
  container.writeUInt8(0x00, 13);
  return container;
}

function ndefFile(message: Uint8Array): Buffer {
  const whole = Buffer.alloc(ndefBytes);
  whole.writeUInt16BE(message.length);
  whole.set(message, 2);
  return whole;
}
