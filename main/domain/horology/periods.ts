import type { Calibre, Complication } from './calibre.ts';
import { turnsOfDriven } from './gearing.ts';

/** Turns of the escape wheel, in its cage if it has one, for one turn of the centre wheel; the sign is the sense of turning. */
export function escapeTurnsPerHour({ train }: Calibre): number {
  return turnsOfDriven(train.centreToThird) * turnsOfDriven(train.thirdToFourth) * turnsOfDriven(train.fourthToEscape);
}

/** Each tooth passes twice: once for each pallet. */
export function vibrationsPerHour(calibre: Calibre): number {
  return Math.abs(escapeTurnsPerHour(calibre)) * calibre.escapement.escapeTeeth * 2;
}

/** Beats a second; the seconds hand takes as many steps. */
export function stepsPerSecond(calibre: Calibre): number {
  return vibrationsPerHour(calibre) / 3600;
}

/** Time the balance needs to cross its lift, seconds. */
export function liftSeconds(calibre: Calibre): number {
  const { liftDeg, amplitudeDeg } = calibre.escapement;
  return (2 * Math.asin(liftDeg / 2 / amplitudeDeg)) / (Math.PI * stepsPerSecond(calibre));
}

export function reserveHours({ train }: Calibre): number {
  return Math.abs(turnsOfDriven(train.barrelToCentre)) * train.barrelTurns;
}

/** Days from one new moon to the next as the disc counts them. */
export function lunationDays(moon: Extract<Complication, { kind: 'moon' }>): number {
  const discTurnsPerHourWheelTurn = turnsOfDriven(moon.hourToIntermediate) * turnsOfDriven(moon.intermediateToDisc);
  return 1 / discTurnsPerHourWheelTurn / moon.moonsOnDisc / 2;
}
