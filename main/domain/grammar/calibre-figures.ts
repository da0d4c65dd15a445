import { assertNever } from '../assert-never.ts';
import { calibreNamed, type Calibre, type CalibreName, type Complication } from '../horology/calibre.ts';
import type { Gearing } from '../horology/gearing.ts';
import { lunationErrorSeconds, yearsToOneDay } from '../horology/moon.ts';
import { lunationDays, reserveHours, vibrationsPerHour } from '../horology/periods.ts';

/** The ridge has two flanks and runs from twelve to six on every watch; a minute and an hour have sixty parts. */
const everyWatch = [2, 6, 12, 24, 60];

/** Every number that a text about this calibre may name: what its own trains give, and nothing else. */
export function figuresOfCalibre(name: CalibreName): readonly number[] {
  const calibre = calibreNamed(name);
  const { barrelTurns, ...train } = calibre.train;
  const beat = vibrationsPerHour(calibre);
  const reserve = reserveHours(calibre);
  return [
    ...everyWatch, ...Object.values(train).flatMap(teethOf), barrelTurns, calibre.escapement.escapeTeeth, reserve / barrelTurns, reserve, reserve / 24,
    beat, beat / 7200, beat / 3600, ...figuresOfComplication(calibre.complication, calibre),
  ];
}

function figuresOfComplication(complication: Complication, { train, escapement }: Calibre): readonly number[] {
  switch (complication.kind) {
    case 'chronograph': return [complication.columns, complication.ratchetTeeth, complication.counterTeeth, 360 / complication.counterTeeth];
    case 'tourbillon': {
      const escapeTurnsPerMinute = train.fourthToEscape.driver / train.fourthToEscape.driven;
      // In the cage, and seen from outside, where the cage's own turn is added.
      return [...teethOf(complication.thirdToCage), escapeTurnsPerMinute, escapeTurnsPerMinute + 1, complication.cageDiameterMm, escapement.escapeDiameterMm];
    }
    case 'moon': return [
      ...teethOf(complication.hourToIntermediate), ...teethOf(complication.intermediateToDisc), complication.moonsOnDisc,
      lunationDays(complication), lunationErrorSeconds(complication), Math.floor(yearsToOneDay(complication)),
    ];
    case 'second-zone': {
      const { hourToIntermediate, intermediateToZone } = complication;
      return [...teethOf(hourToIntermediate), ...teethOf(intermediateToZone), ratioOf(hourToIntermediate) * ratioOf(intermediateToZone), minutesOfAZone];
    }
    default: return assertNever(complication);
  }
}

/** Zones differ by hours and half hours. */
const minutesOfAZone = 30;

function teethOf({ driver, driven }: Gearing): readonly number[] {
  return [driver, driven];
}

function ratioOf({ driver, driven }: Gearing): number {
  return driven / driver;
}
