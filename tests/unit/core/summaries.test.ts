import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientCard, type ClientCard } from '#contract/client.ts';
import { summariesOf } from '../../../main/core/client-mode/summaries.ts';

const now = new Date('2026-11-27T10:00:00.000Z');

type Meeting = ClientCard['appointments'][number];

function aCard(initials: string, appointments: readonly Meeting[] = [], nextGesture: string | null = null): ClientCard {
  return clientCard.parse({
    id: `01a21aab-48db-7554-ba87-e7d30710dd${initials.length}${initials.charCodeAt(0) % 10}`, givenName: initials, familyName: initials, nameOrder: 'given-first', honorific: null, initials, locale: 'fr', facts: [],
    nextGesture: nextGesture === null ? null : { text: nextGesture, why: 'x' }, preferences: [], selection: [{ watchId: 'W-MOR-01', source: 'online', since: '2026-11-01' }], owned: [], appointments, timeline: [],
  });
}

function at(startsAt: string, state: Meeting['state'] = 'confirmed'): Meeting {
  return { kind: 'boutique', slot: { startsAt, minutes: 45 }, state };
}

test('whom the boutique sees next comes first, then whoever has a next gesture', () => {
  const cards = [aCard('A'), aCard('B', [], 'Call'), aCard('C', [at('2026-12-02T10:00:00.000Z')]), aCard('D', [at('2026-11-27T09:30:00.000Z')])];
  assert.deepEqual(summariesOf(cards, now).map((client) => client.initials), ['D', 'C', 'B', 'A']);
});

test('a meeting that is over, cancelled or declined is no next meeting', () => {
  const card = aCard('A', [at('2026-11-27T09:00:00.000Z'), at('2026-11-28T09:00:00.000Z', 'declined'), at('2026-11-28T09:00:00.000Z', 'cancelled')]);
  assert.deepEqual(summariesOf([card], now).map(({ nextMeeting, piecesToPrepare }) => ({ nextMeeting, piecesToPrepare })), [{ nextMeeting: null, piecesToPrepare: [] }]);
});

test('what a client chose is to lie ready at the meeting, and no name is told', () => {
  const [summary] = summariesOf([aCard('A', [at('2026-11-29T09:00:00.000Z'), at('2026-11-28T09:00:00.000Z', 'held')])], now);
  assert.deepEqual([summary?.piecesToPrepare, summary?.nextMeeting?.startsAt, Object.keys(summary ?? {}).includes('name')], [['W-MOR-01'], '2026-11-28T09:00:00.000Z', false]);
});
