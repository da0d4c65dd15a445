import { useEffect, useState, type CSSProperties } from 'react';
import { v7 } from 'uuid';
import { subjectId } from '#contract/ids.ts';
import type { Published } from '#contract/window-api.ts';
import { directionOf } from '#domain/locale.ts';
import { personalScenes } from '#domain/visit/visit.ts';
import { Edge, trayWords } from './edge.tsx';
import { SceneProvider, untouched, watchIn, type Hand, type SceneContext } from './scene-context.ts';
import { SceneView } from './scenes/scene-view.tsx';
import { directStage, type Direction } from './picture/stage-direction.ts';
import { useBoundary } from './publications/use-boundary.ts';
import type { FindStill } from './publications/use-stills.ts';
import { usePainted } from './use-painted.ts';
import { useVisit } from './visit/use-visit.ts';
import type { Display, WindowFacts } from './use-window-state.ts';
import { aDraft } from './visit/visitor-draft.ts';
import { WatchStage } from './picture/watch-stage.tsx';
import { wordsOf } from './words/words.ts';

/** A panel that was never measured counts as a 24-inch one, or a tablet; only life-size insists on a measure. */
const usualMmPerPx: Readonly<Record<Display['format'], number>> = { portrait: 0.277, landscape: 0.277, counter: 0.17 };

type ShowingProps = {
  readonly facts: WindowFacts;
  readonly published: Published;
  readonly display: Display;
  readonly stills: FindStill;
  /** A publication that passed its trial. */
  readonly next: Published | null;
  readonly onSwitch: (next: Published) => void;
  readonly onMeasured: (mmPerPx: number) => void;
};

/** A publication on the glass: the stage beneath, one scene of type over it. */
export function Showing({ facts, published, display, stills, next, onSwitch, onMeasured }: ShowingProps) {
  const { document } = published;
  const visit = useVisit(facts, document);
  const [draft, setDraft] = useState(() => aDraft(subjectId.parse(v7())));
  const [hand, setHand] = useState<Hand>(untouched);
  const { locale, scene } = visit;
  const mmPerPx = display.mmPerPx ?? usualMmPerPx[display.format];
  const direction = directStage(scene, { document, format: display.format, pxPerMm: 1 / mmPerPx, wristMm: hand.wristMm, explode: hand.explode, selection: visit.selection, isMirrored: directionOf(locale) === 'rtl' });
  const aboutWatch = 'watchId' in scene ? scene.watchId : '';
  useEffect(() => setHand((before) => ({ ...untouched, wristMm: before.wristMm })), [aboutWatch]);
  useEffect(() => {
    // The curtain ends this page; what was written is forgotten even before it falls.
    if (!visit.isUnderWay) setDraft(aDraft(subjectId.parse(v7())));
  }, [visit.isUnderWay]);
  useBoundary(scene.name === 'attract' && !visit.isUnderWay, next, onSwitch);
  const tellPainted = usePainted(scene.name, !personalScenes.has(scene.name));

  const context: SceneContext = {
    visit, facts, published, document, display, measure: onMeasured, locale, words: wordsOf(locale), isStreet: document.role === 'street', draft, hand,
    watchOf: (id) => watchIn(document, id),
    setDraft: (change) => setDraft((before) => ({ ...before, ...change })),
    setHand: (change) => setHand((before) => ({ ...before, ...change })),
  };
  return (
    <SceneProvider value={context}>
      <div className="glass" {...marksOf(context, direction)} style={lengthsOf(context, direction, mmPerPx)}>
        <WatchStage direction={direction} stills={stills} onPainted={tellPainted} />
        <SceneView />
        <Edge />
      </div>
    </SceneProvider>
  );
}

/** What style sheets and screen readers are told of the glass. */
function marksOf({ visit, display, document, facts, words, locale, hand }: SceneContext, { mood }: Direction) {
  const { scene } = visit;
  return {
    lang: locale,
    dir: directionOf(locale),
    'data-scene': scene.name,
    'data-mood': mood,
    'data-format': display.format,
    'data-shape': display.format === 'portrait' ? 'tall' : 'wide',
    'data-role': document.role,
    'data-day': display.isDaylight,
    'data-reach': visit.isReach,
    'data-light': visit.light,
    'data-said': trayWords(facts, words) !== null,
    'data-near': scene.name === 'story' || (scene.name === 'movement' && hand.explode < 0.5),
    'data-sober': document.settings.soberRegister,
  };
}

function lengthsOf({ visit, display }: SceneContext, { light }: Direction, mmPerPx: number): CSSProperties & Record<'--mm' | '--light', string> {
  const isMeasuring = visit.scene.name === 'life-size' && display.mmPerPx === null;
  return { '--mm': `${1 / mmPerPx}px`, '--light': String(isMeasuring ? 0 : light) };
}
