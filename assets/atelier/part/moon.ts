import { plain } from '../finish/skin.ts';
import { randomFrom } from '../finish/random.ts';
import { lathe } from '../shape/loft.ts';
import { circle, shifted, type Outline } from '../shape/outline.ts';
import { cap } from '../shape/prism.ts';
import { moved, type Solid } from '../shape/solid.ts';
import { onDial, radians, range, type V2 } from '../shape/vector.ts';

export const moonDisc = { radius: 5.05, moonRadius: 1.58, moonReach: 3.15, apertureRadius: 4.85 } as const;

/** Drawn around the disc's axis: the upper half of the disc, and two shores that the moon rises from and sets behind. */
export function moonAperture(centre: V2): Outline {
  const { apertureRadius, moonRadius, moonReach } = moonDisc;
  const shore = 0.12;
  const arc = range(61).map((i): V2 => {
    const angle = radians(2 + (176 * i) / 60);
    return [Math.cos(angle) * apertureRadius, Math.sin(angle) * apertureRadius];
  });
  const lower = range(71).map((i): V2 => {
    const x = -apertureRadius + 0.08 + ((2 * apertureRadius - 0.16) * i) / 70;
    const reach = Math.abs(Math.abs(x) - moonReach);
    return [x, shore + (reach < moonRadius ? Math.sqrt(moonRadius ** 2 - reach ** 2) : 0)];
  });
  return shifted([...arc, ...lower.slice(1, -1)], centre);
}

/** Two domed moons on a night sky; at rest the first stands at 12. */
export function moonDiscSolid(z: number): Solid {
  const { radius, moonRadius, moonReach } = moonDisc;
  const random = randomFrom(1202);
  const sky = cap([circle(radius, 96)], z, plain('moon-sky'), true);
  const moon = lathe(range(7).map((i): V2 => {
    const share = i / 6;
    return [Math.max(0.001, moonRadius * Math.cos(radians(90 * share))), z + 0.02 + 0.26 * Math.sin(radians(90 * share))];
  }), () => plain('moon'), 48);
  const stars = range(46).flatMap(() => {
    const [angle, reach, size] = [random() * 360, 0.9 + random() * 3.9, 0.04 + random() * 0.07];
    const [x, y] = onDial(angle, reach);
    const isClear = Math.hypot(x, Math.abs(y) - moonReach) > moonRadius + 0.15;
    return isClear ? cap([circle(size, 6, [x, y])], z + 0.01, plain('moon'), true) : [];
  });
  return [...sky, ...moved(moon, [0, moonReach, 0]), ...moved(moon, [0, -moonReach, 0]), ...stars];
}
