import { aesCmac } from './aes-cmac.ts';

/** The application and the system that a badge's key is made for, as AN10922 asks: with them no other system's card has the same key. */
const applicationId = Buffer.from('565452', 'hex');
const systemId = Buffer.from('Vitrine', 'ascii');
const aes128 = 0x01;

/**
 * The AES-128 key of one card, from the boutique's master key and the card's UID (NXP AN10922, section 2.2.1).
 * @param uid 7 bytes
 */
export function diversifyKey(masterKey: Uint8Array, uid: Uint8Array): Buffer {
  return diversify(masterKey, Buffer.concat([uid, applicationId, systemId]));
}

/** @param input more than 15 and at most 31 bytes, as the note's own example: then its padding is CMAC's */
export function diversify(masterKey: Uint8Array, input: Uint8Array): Buffer {
  return aesCmac(masterKey, Buffer.concat([Buffer.of(aes128), input]));
}
