import type { BaseWindow, Session, WebContents } from 'electron';
import type { EventPayload, WindowEvent } from '#contract/window-api.ts';
import type { Log } from '../platform/log/log.ts';
import type { GlassSize } from './open-window.ts';
import { openPane, type Pane } from './pane.ts';
import { restartDelays } from './restart-delays.ts';

export type GlassParts = {
  readonly window: BaseWindow;
  readonly session: Session;
  readonly preload: string;
  readonly glassSize: () => GlassSize;
  readonly log: Log;
  /** A page has just become the one on the glass. */
  readonly onRaised: () => void;
  /** The page that visitors saw, or were about to see, ended by itself. */
  readonly onGone: (reason: string) => void;
};

const warmAfterMs = 2_500;
/** A curtain that waited this long for a first scene is drawn all the same. */
const maxWaitForPaintMs = 4_000;
const maxWaitForFramesMs = 1_500;

/** The pages of the window: the one on the glass, and a warm successor that has painted its first scene and rests beneath it. */
export class Glass {
  readonly #parts: GlassParts;
  readonly #delays = restartDelays();
  #current: Pane;
  #warm: Pane | null = null;
  #rising: Pane | null = null;
  #change: Promise<void> | null = null;
  #warmTimer: NodeJS.Timeout | null = null;

  constructor(parts: GlassParts) {
    this.#parts = parts;
    this.#current = this.#open();
    parts.window.on('resize', () => this.#fit());
    parts.window.on('closed', () => this.#dispose());
  }

  isOnGlass(contents: WebContents): boolean {
    return contents === this.contents();
  }

  contents(): WebContents {
    return this.#current.view.webContents;
  }

  /** Whether the page on the glass has begun to ask; one that has not will ask for the state itself. */
  isAsking(): boolean {
    return this.#current.isRunning();
  }

  /** Told to the page on the glass; a successor reads the state when it is raised. */
  tell<Channel extends WindowEvent>(channel: Channel, payload: EventPayload<Channel>): void {
    if (!this.#current.isGone()) this.contents().send('vitrine:event', channel, payload);
  }

  /** A page asks for something, whatever it is. */
  asked(contents: WebContents): void {
    this.#panes().find((pane) => pane.view.webContents === contents)?.markRunning();
  }

  /** A page says that it painted a scene. */
  painted(contents: WebContents): void {
    const pane = this.#panes().find((entry) => entry.view.webContents === contents);
    if (!pane || pane.isPainted()) return;
    pane.markPainted();
    // A hidden page keeps its memory and draws nothing.
    if (pane === this.#warm) pane.view.setVisible(false);
    if (pane === this.#current) this.#prepareWarmSoon();
  }

  /** The page on the glass ends, its process and memory with it; the successor is seen without a flash. One change at a time: who asks during one waits for it. */
  drawCurtain(): Promise<void> {
    this.#change ??= this.#succeed().finally(() => {
      this.#change = null;
      if (this.#current.isGone()) this.#replaceLost();
    });
    return this.#change;
  }

  async #succeed(): Promise<void> {
    const leaving = this.#current;
    const next = this.#takeSuccessor();
    this.#rising = next;
    next.view.setVisible(true);
    await within(maxWaitForPaintMs, next.firstPaint);
    if (!next.isGone()) await within(maxWaitForFramesMs, twoFrames(next.view.webContents));
    this.#rising = null;
    this.#current = next;
    leaving.end();
    if (next.isGone()) return;
    this.#fit();
    next.view.webContents.focus();
    this.#parts.onRaised();
    this.#prepareWarmSoon();
  }

  /** The successor that is ready, or a new page. */
  #takeSuccessor(): Pane {
    const rested = this.#warm;
    this.#warm = null;
    if (rested?.isPainted()) return rested;
    rested?.end();
    return this.#open();
  }

  #lost(pane: Pane, reason: string): void {
    if (this.#parts.window.isDestroyed()) return;
    const isWarm = pane === this.#warm;
    this.#parts.log.error('page-gone', { reason, isWarm });
    if (isWarm) {
      this.#warm = null;
      pane.end();
      return this.#prepareWarmSoon();
    }
    this.#parts.onGone(reason);
    if (pane === this.#current && !this.#change) this.#replaceLost();
  }

  #replaceLost(): void {
    setTimeout(() => {
      if (!this.#parts.window.isDestroyed() && this.#current.isGone()) void this.drawCurtain();
    }, this.#delays.after(performance.now()));
  }

  #prepareWarmSoon(): void {
    if (this.#warmTimer) clearTimeout(this.#warmTimer);
    this.#warmTimer = setTimeout(() => {
      if (!this.#warm && !this.#change && !this.#parts.window.isDestroyed()) this.#warm = this.#open();
    }, warmAfterMs);
  }

  #open(): Pane {
    return openPane({ ...this.#parts, onGone: (pane, reason) => this.#lost(pane, reason) });
  }

  #panes(): readonly Pane[] {
    return [this.#current, this.#rising, this.#warm].filter((pane) => pane !== null);
  }

  #fit(): void {
    for (const pane of this.#panes()) pane.view.setBounds({ x: 0, y: 0, ...this.#parts.glassSize() });
  }

  #dispose(): void {
    if (this.#warmTimer) clearTimeout(this.#warmTimer);
    for (const pane of this.#panes()) pane.end();
  }
}

/** Two frames after it became visible a page is really on the screen. */
function twoFrames(contents: WebContents): Promise<unknown> {
  // The page may end while it is asked; then there is nothing to wait for.
  return contents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))').catch(() => false);
}

function within(maxMs: number, awaited: Promise<unknown>): Promise<unknown> {
  return Promise.race([awaited, new Promise((resolve) => setTimeout(resolve, maxMs))]);
}
