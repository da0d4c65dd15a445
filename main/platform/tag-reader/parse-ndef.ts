/** A record of an NDEF message (NFC Forum, NFC Data Exchange Format 1.0), chunks put together. */
export type NdefRecord = { readonly nameFormat: NameFormat; readonly type: string; readonly payload: Buffer };

export type NameFormat = 'empty' | 'well-known' | 'media' | 'uri' | 'external' | 'unknown';

export type NdefParsing = { readonly ok: true; readonly records: readonly NdefRecord[] } | { readonly ok: false; readonly reason: string };

const nameFormats: readonly (NameFormat | 'unchanged' | 'reserved')[] = ['empty', 'well-known', 'media', 'uri', 'external', 'unknown', 'unchanged', 'reserved'];

/** What a tag of a watch could ever need, many times over. */
const maxRecords = 32;
export const maxMessageBytes = 4_096;

type RawRecord = {
  readonly isFirst: boolean; readonly isLast: boolean; readonly isChunk: boolean; readonly hasId: boolean;
  readonly nameFormat: NameFormat | 'unchanged' | 'reserved'; readonly type: Buffer; readonly payload: Buffer; readonly end: number;
};

/** Reads one whole message. Nothing in it is believed: every length is held to what is there, and what does not fit is refused whole. */
export function parseNdef(message: Buffer): NdefParsing {
  if (message.length > maxMessageBytes) return refuse('too long');
  const raw: RawRecord[] = [];
  for (let at = 0; at < message.length;) {
    const record = readRecord(message, at);
    if (record === null) return refuse('a record ends beyond the message');
    if (raw.length === maxRecords) return refuse('too many records');
    if (record.isFirst !== (raw.length === 0)) return refuse('the beginning is not where it says');
    raw.push(record);
    if (record.isLast) return record.end === message.length ? join(raw) : refuse('more follows the end');
    at = record.end;
  }
  return refuse('it does not end');
}

function refuse(reason: string): NdefParsing {
  return { ok: false, reason };
}

function readRecord(message: Buffer, start: number): RawRecord | null {
  const take = reader(message, start);
  const head = take(1)?.readUInt8() ?? null;
  const typeLength = take(1)?.readUInt8() ?? null;
  if (head === null || typeLength === null) return null;
  const [isShort, hasId] = [(head & 0x10) !== 0, (head & 0x08) !== 0];
  const payloadLength = take(isShort ? 1 : 4);
  const idLength = hasId ? take(1) : Buffer.of(0);
  if (payloadLength === null || idLength === null) return null;
  const [type, id, payload] = [take(typeLength), take(idLength.readUInt8()), take(payloadLength.readUIntBE(0, payloadLength.length))];
  if (type === null || id === null || payload === null) return null;
  return {
    isFirst: (head & 0x80) !== 0, isLast: (head & 0x40) !== 0, isChunk: (head & 0x20) !== 0, hasId,
    nameFormat: nameFormats[head & 0x07] ?? 'reserved', type, payload, end: take.at(),
  };
}

/** Takes the next bytes, or null when there are fewer. */
function reader(bytes: Buffer, start: number): ((length: number) => Buffer | null) & { readonly at: () => number } {
  let at = start;
  const take = (length: number): Buffer | null => {
    if (length > bytes.length - at) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  return Object.assign(take, { at: () => at });
}

/** Puts chunks together and holds each record to what its name format asks. */
function join(raw: readonly RawRecord[]): NdefParsing {
  const records: NdefRecord[] = [];
  let open: NdefRecord | null = null;
  for (const record of raw) {
    const whole: NdefRecord | string = open === null ? begin(record) : goOn(open, record);
    if (typeof whole === 'string') return refuse(whole);
    open = record.isChunk ? whole : null;
    if (!record.isChunk) records.push(whole);
  }
  return open === null ? { ok: true, records } : refuse('the last chunk is missing');
}

function begin({ nameFormat, type, payload, hasId }: RawRecord): NdefRecord | string {
  if (nameFormat === 'unchanged') return 'a chunk without a beginning';
  if (nameFormat === 'reserved') return 'a reserved name format';
  if (nameFormat === 'empty' && (type.length > 0 || payload.length > 0 || hasId)) return 'an empty record that is not';
  if (nameFormat === 'unknown' && type.length > 0) return 'an unknown type that has a name';
  return { nameFormat, type: type.toString('latin1'), payload };
}

function goOn(before: NdefRecord, { nameFormat, type, payload, hasId }: RawRecord): NdefRecord | string {
  if (nameFormat !== 'unchanged' || type.length > 0 || hasId) return 'a chunk that says too much';
  return { ...before, payload: Buffer.concat([before.payload, payload]) };
}
