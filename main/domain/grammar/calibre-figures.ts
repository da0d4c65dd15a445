export type CalibreName = 'SV28C' | 'SV21T' | 'SV28L' | 'SV28F';

/** Tooth counts of the calibres; beat, reserve, lunation and the rest follow from them. Source: the maison's horology. */
const train = { barrel: 96, centrePinion: 8, barrelTurns: 6, centre: 80, thirdPinion: 10, third: 75, fourthPinion: 10, fourth: 84, escapePinion: 7 };
const escapeTeeth: Readonly<Record<CalibreName, number>> = { SV28C: 20, SV28L: 20, SV28F: 20, SV21T: 15 };
const moonTrain = { hourWheel: 90, firstPinion: 8, intermediate: 105, secondPinion: 10, moons: 2 };
const zoneTrain = { first: [36, 24], second: [36, 27] } as const;
const meanLunationDays = 29.530588853;
const daySeconds = 86_400;

/** The ridge has two flanks and runs from twelve to six on every watch; a minute and an hour have sixty parts. */
const everyWatch = [2, 6, 12, 24, 60];

/** Hours from wound to stopped, worn or not. */
export const reserveHours = (train.barrel / train.centrePinion) * train.barrelTurns;

/** Vibrations an hour. */
export function beatPerHour(calibre: CalibreName): number {
  const escapeTurnsPerHour = (train.centre / train.thirdPinion) * (train.third / train.fourthPinion) * (train.fourth / train.escapePinion);
  return escapeTurnsPerHour * escapeTeeth[calibre] * 2;
}

/** Every number that a text about this calibre may name. */
export function figuresOfCalibre(calibre: CalibreName): readonly number[] {
  const beat = beatPerHour(calibre);
  return [
    ...everyWatch, ...Object.values(train), escapeTeeth[calibre], train.barrel / train.centrePinion, reserveHours, reserveHours / 24,
    beat, beat / 7200, beat / 3600, ...figuresOfComplication(calibre),
  ];
}

function figuresOfComplication(calibre: CalibreName): readonly number[] {
  if (calibre === 'SV28C') return chronographFigures;
  if (calibre === 'SV21T') return tourbillonFigures;
  return calibre === 'SV28L' ? moonFigures() : zoneFigures;
}

const chronographFigures = [6, 12, 30, 360 / 30];

const escapeTurnsPerMinute = train.fourth / train.escapePinion;
/** In the cage, and seen from outside, where the cage's own turn is added; cage and escape wheel in millimetres. */
const tourbillonFigures = [train.fourth, 10, escapeTurnsPerMinute, escapeTurnsPerMinute + 1, 12.4, 4.6];

const zoneFigures = [...zoneTrain.first, ...zoneTrain.second, (36 / 24) * (36 / 27), 30];

function moonFigures(): readonly number[] {
  const { hourWheel, firstPinion, intermediate, secondPinion, moons } = moonTrain;
  // The hour wheel turns twice a day; the disc carries two moons.
  const lunationDays = (hourWheel / firstPinion) * (intermediate / secondPinion) / 2 / moons;
  const driftSeconds = (lunationDays - meanLunationDays) * daySeconds;
  const yearsForOneDay = Math.floor((daySeconds / driftSeconds) * meanLunationDays / 365.25);
  return [hourWheel, firstPinion, intermediate, secondPinion, moons, lunationDays, driftSeconds, yearsForOneDay];
}
