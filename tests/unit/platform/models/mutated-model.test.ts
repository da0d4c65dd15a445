import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ModelRefused } from '../../../../main/platform/models/model-refused.ts';
import { findErrors } from '../../../../main/platform/models/reading/validator.ts';
import { takeIn } from '../../../../main/platform/models/take-in.ts';
import { describedIn, smallModel, withDescription } from '../../../support/small-model.ts';

let good: Uint8Array = new Uint8Array();
before(async () => {
  good = await smallModel();
});

/** Longer than any of these small files takes on a busy machine. */
const patienceMs = 8000;

/** The rule: a sentence, or models that the validator accepts; never anything else, and soon. */
async function mustBeRefusedOrRight(bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const { parts } = await takeIn(bytes, null, () => {}, 16);
    for (const name of ['model.glb', 'model.lod2.glb'] as const) assert.deepEqual(await findErrors(parts[name]), []);
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    assert.match(error.message, /^[A-Z“].{20,590}[.)]$/s);
  }
  assert.ok(performance.now() - started < patienceMs);
}

const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 0, 1, 2, 3.5, 1e308, 4_294_967_295, 9_007_199_254_740_991, '', 'a', '\u0000', 'http://a/b', true, [], {}, [0], [[[]]], { extensions: {} }, [null], 'VEC3', 5126, 5123),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Puts something else in one place of a description, chosen by walking down. */
function replaced(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...further] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, place) => (String(place) === key ? replaced(item, further, by) : item));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? replaced(item, further, by) : item]));
}

describe('a good model, changed anywhere', () => {
  it('in its bytes is refused with a sentence or becomes one that the validator accepts', async () => {
    await fc.assert(fc.asyncProperty(flips, async (changes) => {
      const bytes = good.slice();
      for (const [at, by] of changes) bytes[at % bytes.length] = by;
      await mustBeRefusedOrRight(bytes);
    }), { numRuns: 60 });
  });

  it('in the fields of its description is refused with a sentence or becomes one that the validator accepts', async () => {
    const description = describedIn(good);
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }), odd, async (path, by) => {
      await mustBeRefusedOrRight(withDescription(good, replaced(description, path, by)));
    }), { numRuns: 150 });
  });

  it('in its geometry and pictures is refused with a sentence or becomes one that the validator accepts', async () => {
    const binaryAt = 28 + new DataView(good.buffer).getUint32(12, true);
    await fc.assert(fc.asyncProperty(flips, async (changes) => {
      const bytes = good.slice();
      for (const [at, by] of changes) bytes[binaryAt + (at % (bytes.length - binaryAt))] = by;
      await mustBeRefusedOrRight(bytes);
    }), { numRuns: 40 });
  });
});
