import { assertNever } from '../assert-never.ts';
import type { Calibre, Complication } from './calibre.ts';
import { poseEscapement } from './escapement.ts';
import { turnsOfDriven } from './gearing.ts';
import { moonAgeTurns } from './moon.ts';
import { escapeTurnsPerHour, stepsPerSecond } from './periods.ts';

/** What a movement is told; it knows no zone, no date and no clock but these. */
export type MovementInstant = {
  /** Seconds on the wearer's clock since 1970-01-01 00:00 on that clock: Unix time plus the zone's offset. May run at any pace. */
  readonly localSeconds: number;
  /** The same on the kept clock of a second zone; the wearer's where none is kept. */
  readonly awaySeconds?: number;
  readonly chronograph?: Chronograph;
};

/** `presses` counts how often the column wheel was moved on, one ratchet tooth each. */
export type Chronograph = { readonly elapsedSeconds: number; readonly presses: number };

export type Arbor =
  | 'barrel' | 'centre-wheel' | 'third-wheel' | 'fourth-wheel' | 'escape-wheel' | 'pallet-fork' | 'balance'
  | 'cannon-pinion' | 'minute-wheel' | 'hour-wheel'
  | 'hour-hand' | 'minute-hand' | 'second-hand'
  | 'moon-intermediate' | 'moon-disc'
  | 'zone-intermediate' | 'zone-wheel' | 'zone-hand' | 'date-ring'
  | 'chronograph-wheel' | 'chronograph-second-hand' | 'chronograph-minute-hand' | 'minute-counter' | 'column-wheel'
  | 'tourbillon-cage';

/** Degrees, 0 to 360, clockwise seen from the dial; about the arbor's own axis and in the frame that carries it (in a tourbillon, the cage). */
export type MovementPose = Readonly<Partial<Record<Arbor, number>>>;

/** Every arbor of a calibre at an instant. Real time and a hundredth of it are the same law. */
export function poseMovement(calibre: Calibre, instant: MovementInstant): MovementPose {
  const escapement = poseEscapement(calibre, instant.localSeconds);
  const centreTurns = centreTurnsAt(calibre, instant.localSeconds, escapement.advanceDeg);
  return {
    ...poseTrain(calibre, centreTurns),
    'escape-wheel': degrees(centreTurns * escapeTurnsPerHour(calibre)),
    // The pin drives the fork as one outside gear drives another: against the balance.
    'pallet-fork': -escapement.leverDeg,
    balance: escapement.balanceDeg,
    ...poseHands(calibre, centreTurns),
    ...poseComplication(calibre.complication, calibre, instant, centreTurns),
  };
}

/** An instant from Unix time and offsets in minutes east of Greenwich. */
export function instantAt(epochMs: number, offsetMinutes: number, awayOffsetMinutes = offsetMinutes): MovementInstant {
  return { localSeconds: epochMs / 1000 + offsetMinutes * 60, awaySeconds: epochMs / 1000 + awayOffsetMinutes * 60 };
}

/** Turns of the centre wheel since the clock's zero: the train moves only when the escape wheel does. */
function centreTurnsAt(calibre: Calibre, seconds: number, advanceDeg: number): number {
  const beat = Math.round(seconds * stepsPerSecond(calibre));
  const pitch = 180 / calibre.escapement.escapeTeeth;
  const escapeTurns = (beat - 1 + advanceDeg / pitch) / (2 * calibre.escapement.escapeTeeth);
  return escapeTurns / Math.abs(escapeTurnsPerHour(calibre));
}

function poseTrain({ train, motionWork }: Calibre, centreTurns: number): MovementPose {
  const third = centreTurns * turnsOfDriven(train.centreToThird);
  const minuteWheel = centreTurns * turnsOfDriven(motionWork.cannonToMinute);
  return {
    barrel: degrees(centreTurns / turnsOfDriven(train.barrelToCentre)),
    'centre-wheel': degrees(centreTurns),
    'third-wheel': degrees(third),
    'fourth-wheel': degrees(third * turnsOfDriven(train.thirdToFourth)),
    'cannon-pinion': degrees(centreTurns),
    'minute-wheel': degrees(minuteWheel),
    'hour-wheel': degrees(minuteWheel * turnsOfDriven(motionWork.minuteToHour)),
  };
}

function poseHands(calibre: Calibre, centreTurns: number): MovementPose {
  const { train, motionWork } = calibre;
  return {
    'minute-hand': degrees(centreTurns),
    'hour-hand': degrees(centreTurns * turnsOfDriven(motionWork.cannonToMinute) * turnsOfDriven(motionWork.minuteToHour)),
    'second-hand': degrees(centreTurns * turnsOfDriven(train.centreToThird) * turnsOfDriven(train.thirdToFourth)),
  };
}

function poseComplication(complication: Complication, calibre: Calibre, instant: MovementInstant, centreTurns: number): MovementPose {
  switch (complication.kind) {
    case 'moon': return poseMoon(complication, instant);
    case 'second-zone': return poseZone(complication, instant);
    case 'chronograph': return poseChronograph(complication, calibre, instant.chronograph ?? atRest);
    case 'tourbillon': return poseTourbillon(complication, calibre, centreTurns);
    default: return assertNever(complication);
  }
}

/** The disc stands so that its first moon is in the middle of the window, at 12, when the moon is full. */
function poseMoon(moon: Extract<Complication, { kind: 'moon' }>, { localSeconds }: MovementInstant): MovementPose {
  const disc = (moonAgeTurns(moon, localSeconds) - 0.5) / moon.moonsOnDisc;
  return { 'moon-disc': degrees(disc), 'moon-intermediate': degrees(disc / turnsOfDriven(moon.intermediateToDisc)) };
}

function poseZone(zone: Extract<Complication, { kind: 'second-zone' }>, { localSeconds, awaySeconds = localSeconds }: MovementInstant): MovementPose {
  const hand = (awaySeconds / daySeconds) % 1;
  const day = new Date(localSeconds * 1000).getUTCDate();
  return {
    'zone-hand': degrees(hand),
    'zone-wheel': degrees(hand),
    'zone-intermediate': degrees(hand / turnsOfDriven(zone.intermediateToZone)),
    'date-ring': degrees((day - 1) / datesOnRing),
  };
}

function poseChronograph(chronograph: Extract<Complication, { kind: 'chronograph' }>, calibre: Calibre, { elapsedSeconds, presses }: Chronograph): MovementPose {
  const steps = stepsPerSecond(calibre);
  const seconds = Math.floor(elapsedSeconds * steps) / steps;
  const minutes = Math.floor(seconds / 60);
  return {
    'chronograph-wheel': degrees(seconds / 60),
    'chronograph-second-hand': degrees(seconds / 60),
    'minute-counter': degrees(minutes / chronograph.counterTeeth),
    'chronograph-minute-hand': degrees(minutes / chronograph.counterTeeth),
    'column-wheel': degrees(presses / chronograph.ratchetTeeth),
  };
}

/** The fourth wheel stands; the escape pinion rolls about it, so in the cage the escape wheel turns the way the cage does. */
function poseTourbillon({ thirdToCage }: Extract<Complication, { kind: 'tourbillon' }>, calibre: Calibre, centreTurns: number): MovementPose {
  const cage = centreTurns * turnsOfDriven(calibre.train.centreToThird) * turnsOfDriven(thirdToCage);
  return { 'tourbillon-cage': degrees(cage), 'fourth-wheel': 0, 'escape-wheel': degrees(-cage * turnsOfDriven(calibre.train.fourthToEscape)) };
}

function degrees(turns: number): number {
  return (turns - Math.floor(turns)) * 360;
}

const atRest: Chronograph = { elapsedSeconds: 0, presses: 0 };
const daySeconds = 86_400;
const datesOnRing = 31;
