import { useEffect, useEffectEvent, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { Vector3 } from 'three';
import { placeLeaders, type Anchor, type Leader } from '../motion/leader-lines.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { StageEngine } from '../scene/stage-engine.ts';

export type CaptionsProps = {
  readonly engine: StageEngine;
  readonly box: StageBox;
  readonly wordsFor: ((part: string) => ReactNode) | undefined;
};

/** Names of parts beside the parted movement, each tied to its part by a hairline; no two lines cross. */
export function Captions({ engine, box, wordsFor }: CaptionsProps): ReactElement {
  const leaders = useLeaders(engine, box, wordsFor);
  return (
    <div style={layer}>
      <svg width={box.width} height={box.height} style={layer} aria-hidden>
        {leaders.map((leader) => (
          <g key={leader.part} stroke="currentColor" strokeWidth={1} fill="currentColor">
            <line x1={leader.labelX} y1={leader.labelY} x2={leader.x} y2={leader.y} opacity={0.5} vectorEffect="non-scaling-stroke" />
            <circle cx={leader.x} cy={leader.y} r={2} stroke="none" />
          </g>
        ))}
      </svg>
      {leaders.map((leader) => (
        <div key={leader.part} style={labelStyle(leader, box)} data-part={leader.part}>
          {wordsFor?.(leader.part)}
        </div>
      ))}
    </div>
  );
}

function useLeaders(engine: StageEngine, box: StageBox, wordsFor: CaptionsProps['wordsFor']): readonly Leader[] {
  const [leaders, setLeaders] = useState<readonly Leader[]>([]);
  const look = useEffectEvent(() => {
    const { live, cast } = engine;
    if (live === undefined) return;
    const anchors = cast.rigs.flatMap((rig) => rig.anchors()).filter((anchor) => wordsFor?.(anchor.part) !== undefined);
    const seen = anchors.map((anchor): Anchor => {
      const at = projected.copy(anchor.at).project(live.camera);
      return { part: anchor.part, x: Math.round((at.x + 1) * box.width) / 2, y: Math.round((1 - at.y) * box.height) / 2 };
    });
    setLeaders((was) => (isSame(was, seen) ? was : placeLeaders(seen, { ...box, marginPx: box.width / 12, rowPx: Math.max(56, box.height / 24) })));
  });
  useEffect(() => engine.live?.player.onView(() => look()), [engine]);
  return leaders;
}

function isSame(leaders: readonly Leader[], anchors: readonly Anchor[]): boolean {
  const byPart = new Map(anchors.map((anchor) => [anchor.part, anchor]));
  return leaders.length === anchors.length && leaders.every((leader) => byPart.get(leader.part)?.x === leader.x && byPart.get(leader.part)?.y === leader.y);
}

function labelStyle(leader: Leader, box: StageBox): CSSProperties {
  const isLeft = leader.side === 'left';
  return {
    position: 'absolute',
    top: leader.labelY,
    ...(isLeft ? { left: box.width / 36 } : { right: box.width / 36 }),
    maxWidth: box.width / 4.5,
    transform: 'translateY(-100%)',
    textAlign: isLeft ? 'left' : 'right',
  };
}

const projected = new Vector3();
const layer: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' };
