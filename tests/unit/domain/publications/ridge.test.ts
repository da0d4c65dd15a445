import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ridgeOf } from '#domain/publications/ridge.ts';

const watches = [{ id: 'W-MOR-01', collection: 'moraine' }, { id: 'W-ARE-01', collection: 'arete' }, { id: 'W-ARE-02', collection: 'arete' }];

test('opens on the featured watch where it has a ridge', () => {
  assert.equal(ridgeOf({ watches, settings: { featuredWatchId: 'W-ARE-02' } }), 'W-ARE-02');
});

test('opens on the first ridge of the maison whatever else is featured', () => {
  assert.equal(ridgeOf({ watches, settings: { featuredWatchId: 'W-MOR-01' } }), 'W-ARE-01');
});

test('opens on the featured watch of a maison without a ridge', () => {
  assert.equal(ridgeOf({ watches: watches.slice(0, 1), settings: { featuredWatchId: 'W-MOR-01' } }), 'W-MOR-01');
});
