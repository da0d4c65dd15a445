import { createContext, useContext } from 'react';
import type { ContentDocument, Watch } from '#contract/content.ts';
import type { Published } from '#contract/window-api.ts';
import type { Locale } from '#domain/locale.ts';
import type { Visit } from './visit/use-visit.ts';
import type { Display, WindowFacts } from './use-window-state.ts';
import type { VisitorDraft } from './visit/visitor-draft.ts';
import type { Words } from './words/words.ts';

/** What every scene is composed from. */
export type SceneContext = {
  readonly visit: Visit;
  readonly facts: WindowFacts;
  readonly published: Published;
  readonly document: ContentDocument;
  readonly display: Display;
  readonly measure: (mmPerPx: number) => void;
  readonly locale: Locale;
  readonly words: Words;
  readonly watchOf: (id: string) => Watch;
  readonly isStreet: boolean;
  /** What the visitor writes lives here, for the length of this page, and nowhere else. */
  readonly draft: VisitorDraft;
  readonly setDraft: (change: Partial<VisitorDraft>) => void;
  readonly hand: Hand;
  readonly setHand: (change: Partial<Hand>) => void;
};

/** What a hand has set on the stage: how far the movement is parted and which part was touched, how broad the wrist is, what metal and strap. */
export type Hand = { readonly explode: number; readonly part: string | null; readonly wristMm: number; readonly variant: Readonly<Record<string, string>> };

export const untouched: Hand = { explode: 0, part: null, wristMm: 56, variant: {} };

/** A watch of a document; what is named but not there is its first, never nothing. */
export function watchIn(document: ContentDocument, id: string): Watch {
  const found = document.watches.find((watch) => watch.id === id) ?? document.watches[0];
  if (!found) throw new Error('a document has at least one watch');
  return found;
}

const context = createContext<SceneContext | null>(null);

export const SceneProvider = context.Provider;

export function useScene(): SceneContext {
  const found = useContext(context);
  if (!found) throw new Error('a scene is shown outside the glass');
  return found;
}
