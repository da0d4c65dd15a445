import { randomBytes } from 'node:crypto';
import { badgeRecordType } from '#contract/tag-record.ts';
import type { VirtualCard } from '../virtual-slot.ts';
import { aes, cmac, padded, rotateLeft, shortMac, unAes, xor } from './card-crypto.ts';
import { externalRecord, writeNdef } from './ndef-writing.ts';
import { type4Card, type NativeCommands } from './type-4-card.ts';

export type BadgeOnCard = {
  readonly badgeId: string;
  /** 7 bytes. */
  readonly uid: Uint8Array;
  /** AES-128. */
  readonly key: Uint8Array;
  /** 32 bytes. */
  readonly secret: Uint8Array;
};

const keyNumber = 0x01;
const secretFile = 0x03;
const idBytes = 7;
const instruction = { authenticate: 0x71, goOn: 0xaf, readData: 0xad } as const;
const status = (code: string): Buffer => Buffer.from(code, 'hex');

type Session = { readonly encryptionKey: Buffer; readonly macKey: Buffer; readonly transaction: Buffer; counter: number };

/** A badge, as an NTAG 424 DNA would be personalised: key 1 opens file 3, to an authenticated reader alone and in CommMode.Full. */
export function badgeCard(badge: BadgeOnCard, domain: string): VirtualCard {
  return type4Card(badge.uid, writeNdef([externalRecord(badgeRecordType(domain), '')]), badgeCommands(badge));
}

function badgeCommands({ badgeId, key, secret }: BadgeOnCard): NativeCommands {
  const id = Buffer.alloc(idBytes);
  id.write(badgeId, 'ascii');
  const contents = Buffer.concat([Buffer.of(0x01), id, secret]);
  let challenge: Buffer | null = null;
  let session: Session | null = null;
  const reset = (): void => {
    challenge = null;
    session = null;
  };
  return {
    reset,
    answer: (command) => {
      const data = command.subarray(5, 5 + (command[4] ?? 0));
      const asked = challenge;
      challenge = null;
      switch (command[1]) {
        case instruction.authenticate: {
          session = null;
          if (data[0] !== keyNumber) return status('9140');
          challenge = randomBytes(16);
          return Buffer.concat([aes(key, challenge), status('91AF')]);
        }
        case instruction.goOn: {
          const proven = asked === null ? null : prove(key, asked, data);
          session = proven?.session ?? null;
          return proven?.answer ?? status('91AE');
        }
        case instruction.readData: {
          const answer = session === null ? status('91AE') : readData(session, command, contents);
          // An error ends what was authenticated.
          if (answer.length === 2) session = null;
          return answer;
        }
        default: return null;
      }
    },
  };
}

/** The card's part of the second half: believes a reader that gives its challenge back, turned by a byte. */
function prove(key: Uint8Array, challenge: Buffer, proof: Buffer): { readonly session: Session; readonly answer: Buffer } | null {
  if (proof.length !== 32) return null;
  const plain = unAes(key, proof);
  const readers = plain.subarray(0, 16);
  if (!plain.subarray(16).equals(rotateLeft(challenge))) return null;
  const transaction = randomBytes(4);
  const answer = Buffer.concat([aes(key, Buffer.concat([transaction, rotateLeft(readers), Buffer.alloc(12)])), status('9100')]);
  const vector = (label: string): Buffer => Buffer.concat([
    Buffer.from(`${label}00010080`, 'hex'), readers.subarray(0, 2), xor(readers.subarray(2, 8), challenge.subarray(0, 6)), challenge.subarray(6), readers.subarray(8),
  ]);
  return { answer, session: { encryptionKey: cmac(key, vector('A55A')), macKey: cmac(key, vector('5AA5')), transaction, counter: 0 } };
}

/** ReadData in CommMode.Full: the command under the session's MAC, the answer encrypted and under it too. */
function readData(session: Session, command: Buffer, contents: Buffer): Buffer {
  const body = command.subarray(5, 5 + (command[4] ?? 0));
  const [header, mac] = [body.subarray(0, 7), body.subarray(7)];
  const place = (): Buffer => Buffer.concat([Buffer.of(session.counter & 0xff, session.counter >> 8), session.transaction]);
  if (!shortMac(session.macKey, Buffer.concat([Buffer.of(instruction.readData), place(), header])).equals(mac)) return status('911E');
  if (header[0] !== secretFile) return status('91F0');
  const [offset, length] = [header.readUIntLE(1, 3), header.readUIntLE(4, 3)];
  if (length === 0 || offset + length > contents.length) return status('91BE');
  session.counter += 1;
  const vector = aes(session.encryptionKey, Buffer.concat([Buffer.from('5AA5', 'hex'), session.transaction, Buffer.of(session.counter & 0xff, session.counter >> 8), Buffer.alloc(8)]));
  const hidden = aes(session.encryptionKey, padded(contents.subarray(offset, offset + length)), vector);
  return Buffer.concat([hidden, shortMac(session.macKey, Buffer.concat([Buffer.of(0x00), place(), hidden])), status('9100')]);
}
