import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { v7 } from 'uuid';
import { subjectId } from '#contract/ids.ts';
import type { Published } from '#contract/window-api.ts';
import { directionOf } from '#domain/locale.ts';
import { personalScenes } from '#domain/visit/visit.ts';
import { Stage, type StageReport } from '../stage/stage.tsx';
import { offsetMinutesOf, timeIn } from './boutique-time.ts';
import { request } from './bridge.ts';
import { Behind } from './behind.tsx';
import { Edge, trayWords } from './edge.tsx';
import { SceneProvider, type Hand, type SceneContext } from './scene-context.ts';
import { partWords } from './scenes/movement/part-words.ts';
import { Pairing } from './scenes/pairing/pairing.tsx';
import { SceneView } from './scenes/scene-view.tsx';
import { directStage } from './stage-direction.ts';
import { Trial } from './trial.tsx';
import { addressOf, useStills } from './use-stills.ts';
import { useVisit } from './use-visit.ts';
import { useWindowState, type Display, type WindowFacts } from './use-window-state.ts';
import { aDraft } from './visitor-draft.ts';
import { fill, wordsOf } from './words/words.ts';

/** A panel that was never measured counts as a 24-inch one on its side; only life-size insists on a measure. */
const usualMmPerPx: Readonly<Record<Display['format'], number>> = { portrait: 0.277, landscape: 0.277, counter: 0.17 };

const untouched: Hand = { explode: 0, part: null, wristMm: 56, variant: {} };

/** The whole window: the stage beneath, one scene of type over it. */
export function Glass() {
  const state = useWindowState();
  const { published, offered, display } = state;
  useEffect(() => {
    // The first publication has no view to wait for.
    if (published || !offered || !display) return;
    state.switchTo(offered);
    void request('publications.answer', { number: offered.number, outcome: 'switched', reason: null });
  }, [published, offered, display]);
  if (state.phase === 'unpaired') return <Pairing format={state.display?.format ?? 'portrait'} />;
  if (!published || !display) return <div className="glass" data-mood="arete" data-format="portrait" data-shape="tall" />;
  return (
    <>
      <Showing facts={state} published={published} display={display} onMeasured={state.measure} onBoundary={offered ? () => state.switchTo(offered) : null} />
      {offered && <Trial key={offered.number} offered={offered} onFailed={state.refuse} />}
    </>
  );
}

function Showing({ facts, published, display, onMeasured, onBoundary }: { readonly onMeasured: (mmPerPx: number) => void; readonly facts: WindowFacts; readonly published: Published; readonly display: Display; readonly onBoundary: (() => void) | null }) {
  const { document } = published;
  const visit = useVisit(facts, document);
  const stills = useStills(published);
  const [draft, setDraft] = useState(() => aDraft(subjectId.parse(v7())));
  const [hand, setHand] = useState<Hand>(untouched);
  const { locale, scene } = visit;
  const mmPerPx = display.mmPerPx ?? usualMmPerPx[display.format];
  const direction = directStage(scene, { document, format: display.format, pxPerMm: 1 / mmPerPx, wristMm: hand.wristMm, explode: hand.explode, selection: visit.selection, isMirrored: directionOf(locale) === 'rtl' });
  const words = wordsOf(locale);
  const isStreet = document.role === 'street';
  const isPublic = !personalScenes.has(scene.name);
  useBoundary(scene.name === 'attract' && !visit.isUnderWay, onBoundary, facts.offered);
  const aboutWatch = 'watchId' in scene ? scene.watchId : '';
  useEffect(() => setHand((before) => ({ ...untouched, wristMm: before.wristMm })), [aboutWatch]);
  useEffect(() => {
    // The curtain ends this page; what was written is forgotten even before it falls.
    if (!visit.isUnderWay) setDraft(aDraft(subjectId.parse(v7())));
  }, [visit.isUnderWay]);

  const context: SceneContext = {
    visit, facts, published, document, display, measure: onMeasured, locale, words, isStreet, draft, hand,
    watchOf: (id) => {
      const found = document.watches.find((watch) => watch.id === id) ?? document.watches[0];
      if (!found) throw new Error('a document has at least one watch');
      return found;
    },
    setDraft: (change) => setDraft((before) => ({ ...before, ...change })),
    setHand: (change) => setHand((before) => ({ ...before, ...change })),
  };
  const time = useMemo(() => () => {
    const epochMs = Date.now();
    return { epochMs, offsetMinutes: offsetMinutesOf(document.boutique.timeZone, epochMs), awayOffsetMinutes: offsetMinutesOf(awayFrom(document.boutique.timeZone), epochMs) };
  }, [document.boutique.timeZone]);
  const painted = useRef('');
  const tellPainted = () => {
    if (painted.current === scene.name) return;
    painted.current = scene.name;
    void request('glass.painted', { scene: scene.name, isPublic });
  };
  useEffect(() => {
    // A scene of type alone is painted two frames after it is laid out, whatever the stage still prepares.
    const frame = requestAnimationFrame(() => requestAnimationFrame(tellPainted));
    return () => cancelAnimationFrame(frame);
  }, [scene.name]);
  const style: CSSProperties & Record<'--mm' | '--light', string> = { '--mm': `${1 / mmPerPx}px`, '--light': String(scene.name === 'life-size' && display.mmPerPx === null ? 0 : direction.light) };

  return (
    <SceneProvider value={context}>
      <div className="glass" style={style} lang={locale} dir={directionOf(locale)} data-mood={direction.mood} data-format={display.format} data-shape={display.format === 'portrait' ? 'tall' : 'wide'} data-near={scene.name === 'story' || (scene.name === 'movement' && hand.explode < 0.5)} data-said={trayWords(facts, words) !== null} data-role={document.role} data-day={display.isDaylight}
        data-scene={scene.name} data-reach={visit.isReach} data-sober={document.settings.soberRegister}>
        <div className="stage" dir="ltr">
          <Stage shot={direction.shot} tier={display.tier} mood={direction.mood} time={time} isTouchable={direction.isTouchable} warm={direction.warm} variant={hand.variant}
            models={(id) => addressOf(published, `models/${id}.glb`) ?? ''} stills={stills} {...(direction.place ? { place: direction.place } : {})}
            isMotionReduced={document.settings.soberRegister || matchMedia('(prefers-reduced-motion: reduce)').matches}
            behind={<Behind />} captionFor={(part) => partWords(part, words)} onPartTouched={(part) => setHand((before) => ({ ...before, part }))}
            wording={(view) => fill(words.spoken, { watch: context.watchOf(view.watchIds[0] ?? '').name, side: words.side[view.side], time: timeIn(document.boutique.timeZone, locale, new Date().toISOString()) })}
            onPainted={tellPainted} onReport={report} />
        </div>
        <SceneView />
        <Edge />
      </div>
    </SceneProvider>
  );
}

/** Switches to what is offered where nobody would see it happen. */
function useBoundary(isBoundary: boolean, onBoundary: (() => void) | null, offered: Published | null): void {
  useEffect(() => {
    if (!isBoundary || !onBoundary || !offered) return;
    const settled = setTimeout(() => {
      onBoundary();
      void request('publications.answer', { number: offered.number, outcome: 'switched', reason: null });
    }, 800);
    return () => clearTimeout(settled);
  }, [isBoundary, offered]);
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
