import { ModelRefused } from '../model-refused.ts';

/** Keys that no glTF needs: what other programs put beside it, and what would reach into JavaScript itself. */
const dropped = new Set(['extras', '__proto__', 'constructor', 'prototype']);

/**
 * A description without extras at any depth. What it holds was parsed from JSON, so it is a tree.
 * @throws ModelRefused over a number such as 1e999, which JSON allows and no float holds
 */
export function stripForeign(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new ModelRefused('not-a-number', 'The model’s description has a number without end. Clean the scene’s transforms and export it again.');
  if (Array.isArray(value)) return value.map(stripForeign);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !dropped.has(key)).map(([key, below]) => [key, stripForeign(below)]));
}
