import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { before, describe, it } from 'node:test';
import sharp from 'sharp';
import { ModelRefused } from '../../../../main/platform/models/model-refused.ts';
import { takeIn } from '../../../../main/platform/models/take-in.ts';
import { changed, describedIn, smallModel, withText, type Described } from '../../../support/small-model.ts';

const previewPx = 64;
let good: Uint8Array = new Uint8Array();
before(async () => {
  good = await smallModel();
});

/** The sentence that a file is refused with. */
async function sentenceFor(bytes: Uint8Array): Promise<string> {
  const refusal: unknown = await takeIn(bytes, null, () => {}, previewPx).then(() => null, (error: unknown) => error);
  assert.ok(refusal instanceof ModelRefused, `it was ${refusal === null ? 'taken in' : String(refusal)}`);
  return refusal.message;
}

const refusedOver = async (change: (description: Described) => void, words: RegExp): Promise<void> => assert.match(await sentenceFor(changed(good, change)), words);

/** A PNG of which only the header is true to its word. */
function pngOf(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(17);
  header.write('IHDR');
  header.writeUInt32BE(width, 4);
  header.writeUInt32BE(height, 8);
  header.set([8, 6, 0, 0, 0], 12);
  const chunk = (typed: Buffer): Buffer => {
    const framed = Buffer.alloc(typed.length + 8);
    framed.writeUInt32BE(typed.length - 4);
    typed.copy(framed, 4);
    framed.writeUInt32BE(crc32(typed), typed.length + 4);
    return framed;
  };
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk(header), chunk(Buffer.concat([Buffer.from('IDAT'), Buffer.from('789c63000100000500010d0a2db4', 'hex')])), chunk(Buffer.from('IEND'))]);
}

const jpegOf = (width: number, height: number): Uint8Array => Buffer.concat([Buffer.from('ffd8ffc0001108', 'hex'), Buffer.from([height >> 8, height & 255, width >> 8, width & 255]), Buffer.from('03012200021101031101ffda000c03010002110311003f00d2cf20ffd9', 'hex')]);

describe('a model that was made to do harm', () => {
  it('is refused over a picture that says it is 60,000 by 60,000 pixels, from its header alone', async () => {
    for (const [mime, picture, said] of [['image/png', pngOf(60_000, 60_000), /60,000 × 60,000/], ['image/jpeg', jpegOf(60_000, 60_000), /60,000 × 60,000/], ['image/webp', await sharp({ create: { width: 9000, height: 1, channels: 3, background: 'white' } }).webp().toBuffer(), /9,000 × 1 /]] as const) {
      const started = performance.now();
      await refusedOver(({ images }) => {
        images[0] = { name: 'COLOUR', mimeType: mime, uri: `data:${mime};base64,${Buffer.from(picture).toString('base64')}` };
      }, said);
      assert.ok(performance.now() - started < 5000);
    }
  });

  it('is refused when its nodes lie within one another', async () => {
    await refusedOver(({ nodes }) => void (nodes[0] = { ...nodes[0], children: [1] }), /within itself/);
    await refusedOver(({ nodes }) => void (nodes[1] = { ...nodes[1], children: [1] }), /within itself/);
  });

  it('is refused when a part hangs in two places or too deep', async () => {
    await refusedOver(({ nodes }) => void nodes.push({ children: [0] }), /two places/);
    await refusedOver(({ nodes, scenes }) => {
      const first = nodes.length;
      for (let place = 0; place < 400; place += 1) nodes.push({ children: place === 399 ? [] : [first + place + 1] });
      scenes[0] = { nodes: [1, first] };
    }, /deep/);
  });

  it('is refused when a number is none', async () => {
    const described = describedIn(good);
    const position = described.bufferViews[Number(described.accessors[0]?.['bufferView'])];
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const spoilt = good.slice();
      const binaryAt = 28 + new DataView(good.buffer).getUint32(12, true);
      new DataView(spoilt.buffer).setFloat32(binaryAt + Number(position?.['byteOffset'] ?? 0) + 4, number, true);
      assert.match(await sentenceFor(spoilt), /not numbers/);
    }
    assert.match(await sentenceFor(withText(good, JSON.stringify(described).replace('"scale":[0.06', '"scale":[1e999'))), /without end|contradicts|rule of glTF/);
  });

  it('is refused when it points beyond its own end', async () => {
    await refusedOver(({ bufferViews }) => void (bufferViews[2] = { ...bufferViews[2], byteLength: 1_000_000 }), /beyond the end/);
    await refusedOver(({ accessors }) => void (accessors[0] = { ...accessors[0], count: 100_000 }), /beyond the end/);
    await refusedOver(({ accessors }) => void (accessors[3] = { ...accessors[3], bufferView: 77 }), /does not hold/);
    await refusedOver(({ buffers }) => void (buffers[0] = { byteLength: 9_000_000 }), /more geometry than the file holds/);
  });

  it('is refused when triangles name corners that are not there', async () => {
    await refusedOver(({ accessors }) => void accessors.splice(0, 3, ...accessors.slice(0, 3).map((accessor) => ({ ...accessor, count: 3 }))), /corners that it does not have/);
  });

  it('is refused over counts that would fill the memory', async () => {
    await refusedOver(({ accessors }) => void (accessors[0] = { name: 'zeros', type: 'MAT4', componentType: 5126, count: 4_000_000_000 }), /would take 256,000 MB/);
    await refusedOver((description) => void description.nodes.push(...Array.from({ length: 60_000 }, () => ({}))), /more “nodes” than are read/);
  });

  it('fetches nothing from outside', async () => {
    for (const uri of ['http://169.254.169.254/latest', 'https://elsewhere.example/a.png', 'file:///etc/passwd', '../../../etc/passwd', 'a.png']) {
      await refusedOver(({ images }) => void (images[0] = { uri }), /nothing is fetched/);
      await refusedOver(({ buffers }) => void (buffers[0] = { uri, byteLength: 2496 }), /nothing is fetched/);
    }
  });

  it('is refused when its description is deeper or longer than any model’s', async () => {
    assert.match(await sentenceFor(withText(good, `{"asset":{"version":"2.0"},"extras":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)), /nested deeper/);
    const long = new Uint8Array(28);
    long.set(good.subarray(0, 20));
    new DataView(long.buffer).setUint32(8, 28, true);
    new DataView(long.buffer).setUint32(12, 500_000_000, true);
    assert.match(await sentenceFor(long), /500 MB/);
  });

  it('is refused when it is cut off anywhere', async () => {
    for (const length of [0, 3, 12, 19, 20, 300, good.length - 1]) assert.match(await sentenceFor(good.subarray(0, length)), /not a GLB|ends too early/);
  });

  it('is refused when it needs an extension that nobody here knows', async () => {
    await refusedOver((description) => Object.assign(description, { extensionsRequired: ['EVIL_run_this'], extensionsUsed: ['EVIL_run_this'] }), /EVIL_run_this/);
  });

  it('says no name of a file that could do harm where it is shown', async () => {
    await refusedOver((description) => Object.assign(description, { extensionsRequired: [`EVIL\u202e\n${'x'.repeat(500)}`] }), /^[^\n\u202e]{1,300}$/);
  });
});
