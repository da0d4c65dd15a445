import type { Submission } from '#contract/submission.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { AppointmentId } from '#domain/ids.ts';
import type { BookedAppointment } from '../../main/hub/book/book.ts';
import { quantaOf } from '../../main/hub/book/room.ts';
import { boutique } from './maison.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedWindow } from './simulated-window.ts';

export type Visitor = {
  readonly window: SimulatedWindow;
  readonly submission: Submission;
  readonly id: AppointmentId;
  /** Somebody told the visitor that it is kept. */
  isAcknowledged: boolean;
  /** The hub's word that was told last, as its place among those there were. */
  lastWord: number;
};

/** Sees everything at once, which nobody in the world can, and says what was not true. */
export type Witness = {
  readonly begin: () => void;
  readonly follow: (visitor: Visitor) => void;
  readonly visitors: () => readonly Visitor[];
  /** A window tells a visitor this, now. */
  readonly told: (visitor: Visitor, state: AppointmentState | null) => void;
  readonly judged: (id: AppointmentId) => void;
  readonly written: (appointment: BookedAppointment) => void;
  readonly fault: (error: unknown) => void;
  /** What must be so at every moment. */
  readonly look: () => void;
  /** What must be so when everything has arrived. */
  readonly lookAtTheEnd: () => void;
  readonly failures: () => readonly string[];
  readonly counts: () => Counts;
};

export type Counts = { readonly acknowledged: number; readonly held: number; readonly confirmed: number; readonly moved: number; readonly declined: number };

type Seen = { readonly hub: SimulatedHub; readonly windows: readonly SimulatedWindow[]; readonly nowMs: number };

export function createWitness(see: () => Seen): Witness {
  let visitors: Visitor[] = [];
  let words = new Map<AppointmentId, AppointmentState[]>();
  let promised = new Set<AppointmentId>();
  let held = new Set<AppointmentId>();
  let failures: string[] = [];
  let hasNews = false;
  const fail = (what: string): void => void failures.push(`at ${Math.round(see().nowMs / 1_000)} s: ${what}`);
  return {
    begin: () => [visitors, words, promised, held, failures] = [[], new Map(), new Set(), new Set(), []],
    follow: (visitor) => void visitors.push(visitor),
    visitors: () => visitors,
    told: (visitor, state) => {
      if (state === 'held') held.add(visitor.id);
      const falsehood = state === null ? null : whyFalse(visitor, state, words.get(visitor.id) ?? [], see().hub);
      if (falsehood !== null) fail(`false state: ${visitor.id} was told ${state}, but ${falsehood}`);
    },
    judged: (id) => {
      const visitor = visitors.find((entry) => entry.id === id);
      if (visitor?.window.stateOf(id) === 'held') promised.add(id);
    },
    written: ({ id, state, version, reason }) => {
      hasNews = true;
      const known = words.get(id) ?? [];
      if (known.at(-1) !== state || version > known.length) words.set(id, [...known, state]);
      if (version === 1 && promised.has(id) && state !== 'confirmed') fail(`false state: ${id} was held, and then ${state}`);
      if (state === 'declined' && reason === null) fail(`${id} was declined without a reason`);
    },
    fault: (error) => fail(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    look: () => {
      if (hasNews) overfull(see().hub).forEach((quarter) => fail(`double confirmation: ${quarter}`));
      hasNews = false;
    },
    lookAtTheEnd: () => atTheEnd(visitors, see().hub).forEach(fail),
    failures: () => failures,
    counts: () => countsOf(visitors, held, words),
  };
}

const hubsWords: readonly AppointmentState[] = ['confirmed', 'moved', 'declined', 'cancelled'];

function whyFalse(visitor: Visitor, state: AppointmentState, words: readonly AppointmentState[], hub: SimulatedHub): string | null {
  if (hubsWords.includes(state)) {
    const place = words.lastIndexOf(state);
    if (place === -1) return 'the book never said so';
    const isBack = place < visitor.lastWord;
    visitor.lastWord = Math.max(visitor.lastWord, place);
    return isBack ? 'a later word had been told' : null;
  }
  if (visitor.lastWord >= 0) return 'the hub’s word had been told';
  // Once the hub has judged it, what a window has not heard yet is old, not false.
  if (words.length > 0 || state === 'requested') return null;
  if (state === 'received') return hub.hasRow(visitor.submission.id) ? null : 'the hub never had it';
  const lent = visitor.window.appointments.find(visitor.id)?.leaseId ?? null;
  return hub.keepsPlace([visitor.id, lent]) ? null : 'the calendar keeps no place for it';
}

/** Quarters of an hour with more meetings in them than they have places, or than an advisor can receive; counted from the appointments, not from the rows that guard them. */
function overfull(hub: SimulatedHub): readonly string[] {
  const [inKind, ofAdvisor] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, quarter: string): void => void counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  for (const { kind, state, startsAt, minutes, advisor } of hub.booked()) {
    if (startsAt === null || minutes === null || (state !== 'confirmed' && state !== 'moved')) continue;
    for (const quarter of quantaOf({ startsAt, minutes })) {
      count(inKind, `${kind}/${quarter}`);
      count(ofAdvisor, `${advisor ?? 'nobody'}/${quarter}`);
    }
  }
  const capacityOf = (kind: string): number => boutique.offers.find((offer) => offer.kind === kind)?.capacity ?? 0;
  return [
    ...[...inKind].filter(([quarter, times]) => times > capacityOf(quarter.split('/')[0] ?? '')).map(([quarter, times]) => `${times} in ${quarter}`),
    ...[...ofAdvisor].filter(([quarter, times]) => quarter.startsWith('nobody') || times > 1).map(([quarter, times]) => `${quarter} receives ${times}`),
  ];
}

function atTheEnd(visitors: readonly Visitor[], hub: SimulatedHub): readonly string[] {
  const booked = new Map(hub.booked().map((appointment) => [appointment.id, appointment]));
  const faults: string[] = [];
  for (const { id, window, isAcknowledged } of visitors) {
    const [inBook, here] = [booked.get(id), window.appointments.find(id)];
    if (isAcknowledged && inBook === undefined) faults.push(`lost: ${id} was acknowledged and is not in the book`);
    if (here !== null && window.stateOf(id) !== (inBook?.state ?? null)) faults.push(`false state: ${id} is told ${window.stateOf(id)} at the end, the book says ${inBook?.state}`);
    if (here !== null && here.startsAt !== (inBook?.startsAt ?? null)) faults.push(`false state: ${id} is told for ${here.startsAt} at the end, the book says ${inBook?.startsAt}`);
  }
  const ours = new Set(visitors.map(({ id }) => id));
  for (const id of booked.keys()) if (!ours.has(id)) faults.push(`doubled: ${id} is in the book and nobody asked for it`);
  const clients = hub.clientCount();
  if (clients !== booked.size) faults.push(`doubled: ${clients} persons for ${booked.size} appointments`);
  return faults;
}

function countsOf(visitors: readonly Visitor[], held: ReadonlySet<AppointmentId>, words: ReadonlyMap<AppointmentId, readonly AppointmentState[]>): Counts {
  const ending = (state: AppointmentState): number => [...words.values()].filter((said) => said.includes(state)).length;
  return { acknowledged: visitors.filter(({ isAcknowledged }) => isAcknowledged).length, held: held.size, confirmed: ending('confirmed'), moved: ending('moved'), declined: ending('declined') };
}
