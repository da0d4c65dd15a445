import { readAtMost } from '../intake-limits.ts';
import { inThousands, ModelRefused } from '../model-refused.ts';

export type Container = { readonly json: unknown; /** The bytes that buffer 0 stands for; empty when the file has none. */ readonly binary: Uint8Array };

const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;

/**
 * Takes a GLB apart (glTF 2.0, 4.4) without believing a length that the file does not hold.
 * @throws ModelRefused
 */
export function readContainer(bytes: Uint8Array): Container {
  mustBeBinaryGltf(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const declared = view.getUint32(8, true);
  if (declared > bytes.length) throw new ModelRefused('cut-off', `The file ends too early: it says it is ${inThousands(declared)} bytes long and ${inThousands(bytes.length)} arrived. Copy it again.`);
  const jsonLength = view.getUint32(12, true);
  if (view.getUint32(16, true) !== jsonChunk) throw new ModelRefused('not-a-glb', 'The file begins like a GLB, and no description of a model follows. Export it again.');
  if (jsonLength > readAtMost.jsonBytes) throw new ModelRefused('description-too-long', `The model’s description alone is ${inThousands(jsonLength / 1_000_000)} MB, and ${inThousands(readAtMost.jsonBytes / 1_000_000)} MB are read at most. Put geometry and pictures into the GLB’s binary part.`);
  if (20 + jsonLength > declared) throw new ModelRefused('cut-off', 'The model’s description is longer than the file. Copy it again, or export it again.');
  return { json: parseDescription(bytes.subarray(20, 20 + jsonLength)), binary: binaryOf(bytes.subarray(0, declared), view, 20 + jsonLength) };
}

export function writeContainer(json: unknown, binary: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(json));
  const described = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
  const rest = Buffer.concat([binary, Buffer.alloc((4 - (binary.length % 4)) % 4)]);
  const head = (...words: readonly number[]): Buffer => Buffer.from(Uint32Array.from(words).buffer);
  const length = 20 + described.length + (rest.length === 0 ? 0 : 8 + rest.length);
  return Buffer.concat([head(magic, 2, length, described.length, jsonChunk), described, ...(rest.length === 0 ? [] : [head(rest.length, binaryChunk), rest])]);
}

function mustBeBinaryGltf(bytes: Uint8Array): void {
  if (bytes.length > readAtMost.fileBytes) throw new ModelRefused('file-too-large', `The file is ${inThousands(bytes.length / 1_000_000)} MB; ${inThousands(readAtMost.fileBytes / 1_000_000)} MB are read at most.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== magic) throw new ModelRefused('not-a-glb', 'This is not a GLB file. Export the model as binary glTF 2.0 (.glb), with everything in one file.');
  const version = view.getUint32(4, true);
  if (version !== 2) throw new ModelRefused('other-version', `This is glTF ${version}; only glTF 2.0 is read. Export it again with a newer tool.`);
}

function binaryOf(bytes: Uint8Array, view: DataView, at: number): Uint8Array {
  if (bytes.length < at + 8) return new Uint8Array(0);
  const length = view.getUint32(at, true);
  if (view.getUint32(at + 4, true) !== binaryChunk) throw new ModelRefused('not-a-glb', 'After the model’s description the file holds something that is no binary glTF. Export it again.');
  if (at + 8 + length > bytes.length) throw new ModelRefused('cut-off', 'The file ends in the middle of its geometry. Copy it again.');
  return bytes.subarray(at + 8, at + 8 + length);
}

function parseDescription(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > readAtMost.jsonDepth) throw new ModelRefused('too-deep', `The model’s description is nested deeper than ${readAtMost.jsonDepth} levels; no model needs that.`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof ModelRefused) throw error;
    throw new ModelRefused('description-unreadable', 'The model’s description cannot be read: it is damaged. Export it again.');
  }
}

/** Deepest nesting of a JSON text, without building any of it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (isInString && letter === 0x5c) at += 1;
    else if (letter === 0x22) isInString = !isInString;
    else if (!isInString && (letter === 0x7b || letter === 0x5b)) deepest = Math.max(deepest, ++depth);
    else if (!isInString && (letter === 0x7d || letter === 0x5d)) depth -= 1;
  }
  return deepest;
}
