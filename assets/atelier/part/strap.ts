import { grained, plain } from '../finish/skin.ts';
import { lathe, loft } from '../shape/loft.ts';
import { prism } from '../shape/prism.ts';
import { rounded } from '../shape/outline.ts';
import { bent, laidToRight, moved, tilted, turned, type Skin, type Solid } from '../shape/solid.ts';
import { at, mix, range, smoothstep, type V3 } from '../shape/vector.ts';
import { bentAlong, setAlong, type StrapPath } from './path.ts';

export type StrapPlan = { readonly path: StrapPath; readonly length: number; readonly widthAtCase: number; readonly widthAtEnd: number; readonly isPointed: boolean; /** The end that follows a round case. */ readonly endRadius?: number };

/** A padded strap, 4.2 thick at the case to 2.2, edges painted, stitches 3.2 long and sunk. Drawn flat, then bent over the wrist. */
export function strap(plan: StrapPlan): Solid {
  const { path, length } = plan;
  const rows = range(61).map((i) => section(plan, (i / 60) * length));
  const skins = sectionSkins();
  const body = loft(rows, { isClosed: false, skin: (_band, i) => at(skins, i) });
  const flat = [...body, ...start(at(rows, 0)), ...stitches(plan)];
  return bentAlong(fittedTo(flat, plan.endRadius), path);
}

/** Draws the first millimetres in, so that the strap's end hugs a round case. */
function fittedTo(flat: Solid, endRadius: number | undefined): Solid {
  if (endRadius === undefined) return flat;
  return bent(flat, ([x, s, z]): V3 => [x, s - (endRadius - Math.sqrt(endRadius ** 2 - x * x)) * (1 - smoothstep(0, 9, s)), z]);
}

const edgePoints = 4;
const topPoints = 21;

/** One cross-section, from the lower left edge over the top to the lower right, then back beneath. */
function section(plan: StrapPlan, s: number): readonly V3[] {
  const half = halfWidth(plan, s);
  const lower = -thicknessAt(plan, s) * 0.42;
  const rim = rimAt(plan, s);
  const edge = (side: -1 | 1): readonly V3[] => range(edgePoints).map((i) => {
    const share = i / (edgePoints - 1);
    return [side * (half - 0.12 * (2 * share - 1) ** 2), s, mix(lower + 0.1, rim - 0.1, share)];
  });
  const top = range(topPoints).map((i): V3 => {
    const x = mix(-half + 0.16, half - 0.16, i / (topPoints - 1));
    return [x, s, surfaceAt(plan, s, x)];
  });
  return [...edge(-1), ...top, ...edge(1).toReversed(), [half - 0.3, s, lower], [-half + 0.3, s, lower], at(edge(-1), 0)];
}

function sectionSkins(): readonly Skin[] {
  const [paint, hide, lining] = [plain('strap-edge'), plain('strap'), plain('strap-lining')];
  return [...range(edgePoints).map(() => paint), ...range(topPoints - 1).map(() => hide), ...range(edgePoints).map(() => paint), paint, lining, paint];
}

function halfWidth({ length, widthAtCase, widthAtEnd, isPointed }: StrapPlan, s: number): number {
  const half = mix(widthAtCase, widthAtEnd, smoothstep(0, length, s)) / 2;
  const tip = isPointed ? Math.max(0, s - (length - 9)) / 9 : 0;
  return half * Math.sqrt(1 - Math.min(0.995, tip) ** 2.4 * 0.93);
}

function thicknessAt({ length }: StrapPlan, s: number): number {
  return mix(4.2, 2.2, smoothstep(2, length * 0.62, s));
}

/** Height of the top face: padding that falls to the stitched margin. */
function surfaceAt(plan: StrapPlan, s: number, x: number): number {
  const half = halfWidth(plan, s);
  const thickness = thicknessAt(plan, s);
  const lower = -thickness * 0.42;
  const rim = rimAt(plan, s);
  const inside = Math.max(0, 1 - Math.abs(x) / half - 0.1) / 0.9;
  // A pillow: it rises from the margin and is nearly flat in the middle, with no shoulder for light to catch on.
  const padding = (1 - (1 - inside) ** 2.6) * smoothstep(-2.5, 5, s);
  return rim + (lower + thickness - rim) * padding + 0.1 * smoothstep(0, 0.03, 1 - Math.abs(x) / half);
}

/** Height of the stitched margin. */
function rimAt(plan: StrapPlan, s: number): number {
  return -thicknessAt(plan, s) * 0.42 + mix(2.1, 1.5, s / plan.length);
}

function start(row: readonly V3[]): Solid {
  const skin = plain('strap-edge');
  const middle: V3 = [0, at(row, 0)[1], 0];
  return loft([row, row.map(() => middle)], { isClosed: false, skin: () => skin });
}

function stitches(plan: StrapPlan): Solid {
  const pitch = 4.1;
  const end = plan.length - (plan.isPointed ? 10 : 2);
  const along = range(Math.floor((end - 2.5) / pitch)).map((i) => 2.6 + pitch * (i + 0.5));
  const sides = along.flatMap((s) => [-1, 1].flatMap((side) => {
    const x = side * (halfWidth(plan, s) - 1.35);
    return moved(stitch(), [x, s, surfaceAt(plan, s, x) - 0.05]);
  }));
  const across = [-1, 1].flatMap((side) => moved(turned(stitch(), 90), [side * (halfWidth(plan, 2.2) - 3.6), 2.2, surfaceAt(plan, 2.2, halfWidth(plan, 2.2) - 3.6) - 0.04]));
  return [...sides, ...across];
}

/** A thread laid along y, sunk by half. */
function stitch(): Solid {
  const profile = [[0.001, -1.6], [0.13, -1.48], [0.19, -1.1], [0.2, 0], [0.19, 1.1], [0.13, 1.48], [0.001, 1.6]] as const;
  return tilted(lathe(profile.map(([r, z]) => [r, z] as const), () => plain('strap-thread'), 8), -90);
}

/** A pin buckle, its bow with a ridge, at the end of the 12 o'clock half. */
export function buckle(path: StrapPath, length: number, width: number): Solid {
  const [half, metal] = [width / 2 + 1.2, plain('case-polished')];
  const bow = prism({
    outline: rounded([[-half, -4.5, 0.6], [half, -4.5, 0.6], [half, 4, 2.4], [-half, 4, 2.4]]),
    holes: [rounded([[-width / 2 - 0.2, -4, 0.3], [width / 2 + 0.2, -4, 0.3], [width / 2 + 0.2, 2.2, 1.2], [-width / 2 - 0.2, 2.2, 1.2]])],
    bottom: -0.9, top: 0.9, chamfer: 0.35, lowerChamfer: 0.35, hasFloor: true, topSkin: grained('case-brushed', [1, 0, 0]), sideSkin: metal, chamferSkin: metal,
  });
  const tongue = prism({ outline: rounded([[-0.9, -4.6, 0.3], [0.9, -4.6, 0.3], [0.8, 3.4, 0.6], [-0.8, 3.4, 0.6]]), bottom: 0.5, top: 1.5, chamfer: 0.25, topSkin: metal, sideSkin: metal });
  const pin = moved(laidToRight(lathe([[0.75, -half], [0.75, half]], () => metal, 24)), [0, -4.2, 0]);
  return setAlong([...bow, ...tongue, ...pin], path, length + 3.4);
}
