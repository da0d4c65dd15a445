import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pieceSerial } from '#contract/ids.ts';
import type { CardReading, SlotIndex, TrayEvent } from '#domain/tray/card-reading.ts';
import { awayGraceMs, crowdQuietMs, liftGraceMs, moveWithinMs, nextTrayMoment, noReaders, shownOn, stepTray, type ShownSlot, type TrayCommand, type TrayState } from '#domain/tray/tray.ts';

const moraine = pieceSerial.parse('MOR01-0001');
const neve = pieceSerial.parse('NEV01-0002');
const piece = (serial = moraine, uid = '04000000000001'): CardReading => ({ kind: 'piece', uid, serial });
const unreadable: CardReading = { kind: 'unreadable' };

/** Two readers and a time that goes on: whatever falls due on the way happens. */
function aTray(readers: readonly SlotIndex[] = [0, 1]) {
  let state: TrayState = noReaders;
  let nowMs = 0;
  const told: TrayCommand[] = [];
  const apply = (event: TrayEvent): void => {
    const step = stepTray(state, event, nowMs);
    state = step.state;
    told.push(...step.commands);
  };
  const tray = {
    hear: apply,
    pass: (ms: number): void => {
      const endMs = nowMs + ms;
      for (let due = nextTrayMoment(state); due !== null && due <= endMs; due = nextTrayMoment(state)) {
        nowMs = Math.max(nowMs, due);
        apply({ type: 'time-passed' });
      }
      nowMs = endMs;
    },
    lay: (slot: SlotIndex, reading: CardReading): void => {
      apply({ type: 'card-presented', slot });
      apply({ type: 'card-read', slot, reading });
    },
    lift: (slot: SlotIndex): void => apply({ type: 'card-removed', slot }),
    shown: (): readonly ShownSlot[] => shownOn(state),
    states: (): readonly string[] => shownOn(state).map((slot) => slot.state),
    told: (): readonly TrayCommand[] => told.splice(0),
  };
  readers.forEach((slot) => apply({ type: 'reader-appeared', slot }));
  return tray;
}

describe('the tray', () => {
  it('has no slots until a reader appears', () => {
    assert.deepEqual(shownOn(noReaders), []);
  });

  it('says that it reads, then shows the piece', () => {
    const tray = aTray();
    tray.hear({ type: 'card-presented', slot: 0 });
    assert.deepEqual(tray.states(), ['reading', 'empty']);
    tray.hear({ type: 'card-read', slot: 0, reading: piece() });
    assert.deepEqual(tray.shown()[0], { state: 'piece', serial: moraine });
    assert.deepEqual(tray.told(), [{ type: 'tell-laid', slot: 0, serial: moraine }]);
  });

  it('tells a lift after its grace, once', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.told();
    tray.lift(0);
    tray.pass(liftGraceMs - 1);
    assert.deepEqual([tray.states()[0], tray.told()], ['piece', []]);
    tray.pass(1);
    assert.deepEqual([tray.states()[0], tray.told()], ['empty', [{ type: 'tell-lifted', slot: 0, serial: moraine }]]);
    tray.pass(10_000);
    assert.deepEqual(tray.told(), []);
  });

  it('takes no notice of a hole in the field', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.told();
    tray.lift(0);
    tray.pass(liftGraceMs - 10);
    tray.lay(0, piece());
    tray.pass(10_000);
    assert.deepEqual([tray.shown()[0], tray.told()], [{ state: 'piece', serial: moraine }, []]);
  });

  it('shows the second watch in the place of the first without an empty moment between', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.told();
    tray.lift(0);
    tray.lay(0, piece(neve, '04000000000002'));
    assert.deepEqual(tray.told(), [{ type: 'tell-lifted', slot: 0, serial: moraine }, { type: 'tell-laid', slot: 0, serial: neve }]);
  });

  it('forgets a card that was gone before it was read', () => {
    const tray = aTray();
    tray.hear({ type: 'card-presented', slot: 0 });
    tray.lift(0);
    assert.deepEqual([tray.states()[0], tray.told()], ['empty', []]);
  });

  it('calls a watch moved that was lifted here and laid there', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.lift(0);
    tray.pass(liftGraceMs + 1);
    tray.told();
    tray.pass(moveWithinMs - liftGraceMs);
    tray.lay(1, piece());
    assert.deepEqual(tray.told(), [{ type: 'tell-moved', from: 0, to: 1, serial: moraine }]);
  });

  it('shows one piece in one place: the last it was seen in', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.told();
    tray.lay(1, piece());
    assert.deepEqual([tray.states(), tray.told()], [['empty', 'piece'], [{ type: 'tell-moved', from: 0, to: 1, serial: moraine }]]);
  });

  it('asks a badge to prove itself and never shows it', () => {
    const tray = aTray();
    tray.lay(1, { kind: 'badge', uid: '04000000000009' });
    assert.deepEqual([tray.states(), tray.told()], [['empty', 'empty'], [{ type: 'prove-badge', slot: 1 }]]);
  });

  for (const reading of [{ kind: 'unknown', uid: '04AA' }, { kind: 'foreign', uid: null }, unreadable] as const) {
    it(`shows what is ${reading.kind} as that, until it is taken away`, () => {
      const tray = aTray();
      tray.lay(0, reading);
      assert.equal(tray.states()[0], reading.kind);
      tray.lift(0);
      tray.pass(liftGraceMs);
      assert.equal(tray.states()[0], 'empty');
    });
  }

  it('calls two tags that answer in turn a crowd, until one lies there quietly', () => {
    const tray = aTray();
    for (const uid of ['04A1', '04B2', '04A1']) {
      tray.lay(0, piece(moraine, uid));
      tray.pass(300);
      tray.lift(0);
    }
    assert.equal(tray.states()[0], 'crowded');
    tray.lay(0, piece(neve, '04B2'));
    tray.pass(crowdQuietMs - 1);
    assert.equal(tray.states()[0], 'crowded');
    tray.pass(1);
    assert.deepEqual(tray.shown()[0], { state: 'piece', serial: neve });
    tray.lift(0);
    tray.pass(liftGraceMs);
    assert.equal(tray.states()[0], 'empty');
  });

  it('calls a field in which nothing answers, again and again, a crowd', () => {
    const tray = aTray();
    for (let time = 0; time < 3; time += 1) {
      tray.lay(0, unreadable);
      tray.pass(400);
      tray.lift(0);
      tray.pass(100);
    }
    assert.equal(tray.states()[0], 'crowded');
    tray.pass(crowdQuietMs);
    assert.equal(tray.states()[0], 'empty');
  });

  it('keeps a piece through a service that is soon back', () => {
    const tray = aTray();
    tray.lay(0, piece());
    tray.told();
    tray.lift(0);
    tray.hear({ type: 'reader-gone', slot: 0 });
    tray.pass(awayGraceMs - 1);
    tray.hear({ type: 'reader-appeared', slot: 0 });
    tray.lay(0, piece());
    tray.pass(10_000);
    assert.deepEqual([tray.states()[0], tray.told()], ['piece', []]);
  });

  it('is away when its reader stays away, and empty when it returns', () => {
    const tray = aTray();
    tray.hear({ type: 'reader-gone', slot: 1 });
    tray.pass(awayGraceMs);
    assert.deepEqual(tray.states(), ['empty', 'away']);
    tray.hear({ type: 'reader-appeared', slot: 1 });
    assert.deepEqual(tray.states(), ['empty', 'empty']);
  });

  it('tells exactly what leads from one picture of the pieces to the next, whatever happens in whatever order', () => {
    const slot = fc.constantFrom<SlotIndex>(0, 1);
    const reading = fc.constantFrom<CardReading>(piece(), piece(neve, '04000000000002'), unreadable, { kind: 'badge', uid: '04BB' }, { kind: 'foreign', uid: null });
    const event = fc.oneof(
      fc.record({ type: fc.constantFrom('reader-appeared' as const, 'reader-gone' as const, 'card-presented' as const, 'card-removed' as const), slot }),
      fc.record({ type: fc.constant('card-read' as const), slot, reading }),
    );
    fc.assert(fc.property(fc.array(fc.tuple(event, fc.integer({ min: 0, max: 2_500 })), { maxLength: 40 }), (story) => {
      const tray = aTray();
      const lying = new Map<SlotIndex, string>();
      for (const [happening, passesMs] of story) {
        tray.hear(happening);
        tray.pass(passesMs);
        for (const command of tray.told()) retell(lying, command);
        const shown = tray.shown().map((entry) => (entry.state === 'piece' ? entry.serial : null));
        assert.deepEqual([lying.get(0) ?? null, lying.get(1) ?? null], [shown[0] ?? null, shown[1] ?? null]);
        assert.ok(shown[0] === null || shown[0] !== shown[1]);
      }
      tray.pass(60_000);
      assert.ok(!tray.states().includes('crowded'));
    }), { numRuns: 400 });
  });
});

function retell(lying: Map<SlotIndex, string>, command: TrayCommand): void {
  if (command.type === 'tell-laid') lying.set(command.slot, command.serial);
  if (command.type === 'tell-lifted') lying.delete(command.slot);
  if (command.type !== 'tell-moved') return;
  // Another piece may lie there by now: the one that moved had been told as lifted.
  if (lying.get(command.from) === command.serial) lying.delete(command.from);
  lying.set(command.to, command.serial);
}
