import { aesCmac } from './aes-cmac.ts';
import { decryptCbc, encryptCbc, pad, unpad } from './aes-cbc.ts';

/** What both sides know after AuthenticateEV2First (NXP AN12196, section 5). */
export type Ev2Keys = {
  readonly encryptionKey: Buffer;
  readonly macKey: Buffer;
  /** Transaction identifier, 4 bytes. */
  readonly transaction: Buffer;
};

/** The reader's side of an authenticated session in CommMode.Full; each command is sent once, in order. */
export type Ev2Session = {
  /** The command, with its header in clear and its data encrypted, and both under the session's MAC. */
  readonly wrap: (instruction: number, header: Uint8Array, data?: Uint8Array) => Buffer;
  /** The data of the answer to the command wrapped last, or null when the card did not make it in this session. */
  readonly unwrap: (answer: Buffer) => Buffer | null;
  /** Overwrites the keys. */
  readonly forget: () => void;
};

const macBytes = 8;
const statusBytes = 2;
const fine = 0x9100;

export function openEv2Session({ encryptionKey, macKey, transaction }: Ev2Keys): Ev2Session {
  let counter = 0;
  const vector = (label: number): Buffer => encryptCbc(encryptionKey, Buffer.concat([twoBytes(label), transaction, littleEndian(counter), Buffer.alloc(8)]));
  const macOf = (code: number, rest: readonly Uint8Array[]): Buffer => truncatedMac(macKey, Buffer.concat([Buffer.of(code), littleEndian(counter), transaction, ...rest]));
  return {
    wrap: (instruction, header, data = Buffer.alloc(0)) => {
      const hidden = data.length === 0 ? Buffer.alloc(0) : encryptCbc(encryptionKey, pad(data), vector(0xa55a));
      const body = Buffer.concat([header, hidden, macOf(instruction, [header, hidden])]);
      return Buffer.concat([Buffer.of(0x90, instruction, 0x00, 0x00, body.length), body, Buffer.of(0x00)]);
    },
    unwrap: (answer) => {
      counter += 1;
      if (answer.length < macBytes + statusBytes || answer.readUInt16BE(answer.length - statusBytes) !== fine) return null;
      const hidden = answer.subarray(0, -(macBytes + statusBytes));
      const mac = answer.subarray(hidden.length, hidden.length + macBytes);
      if (hidden.length % 16 !== 0 || !macOf(0x00, [hidden]).equals(mac)) return null;
      return hidden.length === 0 ? hidden : unpad(decryptCbc(encryptionKey, hidden, vector(0x5aa5)));
    },
    forget: () => {
      encryptionKey.fill(0);
      macKey.fill(0);
    },
  };
}

/** Every other byte of the CMAC, as the card keeps it short. */
function truncatedMac(key: Uint8Array, message: Uint8Array): Buffer {
  return aesCmac(key, message).filter((_byte, index) => index % 2 === 1) as Buffer;
}

function twoBytes(value: number): Buffer {
  return Buffer.of(value >> 8, value & 0xff);
}

function littleEndian(counter: number): Buffer {
  return Buffer.of(counter & 0xff, counter >> 8);
}
