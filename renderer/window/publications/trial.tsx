import { Component, useEffect, useMemo, useState, type ReactNode } from 'react';
import { subjectId } from '#contract/ids.ts';
import type { Published } from '#contract/window-api.ts';
import { directionOf, type Locale } from '#domain/locale.ts';
import { aVisitBefore, type Scene } from '#domain/visit/visit.ts';
import { v7 } from 'uuid';
import { request } from '../bridge.ts';
import { SceneProvider, untouched, watchIn, type SceneContext } from '../scene-context.ts';
import { SceneView } from '../scenes/scene-view.tsx';
import { addressOf } from './use-stills.ts';
import type { Visit } from '../visit/use-visit.ts';
import type { Display, WindowFacts } from '../use-window-state.ts';
import { aDraft } from '../visit/visitor-draft.ts';
import { wordsOf } from '../words/words.ts';

type TrialProps = { readonly offered: Published; readonly facts: WindowFacts; readonly display: Display; readonly onTried: () => void; readonly onFailed: () => void };

/**
 * An offered publication, laid out for real beneath the view before anything of it is shown: its scenes in every language, its pictures decoded.
 * What cannot be shown is reported with its reason, and what is on the glass stays. Its grammar was judged by core, where that costs no frame.
 */
export function Trial({ offered, facts, display, onTried, onFailed }: TrialProps) {
  const [at, setAt] = useState(0);
  const [arePicturesGood, setPicturesGood] = useState(false);
  const tries = useMemo(() => triesOf(offered), [offered]);
  const fail = (reason: string) => {
    void request('publications.answer', { number: offered.number, outcome: 'failed', reason: reason.slice(0, 300) });
    onFailed();
  };
  useEffect(() => {
    let isOver = false;
    void tryPictures(offered).then(() => { if (!isOver) setPicturesGood(true); }, (error: unknown) => { if (!isOver) fail(reasonOf(error)); });
    return () => { isOver = true; };
  }, [offered]);
  useEffect(() => {
    if (at === tries.length) return arePicturesGood ? onTried() : undefined;
    // One scene a frame: whoever touches the glass above must not feel it.
    const frame = requestAnimationFrame(() => setAt(at + 1));
    return () => cancelAnimationFrame(frame);
  }, [at, tries, arePicturesGood]);
  const next = tries[at];
  return (
    <div className="glass trial" data-format={display.format} data-shape={display.format === 'portrait' ? 'tall' : 'wide'} aria-hidden="true" inert>
      <Guard onFault={(error) => fail(reasonOf(error))}>
        {next && (
          <div key={at} lang={next.locale} dir={directionOf(next.locale)}>
            <SceneProvider value={trialContext({ offered, facts, display, ...next })}><SceneView /></SceneProvider>
          </div>
        )}
      </Guard>
    </div>
  );
}

/** A scene that breaks breaks the trial, never the glass. */
class Guard extends Component<{ readonly onFault: (error: unknown) => void; readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFault(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}

type Try = { readonly locale: Locale; readonly scene: Scene };

/** Every scene in the window's first language, and in the others those that everybody sees. */
function triesOf(offered: Published): readonly Try[] {
  const scenes = scenesOf(offered);
  return offered.document.settings.locales.flatMap((locale, index) => scenes.filter((scene) => index === 0 || scene.name === 'attract' || (scene.name === 'watch' && !scene.isSheetOpen) || scene.name === 'meet').map((scene) => ({ locale, scene })));
}

/** The scenes that are made of content: every path, every watch, every chapter. */
function scenesOf({ document }: Published): readonly Scene[] {
  return [
    { name: 'attract' },
    ...document.paths.flatMap((path) => path.picks.map((_pick, pick): Scene => ({ name: 'room', pathId: path.id, pick }))),
    ...document.watches.flatMap((watch): readonly Scene[] => [
      { name: 'watch', watchId: watch.id, isSheetOpen: false }, { name: 'watch', watchId: watch.id, isSheetOpen: true }, { name: 'movement', watchId: watch.id },
      ...watch.chapters.map((_chapter, chapter): Scene => ({ name: 'story', watchId: watch.id, chapter })),
    ]),
    { name: 'keep' }, { name: 'meet', kind: null }, { name: 'consent', kind: 'now', slot: null },
  ];
}

function trialContext({ offered, facts, display, locale, scene }: Omit<TrialProps, 'onTried' | 'onFailed'> & Try): SceneContext {
  const nothing = () => undefined;
  const visit: Visit = { ...aVisitBefore(locale), scene, selection: offered.document.watches.map((watch) => watch.id), id: null, light: 'full', go: nothing, stay: nothing, back: nothing, tell: nothing, end: nothing };
  return {
    visit, facts, published: offered, document: offered.document, display, locale, words: wordsOf(locale), isStreet: offered.document.role === 'street', watchOf: (id) => watchIn(offered.document, id),
    draft: aDraft(subjectId.parse(v7())), hand: untouched, setDraft: nothing, setHand: nothing, measure: nothing,
  };
}

async function tryPictures(offered: Published): Promise<void> {
  const names = Object.keys(offered.assets).filter((name) => name.endsWith('.webp') && name.includes(offered.document.settings.featuredWatchId));
  for (const name of names) {
    const address = addressOf(offered, name);
    if (!address) continue;
    const picture = new Image();
    picture.src = address;
    await picture.decode().catch(() => { throw new Error(`${name} cannot be shown`); });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'a scene cannot be shown';
}
