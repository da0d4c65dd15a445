import { calibreNamed, type CalibreName } from '#domain/horology/calibre.ts';
import type { Part } from '../glb/part.ts';
import { bridgeFar, bridgeParts, caseScrews, chronographParts, platePart, rotorPart } from './finishing.ts';
import { layoutOf, tourbillonCentre } from './layout.ts';
import { motionWorkParts } from './motion-work.ts';
import { tourbillonParts } from './tourbillon.ts';
import { escapementParts, ratchetPart, trainParts } from './train.ts';

/** Every part of a calibre's movement, in place. */
export function movementOf(name: CalibreName): readonly Part[] {
  const calibre = calibreNamed(name);
  const layout = layoutOf(calibre);
  const hasCage = name === 'SV21T';
  const parts: readonly Part[] = [
    platePart(hasCage ? [{ at: tourbillonCentre, radius: 6.55 }] : [], plateRadiusMm(name)),
    caseScrews(),
    ...motionWorkParts(calibre),
    ...trainParts(calibre, layout, { hasFourth: !hasCage }),
    ...(hasCage ? tourbillonParts(calibre) : escapementParts(calibre, layout)),
    ...bridgeParts(calibre, layout),
    ...(name === 'SV28F' ? [rotorPart()] : [ratchetPart(layout, bridgeFar)]),
    ...(name === 'SV28C' ? chronographParts() : []),
  ];
  return hasCage ? parts.map((part) => (aroundCage.has(part.name) ? { ...part, isMovement: false } : part)) : parts;
}

/** What of the movement is seen through a tourbillon's hole in the dial, beside the cage. */
const aroundCage: ReadonlySet<string> = new Set(['MOV_MAIN_PLATE', 'MOV_THIRD_WHEEL', 'MOV_TRAIN_BRIDGE', 'MOV_CAGE_LOWER_BRIDGE']);

/** A tourbillon's plate is wider, for the cage stands 15 from the middle. */
export function plateRadiusMm(name: CalibreName): number {
  return name === 'SV21T' ? 15.9 : 13.3;
}
