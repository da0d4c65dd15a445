import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { watchId } from '#contract/ids.ts';
import { aVisitBefore, personalScenes, stepVisit, type Scene, type VisitEvent, type VisitState } from '#domain/visit/visit.ts';

const [verrou, regel] = [watchId.parse('W-MOR-01'), watchId.parse('W-NEV-01')];
const room: Scene = { name: 'room', pathId: 'two-shores', pick: 0 };

function after(events: readonly VisitEvent[], isStreet = false): VisitState {
  return events.reduce((state, event) => stepVisit(state, event, isStreet), aVisitBefore('fr'));
}

describe('a visit', () => {
  it('shows a watch that is laid down, whatever was shown', () => {
    assert.deepEqual(after([{ type: 'went', scene: room }, { type: 'tray-changed', laid: [verrou, null] }]).scene, { name: 'watch', watchId: verrou, isSheetOpen: false });
  });

  it('goes back to where the visitor was when the watch is lifted', () => {
    assert.deepEqual(after([{ type: 'went', scene: room }, { type: 'tray-changed', laid: [verrou, null] }, { type: 'tray-changed', laid: [null, null] }]).scene, room);
  });

  it('goes back to the ridge when a watch that began the visit is lifted', () => {
    assert.deepEqual(after([{ type: 'tray-changed', laid: [null, regel] }, { type: 'tray-changed', laid: [null, null] }]).scene, { name: 'attract' });
  });

  it('compares a second watch with the first', () => {
    assert.deepEqual(after([{ type: 'tray-changed', laid: [verrou, null] }, { type: 'tray-changed', laid: [verrou, regel] }]).scene, { name: 'compare', watchIds: [verrou, regel] });
  });

  it('shows the one that stays when the other is lifted', () => {
    const state = after([{ type: 'tray-changed', laid: [verrou, null] }, { type: 'tray-changed', laid: [verrou, regel] }, { type: 'tray-changed', laid: [null, regel] }]);
    assert.deepEqual(state.scene, { name: 'watch', watchId: regel, isSheetOpen: false });
  });

  it('never throws away what is being written for a watch that is laid down', () => {
    const who: Scene = { name: 'who', kind: 'boutique', slot: null };
    assert.deepEqual(after([{ type: 'went', scene: who }, { type: 'tray-changed', laid: [verrou, null] }]).scene, who);
  });

  it('keeps a watch once, and lets it go', () => {
    assert.deepEqual(after([{ type: 'kept', watchId: verrou }, { type: 'kept', watchId: verrou }]).selection, [verrou]);
    assert.deepEqual(after([{ type: 'kept', watchId: verrou }, { type: 'let-go', watchId: verrou }]).selection, []);
  });

  it('forgets all of it at its end, but for what lies on the tray', () => {
    const state = after([{ type: 'tray-changed', laid: [verrou, null] }, { type: 'kept', watchId: verrou }, { type: 'ended' }]);
    assert.deepEqual(state, { ...aVisitBefore('fr'), laid: [verrou, null] });
  });

  it('never reaches a personal scene on a street window', () => {
    const scenes: readonly Scene[] = [room, { name: 'keep' }, { name: 'meet', kind: null }, { name: 'who', kind: 'now', slot: null }, { name: 'advisor' }];
    const event: fc.Arbitrary<VisitEvent> = fc.oneof(
      fc.constantFrom(...scenes).map((scene): VisitEvent => ({ type: 'went', scene })),
      fc.constant<VisitEvent>({ type: 'went-back' }),
      fc.boolean().map((isWanted): VisitEvent => ({ type: 'client-mode-changed', isWanted })),
      fc.constantFrom<VisitEvent>({ type: 'tray-changed', laid: [verrou, null] }, { type: 'tray-changed', laid: [verrou, regel] }, { type: 'tray-changed', laid: [null, null] }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 30 }), (events) => !personalScenes.has(after(events, true).scene.name)));
  });
});
