import type { CSSProperties, ReactElement } from 'react';
import type { StageBox } from '../motion/shot-aim.ts';
import type { Place } from '../shot.ts';

export type WristOutlineProps = { readonly box: StageBox; readonly place: Place; readonly pxPerMm: number; readonly wristMm: number };

/**
 * The visitor's own wrist behind a life-size watch: an arm that lies level, as a strap goes round it, a little broader
 * towards the elbow and narrowest where a watch sits.
 */
export function WristOutline({ box, place, pxPerMm, wristMm }: WristOutlineProps): ReactElement {
  const middle = { x: place.centreX * box.width, y: place.centreY * box.height };
  const half = (wristMm / 2) * pxPerMm;
  const edge = (side: 1 | -1): string =>
    `M 0 ${middle.y + side * half * 1.22} C ${middle.x * 0.5} ${middle.y + side * half * 1.12}, ${middle.x * 0.8} ${middle.y + side * half}, ${middle.x} ${middle.y + side * half} S ${box.width * 0.92} ${middle.y + side * half * 1.04}, ${box.width} ${middle.y + side * half * 1.16}`;
  return (
    <svg width={box.width} height={box.height} style={layer} aria-hidden data-wrist-mm={wristMm}>
      {([1, -1] as const).map((side) => (
        <path key={side} d={edge(side)} fill="none" stroke="currentColor" strokeWidth={1} opacity={0.55} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

const layer: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' };
