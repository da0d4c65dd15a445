import { useMemo } from 'react';
import type { Published } from '#contract/window-api.ts';
import { offsetMinutesOf } from '#domain/calendar-file/zone-clock.ts';
import { Stage, type StageReport } from '../../stage/stage.tsx';
import { Behind } from './behind.tsx';
import { timeIn } from '../boutique-time.ts';
import { request } from '../bridge.ts';
import { useScene } from '../scene-context.ts';
import { partWords } from '../scenes/movement/part-words.ts';
import type { Direction } from './stage-direction.ts';
import { addressOf, useTurns, type FindStill } from '../publications/use-stills.ts';
import type { Display } from '../use-window-state.ts';
import { fill } from '../words/words.ts';

/** The one stage, told by the scene what to show and where. */
export function WatchStage({ direction, stills, onPainted }: { readonly direction: Direction; readonly stills: FindStill; readonly onPainted: () => void }) {
  const { published, document, display, locale, words, watchOf, hand, setHand } = useScene();
  const turning = display.tier === 'still' && direction.shot.kind === 'watch' ? direction.shot.watchId : '';
  const turns = useTurns(published, turning, stills(turning, 'hero', 'portrait'));
  const { timeZone } = document.boutique;
  const time = useMemo(() => () => {
    const epochMs = Date.now();
    return { epochMs, offsetMinutes: offsetMinutesOf(timeZone, epochMs), awayOffsetMinutes: offsetMinutesOf(awayFrom(timeZone), epochMs) };
  }, [timeZone]);
  return (
    <div className="stage" dir="ltr">
      <Stage shot={direction.shot} tier={display.tier} mood={direction.mood} time={time} isTouchable={direction.isTouchable} warm={direction.warm} variant={hand.variant}
        models={(id) => modelOf(published, id, display.tier)} stills={stills} turns={(id) => (id === turning ? turns : [])} {...(direction.place ? { place: direction.place } : {})}
        isMotionReduced={document.settings.soberRegister || matchMedia('(prefers-reduced-motion: reduce)').matches}
        behind={<Behind />} captionFor={(part) => partWords(part, words)} onPartTouched={(part) => setHand({ part })}
        wording={(view) => fill(words.spoken, { watch: watchOf(view.watchIds[0] ?? '').name, side: words.side[view.side], time: timeIn(timeZone, locale, new Date().toISOString()) })}
        onPainted={onPainted} onReport={report} />
    </div>
  );
}

/** A weak machine is given the lighter model, where there is one. */
function modelOf(published: Published, id: string, tier: Display['tier']): string {
  const lighter = tier === 'low' ? addressOf(published, `models/${id}.lod1.glb`) : undefined;
  return lighter ?? addressOf(published, `models/${id}.glb`) ?? '';
}

/** The other shore: Tokyo seen from Europe, Geneva seen from Asia. */
function awayFrom(zone: string): string {
  return zone.startsWith('Asia/') ? 'Europe/Zurich' : 'Asia/Tokyo';
}

const reportKinds = { 'model-missing': 'model-missing', 'model-broken': 'model-broken', 'context-lost': 'context-lost', 'context-restored': 'context-restored', 'webgl-unavailable': 'no-usable-gpu', 'tier-lowered': 'tier-changed' } as const;

function report(told: StageReport): void {
  const detail = 'watchId' in told ? `${told.watchId}: ${told.cause}` : 'cause' in told ? told.cause : 'tookMs' in told ? `${told.tookMs} ms` : 'tier' in told ? `${told.tier}, ${told.frameMs} ms a frame` : '';
  void request('stage.report', { kind: reportKinds[told.kind], detail: detail.slice(0, 200) });
}
