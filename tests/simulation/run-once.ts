import type { Slot, Submission } from '#contract/submission.ts';
import type { BookedAppointment, StaffReply } from '../../main/hub/book/book.ts';
import type { Chance } from '../torture/random.ts';
import { aVisit, beginsAtMs, boutique, kinds, publication, roomOfKind } from './maison.ts';
import { fairWeather, type Weather } from './network.ts';
import { CoreDied, type SimulatedWindow, type TurnName } from './simulated-window.ts';
import type { Stage } from './stage.ts';
import type { Counts, Visitor } from './witness.ts';

export type RunResult = { readonly seed: number; readonly failures: readonly string[]; readonly counts: Counts };

const steps = 14;
const turns: readonly [TurnName, ...TurnName[]] = ['delivery', 'outcomes', 'availability'];
/** What has to go on for everything to arrive. */
const healing: readonly TurnName[] = ['delivery', 'outcomes'];
const minuteMs = 60_000;

/** One interleaving, wholly decided by its seed: things happen to a maison, then everything heals, and what was said is held against what is. */
export async function runOnce(stage: Stage, seed: number): Promise<RunResult> {
  const chance = stage.begin(seed);
  try {
    stage.setDeaths(chance.pick([0, 0, 0.02, 0.1]));
    for (let step = 0; step < steps; step += 1) {
      act(stage, chance);
      await stage.world.pass(chance.next() < 0.06 ? chance.between(1, 14) * 60 * minuteMs : chance.between(0, 2 * minuteMs));
      lookAround(stage, chance);
    }
    await heal(stage);
    stage.witness.lookAtTheEnd();
    return { seed, failures: stage.witness.failures(), counts: stage.witness.counts() };
  } finally {
    stage.end();
  }
}

type Act = (stage: Stage, chance: Chance) => void;

const acts: readonly (readonly [weight: number, act: Act])[] = [
  [22, (stage, chance) => visit(stage, someWindow(stage, chance), chance)],
  [30, (stage, chance) => someWindow(stage, chance).turn(chance.pick(turns))],
  [8, ({ hub }) => hub.openRows()],
  [12, reply],
  [3, retry],
  [7, (stage, chance) => someWindow(stage, chance).line.cut(chance.next() < 0.6)],
  [4, (stage, chance) => someWindow(stage, chance).line.setWeather(someWeather(chance))],
  [2, (stage, chance) => someWindow(stage, chance).crash()],
  [4, powerCut],
  [2, ({ machines }, chance) => machines[Math.floor(chance.next() * machines.length)]?.setClock(chance.between(-30, 30) * 60 * minuteMs)],
  [2, ({ hub }) => hub.startAgain()],
];
const allWeights = acts.reduce((sum, [weight]) => sum + weight, 0);

function act(stage: Stage, chance: Chance): void {
  let left = chance.next() * allWeights;
  for (const [weight, happens] of acts) {
    left -= weight;
    if (left < 0) return happens(stage, chance);
  }
}

function someWindow({ windows: [first, ...others] }: Stage, chance: Chance): SimulatedWindow {
  if (first === undefined) throw new RangeError('a stage without a window');
  return chance.pick([first, ...others]);
}

function someWeather(chance: Chance): Weather {
  return chance.pick([fairWeather, { lost: chance.between(0, 0.5), doubled: chance.between(0, 0.5), mostDelayMs: chance.pick([500, 20_000, 10 * minuteMs]) }]);
}

/** Most want what others want too. */
function visit(stage: Stage, window: SimulatedWindow, chance: Chance): void {
  const kind = chance.pick(kinds);
  const at = new Date(beginsAtMs + stage.world.nowMs());
  const { days } = window.slots.list({ kind, from: at.toISOString().slice(0, 10), days: 3 }, publication.manifest.content);
  const offered = days.flatMap((day) => day.slots);
  const wish = chance.next() < 0.6 ? chance.between(0, 6) : chance.between(0, offered.length);
  const slot: Slot | null = chance.next() < 0.05 ? null : (offered[Math.floor(wish)] ?? null);
  const submission = aVisit(chance, { kind, slot, at: at.toISOString() });
  if (submission.appointment === null) return;
  const visitor: Visitor = { window, submission, id: submission.appointment.id, isAcknowledged: false, lastWord: -1 };
  stage.witness.follow(visitor);
  ask(stage, visitor, submission);
}

function ask({ witness, world }: Stage, visitor: Visitor, submission: Submission): void {
  visitor.window.submit(submission).then((answer) => {
    if (answer.outcome !== 'kept') return;
    visitor.isAcknowledged = true;
    if (world.chance().next() < 0.7) visitor.window.turn('delivery');
    witness.told(visitor, answer.state);
  }, (error: unknown) => {
    if (error instanceof CoreDied) visitor.window.crash();
    else witness.fault(error);
  });
}

/** Whoever had no answer gives the same again, and so does a window that forgot that it had one. */
function retry(stage: Stage, chance: Chance): void {
  const visitors = stage.witness.visitors();
  const visitor = visitors[Math.floor(chance.next() * visitors.length)];
  if (visitor !== undefined) ask(stage, visitor, visitor.submission);
}

function powerCut({ windows, machines }: Stage, chance: Chance): void {
  const index = Math.floor(chance.next() * windows.length);
  windows[index]?.crash();
  machines[index]?.startAgain();
}

function reply({ hub }: Stage, chance: Chance): void {
  const all = hub.booked();
  const booked = all[Math.floor(chance.next() * all.length)];
  const startsAt = new Date(beginsAtMs + Math.floor(chance.between(50, 58)) * 30 * minuteMs).toISOString();
  if (booked !== undefined) hub.reply(booked.id, (found) => replyTo(found, startsAt, chance));
}

function replyTo({ kind }: BookedAppointment, startsAt: string, chance: Chance): StaffReply {
  const minutes = boutique.offers.find((entry) => entry.kind === kind)?.minutes ?? 45;
  const move = { act: 'move', slot: { startsAt, minutes }, ...roomOfKind(kind) } as const;
  return chance.pick<StaffReply>([{ act: 'confirm' }, { act: 'decline', reason: 'The boutique is closed.' }, move, move]);
}

function lookAround({ witness }: Stage, chance: Chance): void {
  witness.look();
  const visitors = witness.visitors();
  const visitor = visitors[Math.floor(chance.next() * visitors.length)];
  if (visitor !== undefined) witness.told(visitor, visitor.window.stateOf(visitor.id));
}

/** Whatever was broken is mended, for as long as it takes. */
async function heal({ world, windows, hub, witness, setDeaths, deathsSoFar }: Stage): Promise<void> {
  setDeaths(0);
  for (const { line } of windows) {
    line.cut(false);
    line.setWeather(fairWeather);
  }
  await world.pass(20 * minuteMs);
  if (deathsSoFar() > 0) hub.startAgain();
  const visited = new Set(witness.visitors().map(({ window }) => window));
  for (let round = 0; round < 12; round += 1) {
    hub.openRows();
    for (const window of visited) healing.forEach(window.turn);
    await world.pass(minuteMs);
    witness.look();
    if (round > 0 && windows.every((window) => window.waiting() === 0 && window.isIdle())) break;
  }
  for (const window of windows) if (window.waiting() > 0) witness.fault(new Error(`${window.id} still waits with ${window.waiting()} rows`));
}
