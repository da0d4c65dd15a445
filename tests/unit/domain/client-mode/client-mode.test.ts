import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AdvisorId, BadgeId } from '#domain/ids.ts';
import { nextMoment, pinWantedMs, quietMs, stepClientMode, veilMs, type ClientModeEvent, type ClientModeState } from '#domain/client-mode/client-mode.ts';

// Brands exist in types only.
const [a, b] = ['A-01', 'B-01'] as unknown as readonly [BadgeId, BadgeId];
const advisor = { id: 'claire-m' as AdvisorId, givenName: 'Claire' };
const closed: ClientModeState = { state: 'closed' };

function after(...events: readonly (readonly [ClientModeEvent, number])[]): ClientModeState {
  return events.reduce<ClientModeState>((state, [event, atMs]) => stepClientMode(state, event, atMs).state, closed);
}

const proven = (badgeId: BadgeId): ClientModeEvent => ({ type: 'badge-proven', badgeId });
const right = (badgeId: BadgeId): ClientModeEvent => ({ type: 'pin-right', badgeId, advisor });
const opened = [[proven(a), 0], [right(a), 1_000]] as const;

test('a badge asks for its PIN, and the right one opens', () => {
  assert.deepEqual([after([proven(a), 0]).state, after(...opened).state], ['pin-wanted', 'open']);
});

test('a second tap of the same badge draws the veil, a third lifts it without a PIN', () => {
  assert.deepEqual([after(...opened, [proven(a), 2_000]).state, after(...opened, [proven(a), 2_000], [proven(a), 3_000]).state], ['veiled', 'open']);
});

test('sixty seconds of quiet draw the veil, and a touch begins them again', () => {
  const quiet: ClientModeEvent = { type: 'time-passed' };
  assert.equal(after(...opened, [quiet, 1_000 + quietMs]).state, 'veiled');
  assert.equal(after(...opened, [{ type: 'touched' }, 30_000], [quiet, 1_000 + quietMs]).state, 'open');
});

test('after fifteen minutes of veil the key is forgotten and the badge asks for its PIN again', () => {
  const veiled = after(...opened, [proven(a), 2_000]);
  const step = stepClientMode(veiled, { type: 'time-passed' }, 2_000 + veilMs);
  assert.deepEqual([step.state.state, step.commands[0]?.type], ['closed', 'forget']);
  assert.equal(stepClientMode(veiled, proven(a), 2_000 + veilMs).state.state, 'pin-wanted');
});

test('another badge on an open window closes it and asks for its own PIN', () => {
  const step = stepClientMode(after(...opened), proven(b), 2_000);
  assert.deepEqual([step.state, step.commands.map((command) => command.type)], [{ state: 'pin-wanted', badgeId: b, endsAtMs: 2_000 + pinWantedMs }, ['forget', 'audit']]);
});

test('a refused badge on an open window draws its veil', () => {
  assert.equal(after(...opened, [{ type: 'badge-refused', badgeId: null, reason: 'unknown-badge' }, 2_000]).state, 'veiled');
});

test('a PIN that comes late opens nothing, and what it found is forgotten', () => {
  const step = stepClientMode(closed, right(a), 0);
  assert.deepEqual(step, { state: closed, commands: [{ type: 'forget' }] });
});

test('a revoked badge closes what it opened', () => {
  assert.equal(after(...opened, [{ type: 'badge-revoked', badgeId: a }, 2_000]).state, 'closed');
});

const badge = fc.constantFrom(a, b);
const event: fc.Arbitrary<ClientModeEvent> = fc.oneof(
  badge.map((badgeId) => proven(badgeId)),
  badge.map((badgeId): ClientModeEvent => ({ type: 'badge-refused', badgeId, reason: 'revoked' })),
  badge.map((badgeId) => right(badgeId)),
  badge.map((badgeId): ClientModeEvent => ({ type: 'pin-wrong', badgeId })),
  badge.map((badgeId): ClientModeEvent => ({ type: 'pin-locked', badgeId })),
  badge.map((badgeId): ClientModeEvent => ({ type: 'badge-revoked', badgeId })),
  fc.constantFrom<ClientModeEvent>({ type: 'touched' }, { type: 'veil-wanted' }, { type: 'close-wanted' }, { type: 'time-passed' }),
);

test('whatever happens, a key is held only while open or veiled, by the badge that opened, and not past its time', () => {
  fc.assert(fc.property(fc.array(fc.tuple(event, fc.integer({ min: 0, max: 20 * 60_000 })), { maxLength: 60 }), (steps) => {
    let state: ClientModeState = closed;
    let heldBy: BadgeId | null = null;
    let nowMs = 0;
    for (const [happening, passedMs] of steps) {
      nowMs += passedMs;
      // The desk's timer never lets a moment pass by.
      const due = nextMoment(state);
      const events: readonly ClientModeEvent[] = due !== null && due <= nowMs ? [{ type: 'time-passed' }, happening] : [happening];
      for (const one of events) {
        // The desk holds the key before it tells the machine.
        if (one.type === 'pin-right') heldBy = one.badgeId;
        const step = stepClientMode(state, one, nowMs);
        state = step.state;
        if (step.commands.some((command) => command.type === 'forget')) heldBy = null;
      }
      const isOpen = state.state === 'open' || state.state === 'veiled';
      if (isOpen && one(state) !== heldBy) assert.fail(`${state.state} without the key of ${one(state)}`);
      if (!isOpen) assert.equal(heldBy, null, state.state);
    }
  }), { numRuns: 500 });
});

function one(state: ClientModeState): BadgeId | null {
  return 'badgeId' in state ? state.badgeId : null;
}
