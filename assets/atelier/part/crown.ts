import { grained, plain, sunray } from '../finish/skin.ts';
import { lathe, loft } from '../shape/loft.ts';
import { laidToRight, moved, type Solid } from '../shape/solid.ts';
import { range, type V2, type V3 } from '../shape/vector.ts';

export type CrownPlan = { readonly diameter: number; readonly length: number; readonly flutes: number; /** Where its inner face stands, right of the axis. */ readonly x: number; readonly z: number };

/** A fluted crown on its tube; its end carries the ridge, polished on one side and brushed on the other. */
export function crown({ diameter, length, flutes, x, z }: CrownPlan): Solid {
  const radius = diameter / 2;
  const profile: readonly (readonly [number, number, number])[] = [
    [radius * 0.8, 0, 0], [radius * 0.9, 0.1, 0], [radius * 0.965, 0.45, 0.7], [radius, 0.75, 1], [radius, length - 0.75, 1], [radius * 0.965, length - 0.4, 0.7], [radius * 0.9, length - 0.12, 0],
    [radius * 0.84, length, 0],
  ];
  const segments = flutes * 8;
  const rings = profile.map(([r, height, depth]) => range(segments).map((i): V3 => {
    const angle = (i / segments) * 2 * Math.PI;
    const valley = Math.max(0, Math.cos(angle * flutes)) ** 1.5;
    const reach = r - 0.24 * depth * valley;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach, height];
  }));
  const body = loft(rings, { isClosed: true, skin: () => plain('case-polished') });
  return moved(laidToRight([...body, ...crownEnd(radius * 0.84, length), ...tube(radius * 0.5)]), [x, 0, z]);
}

/** The end face is two planes that meet in a crest along 12 to 6. */
function crownEnd(radius: number, length: number): Solid {
  const fall = 0.05;
  const ring = (r: number): readonly V3[] => range(64).map((i) => {
    const angle = (i / 64) * 2 * Math.PI;
    const [px, py] = [Math.cos(angle) * r, Math.sin(angle) * r];
    return [px, py, length + (r < radius ? 0.22 - fall * Math.abs(px) : 0)];
  });
  return loft([ring(radius), ring(radius - 0.2), ring(0.001)], {
    isClosed: true,
    skin: (band, i) => (band === 0 ? sunray('case-polished') : i < 16 || i >= 48 ? plain('case-polished') : grained('case-brushed', [0, 1, 0])),
  });
}

function tube(radius: number): Solid {
  const profile: readonly V2[] = [[radius, -2.5], [radius, 0.05]];
  return lathe(profile, () => plain('case-polished'), 48);
}

export type PusherPlan = { readonly diameter: number; readonly length: number; readonly angleDeg: number; readonly distance: number; readonly z: number };

/** A pump pusher: a cap on a stem, laid towards its angle (anticlockwise from 3 o'clock). */
export function pusher({ diameter, length }: Pick<PusherPlan, 'diameter' | 'length'>): Solid {
  const radius = diameter / 2;
  const profile: readonly V2[] = [
    [radius * 0.62, -3], [radius * 0.62, 0.9], [radius - 0.12, 0.9], [radius, 1.02], [radius, length - 0.3], [radius - 0.3, length], [radius - 0.55, length + 0.04], [0.001, length + 0.1],
  ];
  return laidToRight(lathe(profile, (band) => (band === 6 ? sunray('case-polished') : plain('case-polished')), 56));
}
