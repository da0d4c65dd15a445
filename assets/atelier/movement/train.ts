import type { Calibre } from '#domain/horology/calibre.ts';
import { circular, plain } from '../finish/skin.ts';
import type { Part } from '../glb/part.ts';
import { lathe } from '../shape/loft.ts';
import { circle } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { moved, turned, turnedOver, type Solid } from '../shape/solid.ts';
import type { V2, V3 } from '../shape/vector.ts';
import { balanceWheel, collet, hairspring, stud } from './balance.ts';
import { escapeWheel, palletFork, type EscapementPlaces } from './escapement.ts';
import { arbor, meshedPhase, pinion, toothedOutline, wheel } from './gear.ts';
import { screw } from './jewel.ts';
import { directionFrom, palletsToBalanceMm, type Layout } from './layout.ts';

/** Heights below the dial, negative: each wheel's own storey. */
const storey = { centre: -2.45, third: -2.95, fourth: -3.45, escape: -3.1 } as const;

/** Barrel, centre, third and fourth wheels; teeth stand in mesh at rest. */
export function trainParts(calibre: Calibre, layout: Layout, { hasFourth }: { readonly hasFourth: boolean }): readonly Part[] {
  const { train } = calibre;
  const phases = trainPhases(calibre, layout);
  const centre = [
    ...wheel({ teeth: train.centreToThird.driver, moduleMm: train.centreToThird.moduleMm, phase: 0, spokes: 5, bottom: storey.centre, thickness: 0.2 }),
    ...pinion(train.barrelToCentre.driven, train.barrelToCentre.moduleMm, phases.centrePinion, -3.35, -2.5), ...arbor(0.3, -3.6, -1.9),
  ];
  const third = [
    ...wheel({ teeth: train.thirdToFourth.driver, moduleMm: train.thirdToFourth.moduleMm, phase: 0, spokes: 5, bottom: storey.third, thickness: 0.18 }),
    ...pinion(train.centreToThird.driven, train.centreToThird.moduleMm, phases.thirdPinion, -2.9, -2.2), ...arbor(0.26, -3.6, -2.0),
  ];
  const fourth = [
    ...wheel({ teeth: train.fourthToEscape.driver, moduleMm: train.fourthToEscape.moduleMm, phase: phases.fourthWheel, spokes: 4, bottom: storey.fourth, thickness: 0.16 }),
    ...pinion(train.thirdToFourth.driven, train.thirdToFourth.moduleMm, phases.fourthPinion, -3.4, -2.7), ...arbor(0.22, -3.65, -1.6),
  ];
  return [
    { name: 'MOV_BARREL', arbor: 'barrel', pivot: place(layout.barrel), solid: barrel(calibre, phases.barrel), caption: 'barrel', anchor: [0, 0, -3.4], ...layer(-15, 3) },
    { name: 'MOV_CENTRE_WHEEL', arbor: 'centre-wheel', pivot: place(layout.centre), solid: centre, caption: 'centre-wheel', anchor: [2.5, 0, -2.4], ...layer(-10, 5) },
    { name: 'MOV_THIRD_WHEEL', arbor: 'third-wheel', pivot: place(layout.third), solid: third, caption: 'third-wheel', anchor: [-2.5, 0, -2.9], ...layer(-13, 4) },
    ...(hasFourth ? [{ name: 'MOV_FOURTH_WHEEL', arbor: 'fourth-wheel', pivot: place(layout.fourth), solid: fourth, caption: 'fourth-wheel', anchor: [0, -2.4, -3.4], ...layer(-17, 3) } satisfies Part] : []),
  ];
}

/** Escape wheel, fork, balance and hairspring of a calibre whose escapement stands in the plate. */
export function escapementParts(calibre: Calibre, layout: Layout): readonly Part[] {
  const places: EscapementPlaces = {
    towardsPallets: directionFrom(layout.escape, layout.pallets), towardsBalance: directionFrom(layout.pallets, layout.balance), palletsToBalance: palletsToBalanceMm, sense: 1,
  };
  const { fourthToEscape } = calibre.train;
  const phases = trainPhases(calibre, layout);
  const escape = [...escapeWheel(calibre, places, storey.escape), ...pinion(fourthToEscape.driven, fourthToEscape.moduleMm, phases.escapePinion, -3.75, -3.25), ...arbor(0.18, -3.8, -2.3)];
  return [
    { name: 'MOV_ESCAPE_WHEEL', arbor: 'escape-wheel', pivot: place(layout.escape), solid: escape, caption: 'escape-wheel', anchor: [1.2, 0, -3], ...layer(-18, 3) },
    { name: 'MOV_PALLET_FORK', arbor: 'pallet-fork', pivot: place(layout.pallets), solid: palletFork(calibre, places, -3.06), caption: 'pallet-fork', anchor: [0, 0, -3], ...layer(-20, 2) },
    { name: 'BALANCE', arbor: 'balance', pivot: place(layout.balance), solid: turnedOver([...balanceWheel(calibre.balanceDiameterMm, 3.75, Math.PI - places.towardsBalance - Math.PI, 3.15), ...collet(4.45)]), caption: 'balance', anchor: [2.6, 0, -3.9], ...layer(-24, 1) },
    { name: 'MOV_HAIRSPRING', pivot: place(layout.balance), solid: moved(hairspring(0), [0, 0, -4.62]), caption: 'hairspring', anchor: [1.6, 0, -4.6], ...layer(-28, 1) },
    { name: 'MOV_STUD', pivot: place(layout.balance), solid: moved(turnedOver(turned(stud(0), 180)), [0, 0, -4.62]), ...layer(-28, 1) },
  ];
}

type TrainPhases = Readonly<Record<'barrel' | 'centrePinion' | 'thirdPinion' | 'fourthPinion' | 'fourthWheel' | 'escapePinion', number>>;

/** Wheels on one arbor as each neighbour's teeth ask for. */
function trainPhases({ train }: Calibre, layout: Layout): TrainPhases {
  return {
    barrel: 0,
    centrePinion: meshedPhase({ teeth: train.barrelToCentre.driver, phase: 0 }, train.barrelToCentre.driven, directionFrom(layout.barrel, layout.centre)),
    thirdPinion: meshedPhase({ teeth: train.centreToThird.driver, phase: 0 }, train.centreToThird.driven, directionFrom(layout.centre, layout.third)),
    fourthPinion: meshedPhase({ teeth: train.thirdToFourth.driver, phase: 0 }, train.thirdToFourth.driven, directionFrom(layout.third, layout.fourth)),
    fourthWheel: 0,
    escapePinion: meshedPhase({ teeth: train.fourthToEscape.driver, phase: 0 }, train.fourthToEscape.driven, directionFrom(layout.fourth, layout.escape)),
  };
}

/** Drum, teeth and snailed cover; the arbor's square and its screw show through the bridge. */
function barrel({ train }: Calibre, phase: number): Solid {
  const { driver, moduleMm } = train.barrelToCentre;
  const teeth = prism({ outline: toothedOutline(driver, moduleMm, phase), holes: [circle(2, 40)], bottom: -3.2, top: -2.75, hasFloor: true, topSkin: circular('brass'), sideSkin: circular('brass') });
  const radius = 5.55;
  const drum = turnedOver(lathe([[radius, 2.15], [radius, 3.35], [radius - 0.15, 3.5], [1.1, 3.5], [1, 3.4], [0.8, 3.4], [0.8, 3.75], [0.001, 3.75]], (band) => (band === 2 ? circular('barrel') : plain('steel-polished')), 96));
  return [...teeth, ...drum];
}

/** Ratchet wheel with its square and screw, over the barrel bridge; stands unless the crown winds. */
export function ratchetPart(layout: Layout, far: number): Part {
  const outline = toothedOutline(48, 0.17, 0);
  const top = far + 0.3;
  const solid = turnedOver([
    ...prism({ outline, holes: [circle(1.0, 32)], bottom: far + 0.04, top, chamfer: 0.06, topSkin: circular('barrel'), sideSkin: plain('steel-polished'), chamferSkin: plain('steel-polished') }),
    ...lathe([[1.0, far + 0.1], [0.95, top - 0.05], [0.001, top - 0.05]], () => circular('steel-brushed'), 32),
    ...screw([0, 0], top - 0.1, 24, 'steel-blued', 0.9),
  ]);
  return { name: 'MOV_RATCHET_WHEEL', pivot: place(layout.barrel), solid, caption: 'ratchet-wheel', anchor: [2.5, 0, -top], ...layer(-27, 1) };
}

export function place([x, y]: V2): V3 {
  return [x, y, 0];
}

/** Everything of the movement parts along the arbors, away from the dial. */
export function layer(byMm: number, order: number): Pick<Part, 'explode' | 'isMovement'> {
  return { explode: { by: [0, 0, byMm], order }, isMovement: true };
}
