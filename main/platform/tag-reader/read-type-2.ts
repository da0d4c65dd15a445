import { succeeded } from './answers.ts';
import { maxMessageBytes } from './parse-ndef.ts';
import type { Transmit } from './tag-reader.ts';

/** The NDEF message on a tag; `none` is a tag without one, `broken` one whose form does not hold, `failed` a read that did. */
export type MessageReading =
  | { readonly outcome: 'message'; readonly message: Buffer }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'broken' }
  | { readonly outcome: 'failed' };

const pageBytes = 4;
const blockBytes = 16;
const capabilityPage = 3;
const dataStart = (capabilityPage + 1) * pageBytes;
const tlv = { none: 0x00, lockControl: 0x01, memoryControl: 0x02, ndef: 0x03, end: 0xfe } as const;

/** Bytes of the tag's memory, from `from` up to `to`, that are not data. */
type Range = { readonly from: number; readonly to: number };

/**
 * Reads the message of a Type 2 tag, as an NTAG 21x is (NFC Forum, Type 2 Tag 1.2), in as few exchanges as its length allows.
 * Lengths on the tag are held to the size in its capability container and to `maxMessageBytes`.
 */
export async function readType2(transmit: Transmit): Promise<MessageReading> {
  const first = await readBlock(transmit, capabilityPage);
  if (first === null) return { outcome: 'failed' };
  const [magic, version, size, access] = [first.readUInt8(0), first.readUInt8(1), first.readUInt8(2), first.readUInt8(3)];
  if (magic !== 0xe1 || version >> 4 !== 1 || access >> 4 !== 0) return { outcome: 'none' };
  const area = dataArea(transmit, { end: dataStart + size * 8, known: first.subarray(pageBytes) });
  try {
    return await findMessage(area);
  } catch (error) {
    if (error instanceof ReadFailed) return { outcome: 'failed' };
    if (error instanceof AreaEnded) return { outcome: 'broken' };
    throw error;
  }
}

class ReadFailed extends Error {}
class AreaEnded extends Error {}

type DataArea = { readonly take: (length: number) => Promise<Buffer>; readonly left: () => number; readonly skip: (range: Range) => void };

async function findMessage(area: DataArea): Promise<MessageReading> {
  while (area.left() > 0) {
    const type = (await area.take(1)).readUInt8();
    if (type === tlv.none) continue;
    if (type === tlv.end) return { outcome: 'none' };
    const length = await takeLength(area);
    if (length > area.left() || (type === tlv.ndef && length > maxMessageBytes)) return { outcome: 'broken' };
    const value = await area.take(length);
    if (type === tlv.ndef) return length === 0 ? { outcome: 'none' } : { outcome: 'message', message: value };
    if (type !== tlv.lockControl && type !== tlv.memoryControl) continue;
    if (length !== 3) return { outcome: 'broken' };
    area.skip(controlledRange(type, value));
  }
  return { outcome: 'none' };
}

async function takeLength(area: DataArea): Promise<number> {
  const short = (await area.take(1)).readUInt8();
  return short < 0xff ? short : (await area.take(2)).readUInt16BE();
}

/** Where a lock or memory control TLV says that other things than data lie: page and byte offset, size (in bits for locks), bytes per page as a power of two. */
function controlledRange(type: number, value: Buffer): Range {
  const [position, size, control] = [value.readUInt8(0), value.readUInt8(1), value.readUInt8(2)];
  const from = (position >> 4) * 2 ** (control & 0x0f) + (position & 0x0f);
  const asked = size === 0 ? 256 : size;
  return { from, to: from + (type === tlv.lockControl ? Math.ceil(asked / 8) : asked) };
}

/** The data area as one run of bytes, read block by block when first needed. */
function dataArea(transmit: Transmit, { end, known }: { readonly end: number; readonly known: Buffer }): DataArea {
  const reserved: Range[] = [];
  let memory = known;
  let at = dataStart;
  const take = async (length: number): Promise<Buffer> => {
    const taken = Buffer.alloc(length);
    for (let filled = 0; filled < length; at += 1) {
      if (at >= end) throw new AreaEnded();
      if (reserved.some(({ from, to }) => at >= from && at < to)) continue;
      while (at - dataStart >= memory.length) memory = Buffer.concat([memory, await nextBlock(transmit, dataStart + memory.length)]);
      taken.writeUInt8(memory.readUInt8(at - dataStart), filled);
      filled += 1;
    }
    return taken;
  };
  return { take, left: () => Math.max(0, end - at), skip: (range) => void reserved.push(range) };
}

async function nextBlock(transmit: Transmit, offset: number): Promise<Buffer> {
  const block = await readBlock(transmit, offset / pageBytes);
  if (block === null) throw new ReadFailed();
  return block;
}

/** READ BINARY of four pages, as PC/SC part 3 has it for storage cards; null when it failed. */
async function readBlock(transmit: Transmit, page: number): Promise<Buffer | null> {
  const data = succeeded(await transmit(Buffer.of(0xff, 0xb0, page >> 8, page & 0xff, blockBytes)));
  return data?.length === blockBytes ? data : null;
}
