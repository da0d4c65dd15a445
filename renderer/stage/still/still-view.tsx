import { useEffect, useEffectEvent, useState, type CSSProperties, type ReactElement } from 'react';
import type { Still } from '../shot.ts';
import { placeHand, type HandAngles } from './hand-placing.ts';
import type { StillFrame } from './still-placing.ts';

export type StillViewProps = {
  readonly still: Still;
  readonly frame: StillFrame;
  readonly isShown: boolean;
  /** Another picture of the same watch is shown in its stead, just now. */
  readonly isUnder?: boolean;
  /** Read once a second. */
  readonly handAngles: () => HandAngles;
  readonly onPainted: (atMs: number) => void;
  readonly onLost?: () => void;
};

/**
 * A picture made at build time with the true time laid over it. It covers the box as the live picture would. One that
 * cannot be had leaves type alone on the glass: neither a broken image nor hands without a watch.
 */
export function StillView({ still, frame: { left, top, scale }, isShown, isUnder = false, handAngles, onPainted, onLost }: StillViewProps): ReactElement {
  const angles = useEachSecond(handAngles, isShown);
  const [isLoaded, setLoaded] = useState(false);
  const [isLost, setLost] = useState(false);
  const paint = useEffectEvent(onPainted);
  useEffect(() => {
    if (!isShown || !isLoaded) return undefined;
    const frame = requestAnimationFrame((atMs) => paint(atMs));
    return () => cancelAnimationFrame(frame);
  }, [isShown, isLoaded]);
  const framed: CSSProperties = {
    position: 'absolute',
    left,
    top,
    width: still.width,
    height: still.height,
    transformOrigin: '0 0',
    transform: `scale(${scale})`,
    opacity: isShown && !isLost ? 1 : 0,
    // The live picture lies beneath, the same to a hair: the still goes as a breath does.
    transition: isShown ? 'none' : 'opacity 240ms linear',
    visibility: isUnder ? 'hidden' : undefined,
    pointerEvents: 'none',
    // A shadow must not end where its picture does.
    maskImage: still.centre === null ? undefined : 'linear-gradient(90deg, transparent, #000 9%, #000 91%, transparent)',
  };
  return (
    <div style={framed} aria-hidden data-still={isShown && !isLost ? 'shown' : 'hidden'}>
      <img src={still.url} width={still.width} height={still.height} alt="" decoding="sync" fetchPriority="high" draggable={false} onLoad={() => setLoaded(true)} onError={() => {
        setLost(true);
        onLost?.();
      }} />
      {isLoaded && still.layers.map((layer) => {
        const angle = angles[layer.hand];
        const placed = angle === undefined ? undefined : placeHand(layer, angle);
        if (placed === undefined) return null;
        const [width, height] = layer.cell;
        return (
          <div key={layer.hand} style={{
            position: 'absolute',
            left: 0,
            top: 0,
            width,
            height,
            backgroundImage: `url("${layer.url}")`,
            backgroundPosition: `${-(placed.index % layer.columns) * width}px ${-Math.floor(placed.index / layer.columns) * height}px`,
            transformOrigin: '0 0',
            transform: placed.matrix,
          }} />
        );
      })}
    </div>
  );
}

function useEachSecond(read: () => HandAngles, isRunning: boolean): HandAngles {
  const [angles, setAngles] = useState(read);
  useEffect(() => {
    if (!isRunning) return undefined;
    setAngles(read());
    const timer = setInterval(() => setAngles(read()), 1000);
    return () => clearInterval(timer);
  }, [read, isRunning]);
  return angles;
}
