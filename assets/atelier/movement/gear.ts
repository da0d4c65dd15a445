import { pitchRadiusMm } from '#domain/horology/gearing.ts';
import { circular, plain } from '../finish/skin.ts';
import type { Slot } from '../finish/slot.ts';
import { lathe } from '../shape/loft.ts';
import { circle, sector, type Outline } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import type { Solid } from '../shape/solid.ts';
import { range, type V2 } from '../shape/vector.ts';

/** Where a gear's first tooth stands: radians, anticlockwise from 3 o'clock, dial side. */
export type Phase = number;

/**
 * Cycloidal profile: flanks are radial inside the pitch circle, the wheel's addendum is an ogive that stands for its
 * epicycloid (NIHS 20-02), the pinion's a low round.
 */
export function toothedOutline(teeth: number, moduleMm: number, phase: Phase, isPinion = teeth <= 12): Outline {
  const pitch = pitchRadiusMm(teeth, moduleMm);
  const half = ((isPinion ? 0.39 : 0.48) * Math.PI) / teeth;
  const [root, rise] = isPinion ? [1.35, 0.75] : [1.3, 1.25];
  const flank: readonly V2[] = [[pitch - root * moduleMm, half * 1.02], [pitch, half], [pitch + rise * 0.5 * moduleMm, half * 0.78], [pitch + rise * 0.85 * moduleMm, half * 0.4]];
  const tip: V2 = [pitch + rise * moduleMm, 0];
  const tooth = [...flank.map(([r, a]): V2 => [r, -a]), tip, ...flank.toReversed()];
  return range(teeth).flatMap((k) => tooth.map(([r, a]): V2 => {
    const angle = phase + (2 * Math.PI * k) / teeth + a;
    return [Math.cos(angle) * r, Math.sin(angle) * r];
  }));
}

/**
 * Phase of a driven gear so that its gap faces the driver's tooth. `direction` from driver to driven, radians.
 */
export function meshedPhase(driver: { readonly teeth: number; readonly phase: Phase }, drivenTeeth: number, direction: number): Phase {
  const step = (2 * Math.PI) / driver.teeth;
  const offset = driver.phase - direction - Math.round((driver.phase - direction) / step) * step;
  return direction + Math.PI - (offset * driver.teeth) / drivenTeeth + Math.PI / drivenTeeth;
}

export type WheelPlan = {
  readonly teeth: number;
  readonly moduleMm: number;
  readonly phase: Phase;
  readonly spokes: number;
  readonly bottom: number;
  readonly thickness: number;
  readonly slot?: Slot;
};

/** A wheel with crossed-out arms. */
export function wheel({ teeth, moduleMm, phase, spokes, bottom, thickness, slot = 'brass' }: WheelPlan): Solid {
  const pitch = pitchRadiusMm(teeth, moduleMm);
  const rim = pitch - 1.3 * moduleMm - Math.max(0.22, pitch * 0.09);
  const hub = Math.max(0.55, pitch * 0.22);
  const armDeg = (Math.max(0.3, pitch * 0.1) / rim) * 57.3;
  const windows = spokes === 0 ? [circle(0.3, 16)] : range(spokes).map((i) => sector(hub, rim, (i * 360) / spokes + armDeg / 2, ((i + 1) * 360) / spokes - armDeg / 2, 14));
  const skin = circular(slot);
  return prism({ outline: toothedOutline(teeth, moduleMm, phase), holes: windows, bottom, top: bottom + thickness, hasFloor: true, topSkin: skin, sideSkin: skin });
}

export function pinion(teeth: number, moduleMm: number, phase: Phase, bottom: number, top: number): Solid {
  const skin = plain('steel-polished');
  return prism({ outline: toothedOutline(teeth, moduleMm, phase, true), bottom, top, hasFloor: true, topSkin: skin, sideSkin: skin });
}

/** An arbor between two heights, its pivots thinner. */
export function arbor(radius: number, bottom: number, top: number): Solid {
  return lathe([[radius * 0.4, bottom - 0.25], [radius * 0.4, bottom], [radius, bottom], [radius, top], [radius * 0.4, top], [radius * 0.4, top + 0.2]], () => plain('steel-polished'), 16);
}
