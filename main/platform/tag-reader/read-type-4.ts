import { succeeded } from './answers.ts';
import { maxMessageBytes } from './parse-ndef.ts';
import type { MessageReading } from './read-type-2.ts';
import type { Transmit } from './tag-reader.ts';

const ndefApplication = Buffer.from('D2760000850101', 'hex');
const capabilityFile = 0xe103;
const capabilityBytes = 15;
const ndefFileControl = 0x04;
const lengthBytes = 2;
const mostPerRead = 0xf0;

/** Reads the message of a Type 4 tag, as an NTAG 424 DNA or a DESFire is (NFC Forum, Type 4 Tag 1.2). */
export async function readType4(transmit: Transmit): Promise<MessageReading> {
  if (succeeded(await transmit(select(0x04, 0x00, ndefApplication))) === null) return { outcome: 'none' };
  const capability = await readFile(transmit, capabilityFile, 0, capabilityBytes);
  if (capability === null) return { outcome: 'failed' };
  const file = ndefFileIn(capability);
  if (file === null) return { outcome: 'none' };
  const length = (await readFile(transmit, file.id, 0, lengthBytes))?.readUInt16BE() ?? null;
  if (length === null) return { outcome: 'failed' };
  if (length === 0) return { outcome: 'none' };
  if (length > file.maxBytes - lengthBytes || length > maxMessageBytes) return { outcome: 'broken' };
  const message = await readBinary(transmit, lengthBytes, length, file.perRead);
  return message === null ? { outcome: 'failed' } : { outcome: 'message', message };
}

/** The file that the capability container names, if anybody may read it. */
function ndefFileIn(capability: Buffer): { readonly id: number; readonly maxBytes: number; readonly perRead: number } | null {
  const [version, perRead, type, length, id, maxBytes, access] = [
    capability.readUInt8(2), capability.readUInt16BE(3), capability.readUInt8(7), capability.readUInt8(8),
    capability.readUInt16BE(9), capability.readUInt16BE(11), capability.readUInt8(13),
  ];
  if (version >> 4 < 1 || version >> 4 > 3 || type !== ndefFileControl || length !== 6 || access !== 0x00) return null;
  return { id, maxBytes, perRead: Math.max(1, Math.min(perRead, mostPerRead)) };
}

async function readFile(transmit: Transmit, id: number, offset: number, length: number): Promise<Buffer | null> {
  const name = Buffer.alloc(2);
  name.writeUInt16BE(id);
  if (succeeded(await transmit(select(0x00, 0x0c, name))) === null) return null;
  return readBinary(transmit, offset, length, length);
}

/** Of the file that was selected last. */
async function readBinary(transmit: Transmit, offset: number, length: number, perRead: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for (let at = 0; at < length; at += perRead) {
    const wanted = Math.min(perRead, length - at);
    const part = succeeded(await transmit(Buffer.of(0x00, 0xb0, (offset + at) >> 8, (offset + at) & 0xff, wanted)));
    if (part?.length !== wanted) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function select(by: number, answering: number, name: Buffer): Buffer {
  const command = Buffer.concat([Buffer.of(0x00, 0xa4, by, answering, name.length), name]);
  return answering === 0x0c ? command : Buffer.concat([command, Buffer.of(0x00)]);
}
