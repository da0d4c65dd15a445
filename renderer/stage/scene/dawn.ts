import { smoothStep } from '../motion/easing.ts';

/** The blade of light crosses the ridge once a minute; the dial below catches a breath of sky every three seconds. */
export function dawnLight(epochMs: number, isMotionReduced: boolean): { readonly sweepDeg: number; readonly breath: number } {
  const minute = isMotionReduced ? 0.42 : (epochMs % 60_000) / 60_000;
  const breathAt = (epochMs % 3000) / 3000;
  const breath = isMotionReduced ? 0.5 : smoothStep(0, 0.35, breathAt) * (1 - smoothStep(0.4, 1, breathAt));
  return { sweepDeg: widestSweepDeg * (1 - 2 * minute), breath: breath * 0.8 };
}

// At 45 degrees either way the glint leaves the flank's ends.
const widestSweepDeg = 52;
