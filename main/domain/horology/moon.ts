import type { Complication } from './calibre.ts';
import { lunationDays } from './periods.ts';

/** Turns of the disc's moon since new: 0 new, 0.5 full; as the train shows it, set right at a known new moon. */
export function moonAgeTurns(moon: Extract<Complication, { kind: 'moon' }>, seconds: number): number {
  const turns = (seconds - newMoonSeconds) / 86_400 / lunationDays(moon);
  return turns - Math.floor(turns);
}

/** What the disc gains on the sky in one lunation, seconds. */
export function lunationErrorSeconds(moon: Extract<Complication, { kind: 'moon' }>): number {
  return (lunationDays(moon) - meanLunationDays) * 86_400;
}

/** Years until the disc is a whole day out. */
export function yearsToOneDay(moon: Extract<Complication, { kind: 'moon' }>): number {
  return ((86_400 / Math.abs(lunationErrorSeconds(moon))) * meanLunationDays) / 365.25;
}

/** Mean synodic month at this epoch (Meeus, Astronomical Algorithms, chapter 49). */
const meanLunationDays = 29.530588861;
/** New moon of the eclipse of 12 August 2026, 17:37 UT. */
const newMoonSeconds = Date.UTC(2026, 7, 12, 17, 37) / 1000;
