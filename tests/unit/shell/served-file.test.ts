import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileBehind, spanOf } from '../../../main/shell/served-file.ts';

const hash = 'ab'.repeat(32);
const served = (address: string) => fileBehind(address, '/app/window', '/keep/assets');

test('serves the page, its parts and its fonts by their plain names', () => {
  const addresses = ['vitrine://app/', 'vitrine://app/main.js', 'vitrine://app/parts/stage-A1.js', 'vitrine://app/fonts/serif-B2.woff2'];
  assert.deepEqual(addresses.map((address) => served(address)?.path), ['/app/window/index.html', '/app/window/main.js', '/app/window/parts/stage-A1.js', '/app/window/fonts/serif-B2.woff2']);
});

test('serves an asset by its hash and by nothing else', () => {
  assert.deepEqual(served(`vitrine://asset/${hash}`), { path: `/keep/assets/ab/${hash}`, mime: null });
  const refused = [`vitrine://asset/${hash}/x`, `vitrine://asset/${hash.slice(1)}`, `vitrine://asset/${hash.toUpperCase()}`, 'vitrine://asset/', 'vitrine://asset/pairing.json'];
  assert.deepEqual(refused.map(served), refused.map(() => null));
});

test('serves nothing of another scheme, host or kind of file', () => {
  const refused = [
    'file:///etc/passwd', 'https://app/main.js', 'vitrine://other/main.js', 'vitrine://app:80/main.js', 'vitrine://app/.inputs.json', 'vitrine://app/main.map', 'vitrine://app/constructor', 'vitrine://app/fonts/', 'not an address',
  ];
  assert.deepEqual(refused.filter((address) => served(address) !== null), []);
});

test('whatever an address says, the file lies inside the two folders', () => {
  const segment = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2F', '..%2f', '\\', '//', '%00', 'fonts', 'parts', 'main.js', 'index.html'), fc.string({ maxLength: 12 }));
  fc.assert(fc.property(fc.constantFrom('vitrine://app/', 'vitrine://asset/', 'vitrine:', 'vitrine://'), fc.array(segment, { maxLength: 6 }), fc.constantFrom('/', ''), (start, segments, joint) => {
    const file = served(start + segments.join(joint));
    if (file) assert.match(file.path, /^(\/app\/window\/((fonts|parts)\/)?[^/]+|\/keep\/assets\/[0-9a-f]{2}\/[0-9a-f]{64})$/);
  }), { numRuns: 2_000 });
});

test('reads one span of bytes as RFC 9110 writes it', () => {
  assert.deepEqual(['bytes=0-9', 'bytes=90-', 'bytes=-10', 'bytes=-1000', 'bytes=5-5000'].map((range) => spanOf(range, 100)), [
    { start: 0, end: 9 }, { start: 90, end: 99 }, { start: 90, end: 99 }, { start: 0, end: 99 }, { start: 5, end: 99 },
  ]);
});

test('answers whole where no span, several or another unit is asked for, and refuses a span outside', () => {
  assert.deepEqual([null, '', 'bytes=-', 'bytes=0-1,5-6', 'pages=1-2'].map((range) => spanOf(range, 100)), [null, null, null, null, null]);
  assert.deepEqual(['bytes=100-', 'bytes=9-3', 'bytes=-0'].map((range) => spanOf(range, 100)), ['outside', 'outside', 'outside']);
});

test('a span never leaves the file', () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), fc.nat({ max: 1e6 }), (from, to, size) => {
    const span = spanOf(`bytes=${from}-${to}`, size);
    assert.ok(span === 'outside' || (span !== null && span.start <= span.end && span.end < size));
  }));
});
