import { useRef, useState } from 'react';
import { Lit } from '../../../design/lit.tsx';
import { Verb } from '../../../design/verb.tsx';
import { useScene } from '../../scene-context.ts';
import { WayOn } from '../../way-on.tsx';
import type { SceneOf } from '../scene-of.ts';
import './life-size.css';

/** A bank card, ISO/IEC 7810 ID-1. */
const cardMm = { width: 85.6, height: 53.98 } as const;
const wristStepMm = 2;

/** The watch as large as it is, on an outline of the visitor's own wrist, then a call to feel it on the real one. */
export function LifeSize({ scene }: { readonly scene: SceneOf<'life-size'> }) {
  const { words, watchOf, display, hand, setHand } = useScene();
  const watch = watchOf(scene.watchId);
  if (display.mmPerPx === null) return <Calibrate />;
  return (
    <div className="scene life-size" data-measured="true">
      <Lit of={watch.id} as="h1" className="high display ice">{words.trueSize}</Lit>
      <div className="low">
        <div className="how">
          <p className="line">{words.trueSizeHow}</p>
          <p className="small figures"><bdi dir="ltr">{watch.caseMm.width.toFixed(1)} × {watch.caseMm.lugToLug.toFixed(1)} × {watch.caseMm.thickness.toFixed(1)} mm</bdi></p>
        </div>
        <nav className="life-size-ways">
          <WayOn watchIds={[watch.id]} />
          <div className="index wrist" role="group" aria-label={words.wrist}>
            <span className="small">{words.wrist}</span>
            <button type="button" onClick={() => setHand({ wristMm: Math.max(44, hand.wristMm - wristStepMm) })}>{words.smaller}</button>
            <button type="button" onClick={() => setHand({ wristMm: Math.min(76, hand.wristMm + wristStepMm) })}>{words.larger}</button>
          </div>
        </nav>
      </div>
    </div>
  );
}

/** The frame is dragged by its corner until a card laid on the glass fills it. */
function Calibrate() {
  const { words, display, measure } = useScene();
  const [widthPx, setWidthPx] = useState(display.format === 'counter' ? 500 : 310);
  const from = useRef<{ readonly x: number; readonly widthPx: number } | null>(null);
  return (
    <div className="scene calibrate" onPointerMove={(event) => { if (from.current) setWidthPx(Math.max(120, from.current.widthPx + (event.clientX - from.current.x) * 2)); }} onPointerUp={() => { from.current = null; }}>
      <div className="card-frame" style={{ width: widthPx, height: widthPx * (cardMm.height / cardMm.width) }} onPointerDown={(event) => { from.current = { x: event.clientX, widthPx }; }} />
      <div className="low">
        <p className="line">{words.calibrate}</p>
        <nav>
          <Verb isFirst onDo={() => measure(cardMm.width / widthPx)}>{words.asCard}</Verb>
          <div className="index"><button type="button" onClick={() => setWidthPx(widthPx - 2)}>{words.smaller}</button><button type="button" onClick={() => setWidthPx(widthPx + 2)}>{words.larger}</button></div>
        </nav>
      </div>
    </div>
  );
}
