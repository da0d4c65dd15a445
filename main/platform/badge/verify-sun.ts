import { timingSafeEqual } from 'node:crypto';
import { aesCmac } from './aes-cmac.ts';
import { decryptCbc } from './aes-cbc.ts';

/** What an NTAG 424 DNA put into the address it gave: hexadecimal, as it stands in the query. */
export type SunMessage = { readonly picc: string; readonly mac: string };

export type SunKeys = {
  /** SDMMetaRead: opens the card's UID and counter. */
  readonly metaKey: Uint8Array;
  /** SDMFileRead: makes the MAC. */
  readonly fileKey: Uint8Array;
};

/** `counter` counts the card's reads, so that an address seen before is known as such. */
export type SunVerification = { readonly ok: true; readonly uid: string; readonly counter: number } | { readonly ok: false };

/** A mirrored UID of seven bytes and a mirrored counter. */
const piccTag = 0xc7;

/** Secure Unique NFC (NXP AN12196, section 4): the UID and counter that the card encrypted, if its MAC over an empty input holds. */
export function verifySun({ picc, mac }: SunMessage, keys: SunKeys): SunVerification {
  if (!/^[0-9A-Fa-f]{32}$/.test(picc) || !/^[0-9A-Fa-f]{16}$/.test(mac)) return { ok: false };
  const plain = decryptCbc(keys.metaKey, Buffer.from(picc, 'hex'));
  if (plain.readUInt8() !== piccTag) return { ok: false };
  const [uid, counter] = [plain.subarray(1, 8), plain.subarray(8, 11)];
  const { macKey } = sunSessionKeys(keys.fileKey, uid, counter);
  const expected = aesCmac(macKey, Buffer.alloc(0)).filter((_byte, index) => index % 2 === 1);
  if (!timingSafeEqual(expected, Buffer.from(mac, 'hex'))) return { ok: false };
  return { ok: true, uid: uid.toString('hex').toUpperCase(), counter: counter.readUIntLE(0, 3) };
}

/** @param counter 3 bytes, the least significant first */
export function sunSessionKeys(fileKey: Uint8Array, uid: Uint8Array, counter: Uint8Array): { readonly encryptionKey: Buffer; readonly macKey: Buffer } {
  const rest = Buffer.concat([Buffer.of(0x00, 0x01, 0x00, 0x80), uid, counter]);
  return { encryptionKey: aesCmac(fileKey, Buffer.concat([Buffer.of(0xc3, 0x3c), rest])), macKey: aesCmac(fileKey, Buffer.concat([Buffer.of(0x3c, 0xc3), rest])) };
}
