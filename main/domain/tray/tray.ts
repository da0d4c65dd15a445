import { assertNever } from '../assert-never.ts';
import type { PieceSerial } from '../ids.ts';
import type { CardReading, SlotIndex, TrayEvent } from './card-reading.ts';
import { isCrowd, remember, type Arrival } from './crowd.ts';

/** Milliseconds of a monotonic clock. */
export type MonotonicMs = number;

/** What the window is told of a slot. */
export type ShownSlot =
  | { readonly state: 'empty' }
  | { readonly state: 'reading' }
  | { readonly state: 'piece'; readonly serial: PieceSerial }
  | { readonly state: 'unknown' }
  | { readonly state: 'foreign' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'crowded' }
  | { readonly state: 'away' };

/** What the reader says. */
type Lying = 'away' | 'nothing' | 'being-read' | CardReading;

type Slot = {
  readonly lying: Lying;
  readonly shown: ShownSlot;
  /** When `shown` follows what lies there, if it does not already. */
  readonly followsAtMs: MonotonicMs | null;
  readonly arrivals: readonly Arrival[];
};

type Lifted = { readonly slot: SlotIndex; readonly serial: PieceSerial; readonly atMs: MonotonicMs };

export type TrayState = { readonly slots: readonly Slot[]; readonly lifted: Lifted | null };

export type TrayCommand =
  | { readonly type: 'tell-laid'; readonly slot: SlotIndex; readonly serial: PieceSerial }
  | { readonly type: 'tell-lifted'; readonly slot: SlotIndex; readonly serial: PieceSerial }
  | { readonly type: 'tell-moved'; readonly from: SlotIndex; readonly to: SlotIndex; readonly serial: PieceSerial }
  /** A badge lies on that slot: it may prove itself. */
  | { readonly type: 'prove-badge'; readonly slot: SlotIndex };

export type TrayStep = { readonly state: TrayState; readonly commands: readonly TrayCommand[] };

/** A tag that is lost for less was not lifted: hands tremble, fields have holes. */
export const liftGraceMs = 350;
/** A service or a cable that is back within this was not away. */
export const awayGraceMs = 2_000;
/** A watch put down this soon after it was lifted from the other slot was moved. */
export const moveWithinMs = 1_500;
/** Two tags on one reader are believed to be one only after this much quiet. */
export const crowdQuietMs = 1_500;

export const noReaders: TrayState = { slots: [], lifted: null };

const empty: ShownSlot = { state: 'empty' };
const unplugged: Slot = { lying: 'away', shown: { state: 'away' }, followsAtMs: null, arrivals: [] };

export function stepTray(state: TrayState, event: TrayEvent, nowMs: MonotonicMs): TrayStep {
  if (event.type === 'time-passed') return passTime(state, nowMs);
  const { slot } = event;
  const before = state.slots[slot] ?? unplugged;
  const after = look(meet(before, event, nowMs), nowMs);
  const step = tellChange(state, slot, before, after, nowMs);
  return event.type === 'card-read' && event.reading.kind === 'badge' ? { ...step, commands: [...step.commands, { type: 'prove-badge', slot }] } : step;
}

/** When something happens of itself, or null. */
export function nextTrayMoment(state: TrayState): MonotonicMs | null {
  const moments = state.slots.flatMap((slot) => slot.followsAtMs ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}

export function shownOn(state: TrayState): readonly ShownSlot[] {
  return state.slots.map((slot) => slot.shown);
}

function meet(slot: Slot, event: Exclude<TrayEvent, { readonly type: 'time-passed' }>, nowMs: MonotonicMs): Slot {
  switch (event.type) {
    case 'reader-appeared': return { ...slot, lying: 'nothing' };
    case 'reader-gone': return { ...slot, lying: 'away' };
    case 'card-presented': return { ...slot, lying: 'being-read' };
    case 'card-removed': return { ...slot, lying: 'nothing' };
    case 'card-read': return { ...slot, lying: event.reading, arrivals: remember(slot.arrivals, event.reading, nowMs) };
    default: return assertNever(event);
  }
}

/** Lets `shown` follow what lies there, at once or when its grace is over. */
function look(slot: Slot, nowMs: MonotonicMs): Slot {
  if (isCrowd(slot.arrivals, nowMs) && slot.shown.state !== 'crowded') return { ...slot, shown: { state: 'crowded' }, followsAtMs: nowMs + crowdQuietMs };
  const graceMs = graceOf(slot);
  if (graceMs === 0) return follow(slot);
  if (isSame(slot.shown, showing(slot.lying))) return { ...slot, followsAtMs: null };
  return { ...slot, followsAtMs: nowMs + graceMs };
}

function follow(slot: Slot): Slot {
  // Once a crowd has calmed down, what made it one is over.
  const arrivals = slot.shown.state === 'crowded' ? [] : slot.arrivals;
  return { ...slot, shown: showing(slot.lying), followsAtMs: null, arrivals };
}

function graceOf({ lying, shown }: Slot): number {
  if (shown.state === 'crowded') return lying === 'away' ? awayGraceMs : crowdQuietMs;
  const isQuiet = shown.state === 'empty' || shown.state === 'away' || shown.state === 'reading';
  switch (lying) {
    case 'being-read': return isQuiet ? 0 : awayGraceMs;
    case 'nothing': return isQuiet ? 0 : liftGraceMs;
    case 'away': return shown.state === 'away' ? 0 : awayGraceMs;
    default: return 0;
  }
}

/** A badge is tapped, not laid: its slot stays as free as it was. */
function showing(lying: Lying): ShownSlot {
  if (lying === 'away') return { state: 'away' };
  if (lying === 'nothing') return empty;
  if (lying === 'being-read') return { state: 'reading' };
  switch (lying.kind) {
    case 'piece': return { state: 'piece', serial: lying.serial };
    case 'badge': return empty;
    case 'unknown': case 'foreign': case 'unreadable': return { state: lying.kind };
    default: return assertNever(lying);
  }
}

function isSame(a: ShownSlot, b: ShownSlot): boolean {
  return a.state === b.state && serialOn(a) === serialOn(b);
}

function serialOn(shown: ShownSlot): PieceSerial | null {
  return shown.state === 'piece' ? shown.serial : null;
}

function passTime(state: TrayState, nowMs: MonotonicMs): TrayStep {
  let step: TrayStep = { state, commands: [] };
  for (const index of [0, 1] as const) {
    const before = step.state.slots[index];
    if (before === undefined || before.followsAtMs === null || nowMs < before.followsAtMs) continue;
    const told = tellChange(step.state, index, before, follow(before), nowMs);
    step = { state: told.state, commands: [...step.commands, ...told.commands] };
  }
  return step;
}

/** Puts a slot's new state in its place, and says what became of the pieces. */
function tellChange(state: TrayState, slot: SlotIndex, before: Slot, after: Slot, nowMs: MonotonicMs): TrayStep {
  const [gone, come] = [serialOn(before.shown), serialOn(after.shown)];
  const next: TrayState = { ...state, slots: withSlot(state.slots, slot, after) };
  if (gone === come) return { state: next, commands: [] };
  const lifted: readonly TrayCommand[] = gone === null ? [] : [{ type: 'tell-lifted', slot, serial: gone }];
  const afterLift: TrayState = gone === null ? next : { ...next, lifted: { slot, serial: gone, atMs: nowMs } };
  if (come === null) return { state: afterLift, commands: lifted };
  const laid = lay(afterLift, slot, come, nowMs);
  return { state: laid.state, commands: [...lifted, ...laid.commands] };
}

/** One piece lies in one place: wherever else it is shown, or was a moment ago, it came from there. */
function lay(state: TrayState, slot: SlotIndex, serial: PieceSerial, nowMs: MonotonicMs): TrayStep {
  const other: SlotIndex = slot === 0 ? 1 : 0;
  const there = state.slots[other];
  if (there !== undefined && serialOn(there.shown) === serial) {
    const left: Slot = { ...there, shown: empty, followsAtMs: null };
    return { state: { slots: withSlot(state.slots, other, left), lifted: null }, commands: [{ type: 'tell-moved', from: other, to: slot, serial }] };
  }
  const { lifted } = state;
  const isMoved = lifted !== null && lifted.slot === other && lifted.serial === serial && nowMs - lifted.atMs <= moveWithinMs;
  if (isMoved) return { state: { ...state, lifted: null }, commands: [{ type: 'tell-moved', from: other, to: slot, serial }] };
  return { state, commands: [{ type: 'tell-laid', slot, serial }] };
}

function withSlot(slots: readonly Slot[], index: SlotIndex, slot: Slot): readonly Slot[] {
  if (index === 0) return [slot, ...slots.slice(1)];
  return [slots[0] ?? unplugged, slot];
}
