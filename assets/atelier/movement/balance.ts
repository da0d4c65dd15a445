import { circular, plain } from '../finish/skin.ts';
import { lathe, loft } from '../shape/loft.ts';
import { circle, rounded, sector } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { laidToRight, moved, turned, type Skin, type Solid } from '../shape/solid.ts';
import { mix, range, type V3 } from '../shape/vector.ts';

/** A balance with two arms, timing screws in its rim and its double roller; seen from either side. */
export function balanceWheel(diameter: number, bottom: number, impulseTowards: number, rollerAt: number): Solid {
  const radius = diameter / 2 - 0.3;
  const inner = radius - 0.62;
  const gold = plain('gilt');
  const windows = range(2).map((i) => sector(0.85, inner, i * 180 + 6, (i + 1) * 180 - 6, 6));
  const wheel = prism({ outline: circle(radius, 144), holes: windows, bottom, top: bottom + 0.5, chamfer: 0.08, lowerChamfer: 0.08, hasFloor: true, topSkin: circular('brass'), sideSkin: gold });
  const timing = range(12).flatMap((i) => turned(moved(laidToRight(timingScrew()), [radius, 0, bottom + 0.25]), i * 30 + 15));
  return [...wheel, ...timing, ...staffAndRoller(bottom, impulseTowards, rollerAt)];
}

function timingScrew(): Solid {
  return lathe([[0.17, -0.05], [0.17, 0.04], [0.24, 0.06], [0.24, 0.22], [0.18, 0.3], [0.001, 0.3]], () => plain('gilt'), 12);
}

function staffAndRoller(bottom: number, impulseTowards: number, rollerAt: number): Solid {
  const steel = plain('steel-polished');
  const staff = lathe([[0.06, bottom - 1.3], [0.2, bottom - 1.1], [0.26, bottom - 0.05], [0.26, bottom + 0.55], [0.16, bottom + 0.8], [0.06, bottom + 1.35]], () => steel, 20);
  const roller = lathe([[0.85, rollerAt - 0.12], [0.85, rollerAt + 0.06], [0.78, rollerAt + 0.12], [0.26, rollerAt + 0.12]], () => steel, 40);
  const pin = moved(lathe([[0.11, rollerAt - 0.45], [0.11, rollerAt + 0.1]], () => plain('ruby'), 12), [0.62, 0, 0]);
  return [...staff, ...roller, ...turned(pin, (impulseTowards * 180) / Math.PI)];
}

/**
 * A hairspring of thirteen coils, Ø 5.2. Its u is 0 at the stud and 1 at the collet: a renderer turns each point by the
 * balance's angle times u, which winds the spring without stretching it.
 */
export function hairspring(z: number, outer = 2.6): Solid {
  const [coils, inner, steps] = [13, 0.45, 13 * 40];
  const skin: Skin = { slot: 'spring', grain: ([x, y]) => [-y, x, 0], uv: ([x, y]) => [Math.min(1, Math.max(0, (outer - Math.hypot(x, y)) / (outer - inner))), 0] };
  const rows = range(steps + 1).map((i): readonly V3[] => {
    const share = i / steps;
    const radius = mix(outer, inner, share);
    const angle = -share * coils * 2 * Math.PI;
    const place = (r: number, height: number): V3 => [Math.cos(angle) * r, Math.sin(angle) * r, height];
    return [place(radius + 0.018, z), place(radius + 0.018, z + 0.16), place(radius - 0.018, z + 0.16), place(radius - 0.018, z)];
  });
  return loft(rows, { isClosed: true, skin: () => skin });
}

/** Collet on the staff and the stud that holds the spring's outer end. */
export function collet(z: number): Solid {
  return lathe([[0.48, z - 0.05], [0.48, z + 0.2], [0.26, z + 0.2]], () => plain('steel-polished'), 24);
}

export function stud(z: number, outer = 2.6): Solid {
  return moved(prism({ outline: rounded([[-0.22, -0.2, 0.05], [0.35, -0.2, 0.05], [0.35, 0.2, 0.05], [-0.22, 0.2, 0.05]]), bottom: z - 0.5, top: z + 0.25, chamfer: 0.04, hasFloor: true, topSkin: plain('steel-polished'), sideSkin: plain('steel-polished') }), [outer, 0, 0]);
}
