import { calibreNamed, type CalibreName } from '#domain/horology/calibre.ts';
import { fill, type Words } from '../../words/words.ts';

/** A part of the movement in the visitor's language, from its trade name; undefined for a part that has no name here. */
export function partWords(part: string, words: Words): string | undefined {
  return Object.hasOwn(words.parts, part) ? words.parts[part as keyof Words['parts']] : undefined;
}

/** The figure that goes with a part, from the calibre's own data. */
export function figureWords(part: string, name: CalibreName, words: Words): string | undefined {
  const { train, escapement, balanceDiameterMm, complication } = calibreNamed(name);
  const teeth = (count: number) => fill(words.teeth, { count: String(count) });
  switch (part) {
    case 'barrel': return teeth(train.barrelToCentre.driver);
    case 'centre-wheel': return teeth(train.centreToThird.driver);
    case 'third-wheel': return teeth(train.thirdToFourth.driver);
    case 'fourth-wheel': case 'fixed-fourth-wheel': return teeth(train.fourthToEscape.driver);
    case 'escape-wheel': return teeth(escapement.escapeTeeth);
    case 'pallet-fork': return `${escapement.liftDeg}°`;
    case 'balance': return `Ø ${balanceDiameterMm} mm, ${escapement.amplitudeDeg}°`;
    case 'moon-disc': return complication.kind === 'moon' ? teeth(complication.intermediateToDisc.driven) : undefined;
    case 'zone-wheel': return complication.kind === 'second-zone' ? teeth(complication.intermediateToZone.driven) : undefined;
    case 'column-wheel': return complication.kind === 'chronograph' ? teeth(complication.ratchetTeeth) : undefined;
    case 'tourbillon-cage': return complication.kind === 'tourbillon' ? `Ø ${complication.cageDiameterMm} mm` : undefined;
    default: return undefined;
  }
}
