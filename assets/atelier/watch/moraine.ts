import { circular, grained } from '../finish/skin.ts';
import type { Recipe } from '../finish/material.ts';
import { paletteOf, type CaseName, type Palette, type StrapName } from '../finish/palette.ts';
import type { Part } from '../glb/part.ts';
import type { Watch } from '../glb/watch.ts';
import { backCrystal, caseBack, casingRing } from '../part/case-back.ts';
import { moraine, moraineBezel, moraineMiddle, moraineOpening } from '../part/case-moraine.ts';
import { crown } from '../part/crown.ts';
import { crystal } from '../part/crystal.ts';
import { flange } from '../part/dial.ts';
import { strapPath } from '../part/path.ts';
import { buckle, strap } from '../part/strap.ts';
import { offset, type Outline } from '../shape/outline.ts';
import { mirroredUpDown } from '../shape/solid.ts';
import type { CalibreName } from '#domain/horology/calibre.ts';
import { movementOf, plateRadiusMm } from '../movement/movement.ts';
import { firstDress } from './fittings.ts';

export type MorainePlan = {
  readonly id: string;
  readonly name: string;
  readonly calibre: Extract<CalibreName, 'SV28C' | 'SV21T'>;
  readonly cases: readonly CaseName[];
  readonly straps: readonly StrapName[];
  /** What is not case, strap, glass or movement. */
  readonly palette: Omit<Parameters<typeof paletteOf>[0], keyof ReturnType<typeof firstDress>>;
  readonly flange: Recipe;
  readonly feet: readonly Outline[];
  readonly backText: string;
  readonly parts: readonly Part[];
};

/** The shield that a Moraine's dial fills, and where its flange stands. */
export const moraineDial = { outline: offset(moraineOpening, -0.35), flangeFoot: offset(moraineOpening, -1.05) } as const;

/** Moraine: a boulder cut to a shield, on a strap that comes from under it. */
export function moraineWatch(plan: MorainePlan): Watch {
  const upper = strapPath({ y: 22.2, z: -2.1, length: 46, fromDeg: 20, toDeg: 100 });
  const lower = strapPath({ y: 22.2, z: -2.1, length: 52, fromDeg: 20, toDeg: 108 });
  const band = { widthAtCase: 22, widthAtEnd: 18 };
  const palette: Palette = paletteOf({ ...firstDress(plan.cases, plan.straps), ...plan.palette });
  return {
    id: plan.id,
    name: plan.name,
    calibre: plan.calibre,
    caseMm: { width: 40.5, lugToLug: 48, thickness: 13.4 },
    dialOpeningMm: [33, 39],
    crystalTopMm: moraine.crystalBottom + 1.2,
    palette,
    cases: plan.cases,
    straps: plan.straps,
    shade: { edge: moraineDial.flangeFoot, feet: plan.feet },
    parts: [
      { name: 'CASE_MIDDLE', solid: moraineMiddle(), caption: 'case-middle', finish: 'polished-adret brushed-ubac' },
      { name: 'BEZEL', solid: moraineBezel(), explode: { by: [0, 0, 17], order: 1 }, caption: 'bezel', finish: 'polished-adret brushed-ubac' },
      { name: 'CRYSTAL', solid: crystal({ outline: moraineOpening, bottom: moraine.crystalBottom, thickness: 1.2 }), explode: { by: [0, 0, 28], order: 0 }, caption: 'crystal' },
      { name: 'CROWN', solid: crown({ diameter: 7, length: 3.8, flutes: 30, x: 20.55, z: -2.9 }), explode: { by: [9, 0, 0], order: 2 }, caption: 'crown', anchor: [22.5, 0, -2.9] },
      { name: 'DIAL_FLANGE', solid: flange(moraineDial.flangeFoot, moraineOpening, 1.05, plan.calibre === 'SV28C' ? circular('flange') : grained('flange')), explode: { by: [0, 0, 9], order: 3 }, caption: 'flange' },
      ...plan.parts,
      { name: 'CASE_BACK', solid: [...caseBack({ outerRadius: 17.4, windowRadius: 13.9, z: moraine.back, height: 1.7, text: plan.backText }), ...casingRing(plateRadiusMm(plan.calibre) + 0.1, 16.8, -7.3, -0.6)], explode: { by: [0, 0, -42], order: 2 }, caption: 'case-back' },
      { name: 'CASE_BACK_CRYSTAL', solid: backCrystal(13.9, moraine.back), explode: { by: [0, 0, -42], order: 2 } },
      { name: 'STRAP_12', solid: strap({ path: upper, length: 46, isPointed: false, ...band }), caption: 'strap', anchor: [0, 30, -6] },
      { name: 'STRAP_6', solid: mirroredUpDown(strap({ path: lower, length: 52, isPointed: true, ...band })) },
      { name: 'STRAP_BUCKLE', solid: buckle(upper, 46, 18), caption: 'buckle' },
      ...movementOf(plan.calibre),
    ],
  };
}
