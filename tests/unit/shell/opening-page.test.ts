import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { opening } from '#contract/opening.ts';
import { projectRoot } from '../../../native/setup/places.ts';
import { openingPage } from '../../../main/shell/opening-page.ts';

const page = readFileSync(join(projectRoot, 'renderer/window/index.html'), 'utf8');
const opens = opening.parse({ stillIndex: 'a'.repeat(64), pictures: { portrait: 'b'.repeat(64), landscape: 'c'.repeat(64) } });
const pictures = (html: string): readonly string[] => [...html.matchAll(/<img src="([^"]*)"/g)].map(([, source]) => source ?? '');

test('puts the picture of the glass’s own format into the page', () => {
  assert.deepEqual(pictures(openingPage(page, opens, 'portrait')), [`vitrine://asset/${'b'.repeat(64)}`]);
  assert.deepEqual(pictures(openingPage(page, opens, 'landscape')), [`vitrine://asset/${'c'.repeat(64)}`]);
});

test('shows a format that has no picture that of no other', () => {
  assert.deepEqual(pictures(openingPage(page, opens, 'counter')), []);
});

test('asks for the index of stills beside the page, as the programme will ask', () => {
  assert.match(openingPage(page, opens, 'counter'), new RegExp(`<link rel="preload" as="fetch" crossorigin href="vitrine://asset/${'a'.repeat(64)}"`));
});

test('leaves the page as it was built while nothing is published', () => {
  assert.equal(openingPage(page, null, 'portrait'), page);
});
