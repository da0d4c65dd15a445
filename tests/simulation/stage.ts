import { windowId } from '#contract/ids.ts';
import type { WindowId } from '#domain/ids.ts';
import type { BootClock } from '../../main/platform/clock/boot-clock.ts';
import type { Clock } from '../../main/platform/clock/clock.ts';
import { makeSigningKey } from '../../main/platform/signing/ed25519.ts';
import { openKeys } from '../support/person-keys.ts';
import { chanceFrom, type Chance } from '../torture/random.ts';
import type { BrokenRule } from './broken-rules.ts';
import { beginsAtMs } from './maison.ts';
import { createLine } from './network.ts';
import { createHub, type SimulatedHub } from './simulated-hub.ts';
import { createWindow, type SimulatedWindow } from './simulated-window.ts';
import { createVirtualWorld, type VirtualWorld } from './virtual-world.ts';
import { createWitness, type Witness } from './witness.ts';

/** One hub and a few windows, with what one run may do to them. They are built once: a run leaves nothing behind. */
export type Stage = {
  readonly world: VirtualWorld;
  readonly hub: SimulatedHub;
  readonly windows: readonly SimulatedWindow[];
  readonly witness: Witness;
  readonly hubClock: Clock;
  readonly machines: readonly Machine[];
  readonly setDeaths: (chance: number) => void;
  readonly deathsSoFar: () => number;
  readonly begin: (seed: number) => Chance;
  readonly end: () => void;
  readonly close: () => void;
};

/** A window's hardware: a wall clock that is wrong and may be set, and a count from its start that drifts a little. */
export type Machine = { readonly clock: Clock; readonly boot: BootClock; readonly setClock: (aheadMs: number) => void; readonly startAgain: () => void; readonly begin: (aheadMs: number, drift: number) => void };

const windowCount = 3;
/** Quartz is a hundred times better; the guard time has to cover this. */
const worstDrift = 0.002;
const hourMs = 3_600_000;

/** Every run begins where windows are paired, have heard the calendar and were lent what they may hold. */
export async function createStage(broken: BrokenRule | null): Promise<Stage> {
  const world = createVirtualWorld();
  const breaks = (rule: BrokenRule): boolean => rule === broken;
  const fate = { chance: 0, deaths: 0 };
  const diesNow = (): boolean => {
    const isDead = fate.chance > 0 && world.chance().next() < fate.chance;
    if (isDead) fate.deaths += 1;
    return isDead;
  };
  const hubDial = { drift: 0 };
  const hubClock = clockOf(() => beginsAtMs + world.nowMs() * (1 + hubDial.drift));
  const ids = Array.from({ length: windowCount }, (_, index) => windowId.parse(`01a21ab6-293e-776b-9630-00000000000${index}`));
  const witness: Witness = createWitness(() => ({ hub, windows, nowMs: world.nowMs() }));
  const sometimes = (act: () => void): void => {
    if (world.chance().next() < 0.75) world.after(world.chance().between(5, 5_000), act);
  };
  const onRows = (): void => sometimes(() => hub.openRows());
  // A ring is a moment's matter on an open line: it may be lost, and comes at any time after.
  const onRing = (id: WindowId): void => sometimes(() => windows.find((window) => window.id === id)?.turn('outcomes'));
  const hub: SimulatedHub = createHub({ clock: hubClock, keys: openKeys, windows: ids, diesNow, breaks, onRows, onRing, onOpening: (id) => witness.judged(id), onWritten: (appointment) => witness.written(appointment) });
  const machines = ids.map(() => aMachine(world, breaks));
  const key = makeSigningKey();
  const windows: readonly SimulatedWindow[] = machines.map(({ clock, boot }, index) => {
    const id = ids[index] ?? windowId.parse('');
    return createWindow({ id, line: createLine(world, (question) => hub.answer(id, question)), clock, boot, key, diesNow, onFault: (error) => witness.fault(error), breaks });
  });
  for (const { turn } of windows) turn('availability');
  await world.pass(1_000);
  const databases = [hub.database, hub.bookDatabase, ...windows.map((window) => window.database)];
  return {
    world, hub, windows, witness, hubClock, machines,
    setDeaths: (chance) => (fate.chance = chance),
    deathsSoFar: () => fate.deaths,
    begin: (seed) => {
      const chance = chanceFrom(seed);
      world.begin(chance);
      witness.begin();
      Object.assign(fate, { chance: 0, deaths: 0 });
      hubDial.drift = chance.between(-worstDrift, worstDrift);
      for (const machine of machines) machine.begin(chance.between(-3 * hourMs, 3 * hourMs), chance.between(-worstDrift, worstDrift));
      // What a run writes is rolled back: a stage costs far more to build than a run.
      for (const database of databases) database.exec('BEGIN');
      return chance;
    },
    end: () => {
      for (const window of windows) window.crash();
      for (const database of databases) database.exec('ROLLBACK');
    },
    close: () => {
      for (const database of databases) database.close();
    },
  };
}

function clockOf(nowMs: () => number): Clock {
  return { now: () => new Date(Math.floor(nowMs())), monotonicMs: nowMs };
}

function aMachine(world: VirtualWorld, breaks: (rule: BrokenRule) => boolean): Machine {
  const dial = { aheadMs: 0, drift: 0, bootedAtMs: 0, boots: 0 };
  return {
    clock: clockOf(() => beginsAtMs + world.nowMs() + dial.aheadMs),
    boot: {
      get bootId() { return breaks('leases-after-reboot') ? 'always' : `boot-${dial.boots}`; },
      // Whole seconds, as the system tells them.
      sinceBootMs: () => (breaks('endless-leases') ? 0 : Math.floor(((world.nowMs() - dial.bootedAtMs) * (1 + dial.drift)) / 1_000) * 1_000),
    },
    setClock: (aheadMs) => (dial.aheadMs = aheadMs),
    startAgain: () => {
      dial.bootedAtMs = world.nowMs();
      dial.boots += 1;
    },
    begin: (aheadMs, drift) => void Object.assign(dial, { aheadMs, drift, bootedAtMs: 0, boots: 0 }),
  };
}
