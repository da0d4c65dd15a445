import type { CSSProperties, ReactElement } from 'react';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Place } from '../shot.ts';

/** Where a life-size watch stands and how broad the wrist under it is. */
export type WristProps = { readonly box: StageBox; readonly place: Place; readonly pxPerMm: number; readonly wristMm: number };

/**
 * The visitor's own wrist behind a life-size watch: an arm that lies level, as a strap goes round it, a little broader
 * towards the elbow and narrowest where a watch sits.
 */
export function WristOutline(wrist: WristProps): ReactElement {
  return (
    <svg width={wrist.box.width} height={wrist.box.height} style={{ ...layer, maskImage: armMask(wrist) }} aria-hidden data-wrist-mm={wrist.wristMm}>
      {([1, -1] as const).map((side) => (
        <path key={side} d={sideOf(wrist, side)} fill="none" stroke="currentColor" strokeWidth={1} opacity={0.55} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

/** Over the watch: arm and strap turn away towards their sides, the lower one from the light as well. */
export function WristShade(wrist: WristProps): ReactElement {
  return (
    <svg width={wrist.box.width} height={wrist.box.height} style={{ ...layer, maskImage: armMask(wrist) }} aria-hidden>
      {([1, -1] as const).map((side) => (
        <linearGradient key={side} id={`wrist-shade${side}`} x1="0" y1={side === 1 ? 0 : 1} x2="0" y2={side === 1 ? 1 : 0}>
          {shades.map(([offset, opacity]) => <stop key={offset} offset={offset} stopColor="#000" stopOpacity={side === 1 ? opacity : opacity * upperShade} />)}
        </linearGradient>
      ))}
      {([1, -1] as const).map((side) => (
        <path key={side} d={`${sideOf(wrist, side)} V ${middleOf(wrist)} H 0 Z`} fill={`url(#wrist-shade${side})`} />
      ))}
    </svg>
  );
}

/** A strap goes round the wrist: of a watch that lies flat, what reaches beyond its sides is not seen. */
export function cuffMask(wrist: WristProps): string {
  const { pxPerMm, wristMm } = wrist;
  const middle = middleOf(wrist);
  const edge = (wristMm / 2) * pxPerMm;
  const over = strapOverMm * pxPerMm;
  return `linear-gradient(transparent ${middle - edge - over}px, #000 ${middle - edge}px ${middle + edge}px, transparent ${middle + edge + over}px)`;
}

/** An arm that is only begun: it is gone before it reaches what is written beside it. */
function armMask({ box, place, pxPerMm, wristMm }: WristProps): string {
  const x = place.centreX * box.width;
  const [near, far] = [wristMm * pxPerMm * 0.6, wristMm * pxPerMm * 1.15];
  return `linear-gradient(90deg, transparent ${x - far}px, #000 ${x - near}px ${x + near}px, transparent ${x + far}px)`;
}

/** The arm's upper (−1) or lower side, from one end of the glass to the other, as an SVG path in pixels. */
function sideOf(wrist: WristProps, side: 1 | -1): string {
  const { box, place, pxPerMm, wristMm } = wrist;
  const [middleX, middleY] = [place.centreX * box.width, middleOf(wrist)];
  const half = (wristMm / 2) * pxPerMm;
  const at = (share: number): number => middleY + side * half * share;
  return `M 0 ${at(1.22)} C ${middleX * 0.5} ${at(1.12)}, ${middleX * 0.8} ${at(1)}, ${middleX} ${at(1)} S ${middleX + (box.width - middleX) * 0.6} ${at(1.03)}, ${box.width} ${at(1.12)}`;
}

function middleOf({ box, place }: WristProps): number {
  return place.centreY * box.height;
}

/** How far a strap stands out beyond the side of a wrist. */
const strapOverMm = 1.4;
/** From the middle of the arm to its side. */
const shades: readonly (readonly [offset: number, opacity: number])[] = [[0, 0], [0.3, 0], [0.6, 0.03], [0.85, 0.11], [1, 0.24]];
const upperShade = 0.2;
const layer: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' };
