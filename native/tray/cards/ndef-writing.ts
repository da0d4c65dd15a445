/** Written here, read in the kiosk: two programs of their own, so that one cannot hide the other's mistake. */

const nameFormat = { wellKnown: 1, media: 2, external: 4 } as const;
const messageBegin = 0x80;
const messageEnd = 0x40;
const shortRecord = 0x10;

export type NdefRecord = { readonly nameFormat: keyof typeof nameFormat; readonly type: string; readonly payload: Uint8Array };

/** An NDEF message of at least one record. */
export function writeNdef(records: readonly NdefRecord[]): Buffer {
  return Buffer.concat(records.map((record, index) => {
    const isShort = record.payload.length < 256;
    const head = nameFormat[record.nameFormat] | (index === 0 ? messageBegin : 0) | (index === records.length - 1 ? messageEnd : 0) | (isShort ? shortRecord : 0);
    const length = Buffer.alloc(isShort ? 1 : 4);
    length.writeUIntBE(record.payload.length, 0, length.length);
    return Buffer.concat([Buffer.of(head, record.type.length), length, Buffer.from(record.type, 'ascii'), record.payload]);
  }));
}

/** A record that names something of the maison: `serac.example:piece`. */
export function externalRecord(type: string, text: string): NdefRecord {
  return { nameFormat: 'external', type, payload: Buffer.from(text, 'ascii') };
}

/** `https://` and the rest. */
export function httpsRecord(rest: string): NdefRecord {
  return { nameFormat: 'wellKnown', type: 'U', payload: Buffer.concat([Buffer.of(0x04), Buffer.from(rest, 'utf8')]) };
}

/** An NDEF message as it lies in a Type 2 tag: an NDEF TLV and a terminator. */
export function inTlv(message: Uint8Array): Buffer {
  const length = message.length < 0xff ? Buffer.of(message.length) : Buffer.of(0xff, message.length >> 8, message.length & 0xff);
  return Buffer.concat([Buffer.of(0x03), length, message, Buffer.of(0xfe)]);
}
