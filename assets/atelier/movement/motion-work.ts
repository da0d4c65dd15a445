import type { Calibre } from '#domain/horology/calibre.ts';
import { centreDistanceMm, type Gearing } from '#domain/horology/gearing.ts';
import type { Arbor } from '#domain/horology/pose-movement.ts';
import type { Part } from '../glb/part.ts';
import type { Solid } from '../shape/solid.ts';
import { radians, type V2 } from '../shape/vector.ts';
import { meshedPhase, pinion, wheel } from './gear.ts';
import { layer, place } from './train.ts';

/** Cannon pinion, minute wheel and hour wheel under the dial, and what an indication takes from the hour wheel. */
export function motionWorkParts(calibre: Calibre): readonly Part[] {
  const { cannonToMinute, minuteToHour } = calibre.motionWork;
  const towards = radians(20);
  const reach = centreDistanceMm(cannonToMinute);
  const minutePlace: V2 = [Math.cos(towards) * reach, Math.sin(towards) * reach];
  const minutePhase = meshedPhase({ teeth: cannonToMinute.driver, phase: 0 }, cannonToMinute.driven, towards);
  const hourPhase = meshedPhase({ teeth: minuteToHour.driver, phase: 0 }, minuteToHour.driven, towards + Math.PI);
  return [
    { name: 'MOV_CANNON_PINION', arbor: 'cannon-pinion', solid: pinion(cannonToMinute.driver, cannonToMinute.moduleMm, 0, -0.98, -0.84), caption: 'cannon-pinion', ...layer(2, 6) },
    {
      name: 'MOV_MINUTE_WHEEL', arbor: 'minute-wheel', pivot: place(minutePlace), caption: 'minute-wheel', ...layer(2.6, 6),
      solid: [...wheel({ teeth: cannonToMinute.driven, moduleMm: cannonToMinute.moduleMm, phase: minutePhase, spokes: 0, bottom: -0.98, thickness: 0.12 }), ...pinion(minuteToHour.driver, minuteToHour.moduleMm, 0, -0.86, -0.72)],
    },
    { name: 'MOV_HOUR_WHEEL', arbor: 'hour-wheel', caption: 'hour-wheel', ...layer(3.4, 6), solid: [...wheel({ teeth: minuteToHour.driven, moduleMm: minuteToHour.moduleMm, phase: hourPhase, spokes: 0, bottom: -0.84, thickness: 0.1 }), ...indicationDriver(calibre)] },
    ...indicationParts(calibre),
  ];
}

/** What sits on the hour wheel's pipe and drives the indication. */
function indicationDriver({ complication }: Calibre): Solid {
  if (complication.kind !== 'moon' && complication.kind !== 'second-zone') return [];
  const { driver, moduleMm } = complication.hourToIntermediate;
  return wheel({ teeth: driver, moduleMm, phase: 0, spokes: 0, bottom: -0.74, thickness: 0.08 });
}

function indicationParts({ complication }: Calibre): readonly Part[] {
  if (complication.kind === 'moon') return intermediate(complication.hourToIntermediate, complication.intermediateToDisc, [0, 6.15], 'moon-intermediate', 'MOV_MOON_INTERMEDIATE');
  if (complication.kind === 'second-zone') {
    const { driven, moduleMm } = complication.intermediateToZone;
    return [
      ...intermediate(complication.hourToIntermediate, complication.intermediateToZone, [0, 0], 'zone-intermediate', 'MOV_ZONE_INTERMEDIATE'),
      { name: 'MOV_ZONE_WHEEL', arbor: 'zone-wheel', caption: 'zone-wheel', ...layer(4.4, 6), solid: wheel({ teeth: driven, moduleMm, phase: 0, spokes: 0, bottom: -0.6, thickness: 0.1 }) },
    ];
  }
  return [];
}

/** The arbor between the hour wheel at the middle and an indication at its place: two legs of a triangle. */
function intermediate(first: Gearing, second: Gearing, indication: V2, arbor: Arbor, name: string): readonly Part[] {
  const [legA, legB] = [centreDistanceMm(first), centreDistanceMm(second)];
  const span = Math.hypot(...indication);
  const along = span === 0 ? 0 : Math.min(legA, Math.max(-legA, (legA ** 2 - legB ** 2 + span ** 2) / (2 * span)));
  const aside = Math.sqrt(Math.max(0, legA ** 2 - along ** 2));
  const at: V2 = span === 0 ? [-legA * Math.cos(radians(35)), legA * Math.sin(radians(35))] : [-aside, along];
  return [{
    name, arbor, pivot: place(at), caption: arbor, ...layer(3.8, 6),
    solid: [...wheel({ teeth: first.driven, moduleMm: first.moduleMm, phase: meshedPhase({ teeth: first.driver, phase: 0 }, first.driven, Math.atan2(at[1], at[0])), spokes: 0, bottom: -0.78, thickness: 0.1 }), ...pinion(second.driver, second.moduleMm, 0, -0.68, -0.56)],
  }];
}
