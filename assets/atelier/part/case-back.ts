import { around, circular, plain, sunray } from '../finish/skin.ts';
import { lathe } from '../shape/loft.ts';
import { turnedOver, moved, type Solid } from '../shape/solid.ts';
import type { V2 } from '../shape/vector.ts';
import { arcText } from './dial.ts';

export type BackPlan = { readonly outerRadius: number; readonly windowRadius: number; /** Outermost face, below the dial. */ readonly z: number; readonly height: number; readonly text: string };

/** The ring that screws into the case's back, engraved; drawn facing up, then turned over. */
export function caseBack({ outerRadius, windowRadius, z, height, text }: BackPlan): Solid {
  const profile: readonly V2[] = [
    [outerRadius, -height], [outerRadius, -0.35], [outerRadius - 0.35, 0], [windowRadius + 0.75, 0], [windowRadius + 0.55, -0.14], [windowRadius, -0.14], [windowRadius - 0.05, -1.1], [windowRadius + 0.3, -height - 1],
  ];
  const [polished, turnedGrain] = [plain('case-polished'), circular('case-brushed')];
  const ring = lathe(profile, (band) => (band === 2 ? turnedGrain : polished), 192);
  const engraving = arcText(text, 0, (outerRadius + windowRadius + 0.4) / 2, 0.82, 'engraving', 0.004);
  return moved(turnedOver([...ring, ...engraving]), [0, 0, z]);
}

export function backCrystal(windowRadius: number, z: number): Solid {
  const profile: readonly V2[] = [[windowRadius, -1.0], [windowRadius, -0.3], [windowRadius - 0.2, -0.12], [0.001, -0.12]];
  return moved(turnedOver(lathe(profile, () => plain('sapphire'), 96)), [0, 0, z]);
}

/** The ring that holds the movement; seen around it from the back, and through nothing from the front. */
export function casingRing(innerRadius: number, outerRadius: number, from: number, to: number): Solid {
  const [wall, rim] = [around('case-brushed'), sunray('case-brushed')];
  return lathe([[innerRadius, to], [innerRadius, from], [outerRadius, from]], (band) => (band === 0 ? wall : rim), 120).map((part) => ({ ...part, triangles: part.triangles.map(([a, b, c]) => [a, c, b] as const) }));
}
