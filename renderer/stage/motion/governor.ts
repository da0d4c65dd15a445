import { clamp } from './easing.ts';

/** Share of the pixels' side drawn while something moves; a still picture is always drawn whole. */
export type Governor = {
  readonly step: number;
  readonly averageMs: number;
  readonly framesAtStep: number;
};

export const wholeGovernor: Governor = { step: 0, averageMs: 0, framesAtStep: 0 };

/**
 * Answers the time of one moving frame. It steps down at once, as far as is needed, when frames are far too slow
 * and after a few frames when they are slightly so, and steps up only when the finer step is expected to fit as well.
 */
export function govern(governor: Governor, frameMs: number, budgetMs: number): Governor {
  const averageMs = governor.framesAtStep === 0 ? frameMs : governor.averageMs * 0.7 + frameMs * 0.3;
  const framesAtStep = governor.framesAtStep + 1;
  // One frame may have waited for something else; two of them, or one that is beyond any doubt, tell which step fits.
  if (averageMs > budgetMs * (framesAtStep >= 2 ? 2 : 8)) return stepTo(fittingStep(governor.step, averageMs, budgetMs), governor, averageMs);
  if (framesAtStep >= 4 && averageMs > budgetMs * 1.25) return stepTo(governor.step + 1, governor, averageMs);
  const finer = scaleOf(governor.step - 1) / scaleOf(governor.step);
  if (framesAtStep >= 30 && averageMs * finer * finer < budgetMs * 0.8) return stepTo(governor.step - 1, governor, averageMs);
  return { step: governor.step, averageMs, framesAtStep };
}

/** Linear scale of the picture at a step: 1 down to a quarter. */
export function scaleOf(step: number): number {
  return scales[Math.min(scales.length - 1, Math.max(0, step))] ?? 1;
}

/** Scale of an empty glass's first picture on a processor, sides in device pixels: finer than a moving one there, and refined at once. */
export function firstScaleOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return clamp(Math.sqrt(firstPixels / (width * height)), 0.5, 1);
}

/** Shadows and the crystal's coating are left out of moving frames below this step. */
export function isDetailKept(governor: Governor): boolean {
  return governor.step < 4;
}

/** The finest step whose pixels would fit, were a frame's time all pixels. */
function fittingStep(step: number, averageMs: number, budgetMs: number): number {
  const fits = scaleOf(step) * Math.sqrt(budgetMs / averageMs);
  const found = scales.findIndex((scale) => scale <= fits);
  return Math.max(step + 1, found === -1 ? scales.length - 1 : found);
}

function stepTo(step: number, from: Governor, averageMs: number): Governor {
  const next = Math.min(scales.length - 1, Math.max(0, step));
  return next === from.step ? { ...from, averageMs, framesAtStep: 1 } : { step: next, averageMs: 0, framesAtStep: 0 };
}

const firstPixels = 540 * 960;
const scales: readonly number[] = [1, 0.84, 0.71, 0.6, 0.5, 0.42, 0.35, 0.3, 0.25];
