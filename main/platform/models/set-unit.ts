import type { Document } from '@gltf-transform/core';
import type { ModelUnit } from '#contract/model-intake.ts';
import { plausibleM } from './intake-limits.ts';
import { shownScene, sizeM } from './measure-model.ts';
import { ModelRefused } from './model-refused.ts';

const metresIn: Readonly<Record<ModelUnit, number>> = { m: 1, cm: 0.01, mm: 0.001, in: 0.0254, km: 1000 };
const spoken: Readonly<Record<ModelUnit, string>> = { m: 'metres', cm: 'centimetres', mm: 'millimetres', in: 'inches', km: 'kilometres' };

/** About what is held in the hand: the middle of what the stage shows. */
const likelyM = 0.1;

/** `guess`: take the unit that fits best, and say which. */
export type UnitWish = ModelUnit | 'guess' | null;

/**
 * Brings a model to true metres: by the unit that was said, or as the file says when that is plausible. A wrong unit is never put right in silence.
 * @returns the unit its numbers are in
 * @throws ModelRefused with the unit that would fit, when the model is implausibly large or small
 */
export function setUnit(document: Document, wish: UnitWish, note: (sentence: string) => void): ModelUnit {
  const asWritten = Math.max(...sizeM(document));
  if (asWritten === 0) throw new ModelRefused('no-size', 'The model has no size: all of its corners lie in one point.');
  const guess = isPlausible(asWritten) ? 'm' : bestUnit(asWritten);
  const unit = wish === 'guess' ? guess : wish ?? 'm';
  if (unit === null || !isPlausible(asWritten * metresIn[unit])) throw new ModelRefused('implausible-size', implausible(asWritten * (unit === null ? 1 : metresIn[unit]), guess));
  if (wish === 'guess' && unit !== 'm') note(`Read as metres the model would be ${inWords(asWritten)} across: its numbers were taken for ${spoken[unit]}, which was guessed.`);
  if (wish !== 'guess' && unit !== 'm') note(`Its numbers were taken for ${spoken[unit]}, as was said: ${inWords(asWritten)} became ${inWords(asWritten * metresIn[unit])}.`);
  if (unit !== 'm') scale(document, metresIn[unit]);
  return unit;
}

function isPlausible(longestM: number): boolean {
  return longestM >= plausibleM.least && longestM <= plausibleM.most;
}

function bestUnit(longest: number): ModelUnit | null {
  // The contract's units are these keys.
  const fitting = (Object.keys(metresIn) as ModelUnit[]).filter((unit) => isPlausible(longest * metresIn[unit]));
  const distance = (unit: ModelUnit): number => Math.abs(Math.log(longest * metresIn[unit] / likelyM));
  return fitting.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function implausible(longestM: number, guess: ModelUnit | null): string {
  const said = `The model is ${inWords(longestM)} across`;
  if (guess === null) return `${said}, and no usual unit makes it a thing that stands on a table. Scale it in the program it was made with.`;
  if (guess === 'm') return `${said} in the unit that was said; as metres, which the file says, it would be plausible. Leave the unit out.`;
  return `${said}: ${guess === 'km' ? 'was it scaled down a thousand times' : `were ${spoken[guess]} exported as metres`}? Say so with the unit “${guess}” (--unit ${guess}).`;
}

function inWords(lengthM: number): string {
  if (lengthM >= 1) return `${lengthM.toLocaleString('en-GB', { maximumSignificantDigits: 4 })} m`;
  return `${(lengthM * 1000).toLocaleString('en-GB', { maximumSignificantDigits: 3 })} mm`;
}

/** A node above all others carries the scale: whatever moves, bends or is skinned below keeps its own numbers. */
function scale(document: Document, factor: number): void {
  const scene = shownScene(document);
  const above = document.createNode('UNIT').setScale([factor, factor, factor]);
  for (const node of scene.listChildren()) above.addChild(node);
  scene.addChild(above);
}
