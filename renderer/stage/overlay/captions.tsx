import { useEffect, useEffectEvent, useState, type CSSProperties, type ReactElement, type ReactNode } from 'react';
import { placeLeaders, type Anchor, type Leader } from '../motion/leader-lines.ts';
import type { StageBox } from '../motion/shot-aim.ts';
import type { PartAnchor } from '../watch/watch-rig.ts';
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
    const anchors = toldOf(cast.rigs.flatMap((rig) => rig.anchors())).filter((anchor) => wordsFor?.(anchor.part) !== undefined);
    const seen = anchors.map((anchor): Anchor => {
      const at = anchor.at.clone().project(live.camera);
      return { part: anchor.part, x: Math.round((at.x + 1) * box.width) / 2, y: Math.round((1 - at.y) * box.height) / 2 };
    });
    setLeaders((was) => (isSame(was, seen) ? was : placeLeaders(seen, { ...box, marginPx: Math.min(box.width * 0.2, 240), rowPx: Math.max(56, box.height / 24) })));
  });
  useEffect(() => engine.live?.player.onView(() => look()), [engine]);
  return leaders;
}

/** The dozen parts that tell how a watch goes; a name for every screw would tell nothing. */
function toldOf(anchors: readonly PartAnchor[]): readonly PartAnchor[] {
  return toldParts.flatMap((part) => anchors.find((anchor) => anchor.part === part) ?? []).slice(0, mostCaptions);
}

function isSame(leaders: readonly Leader[], anchors: readonly Anchor[]): boolean {
  const byPart = new Map(anchors.map((anchor) => [anchor.part, anchor]));
  return leaders.length === anchors.length && leaders.every((leader) => byPart.get(leader.part)?.x === leader.x && byPart.get(leader.part)?.y === leader.y);
}

/** A caption ends where its line begins, level with it. */
function labelStyle(leader: Leader, box: StageBox): CSSProperties {
  const isLeft = leader.side === 'left';
  const gap = 8;
  return {
    position: 'absolute',
    top: leader.labelY,
    ...(isLeft ? { right: box.width - leader.labelX + gap, textAlign: 'right' } : { left: leader.labelX + gap, textAlign: 'left' }),
    maxWidth: (isLeft ? leader.labelX : box.width - leader.labelX) - gap * 2,
    transform: 'translateY(-50%)',
    lineHeight: 1.15,
  };
}

const toldParts: readonly string[] = [
  'balance', 'tourbillon-cage', 'hairspring', 'pallet-fork', 'escape-wheel', 'column-wheel', 'moon-disc', 'zone-wheel',
  'barrel', 'centre-wheel', 'third-wheel', 'fourth-wheel', 'fixed-fourth-wheel', 'rotor', 'train-bridge', 'main-plate',
];
const mostCaptions = 12;
const layer: CSSProperties = { position: 'absolute', inset: 0, pointerEvents: 'none' };
