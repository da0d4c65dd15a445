import { readFileSync } from 'node:fs';
import { WebContentsView, type BaseWindow, type Session } from 'electron';
import type { GlassSize } from './open-window.ts';

/** One page of the window, in a process of its own. */
export type Pane = {
  readonly view: WebContentsView;
  /** Settles when the page has painted its first scene, or has ended before it did. */
  readonly firstPaint: Promise<void>;
  readonly isPainted: () => boolean;
  /** Its code has asked for something already. */
  readonly isRunning: () => boolean;
  readonly isGone: () => boolean;
  readonly markPainted: () => void;
  /** The page's own code has asked for something: it runs. */
  readonly markRunning: () => void;
  /** Ends the page and its process. */
  readonly end: () => void;
};

export type PaneParts = {
  readonly window: BaseWindow;
  readonly session: Session;
  readonly preload: string;
  readonly glassSize: () => GlassSize;
  /** The page ended by itself, would not load, or had to be ended; told once, and never after `end`. */
  readonly onGone: (pane: Pane, reason: string) => void;
};

const address = 'vitrine://app/';
const heartbeatMs = 500;
/** Now and then Chromium learns late that a page's process was killed: after this much silence the process itself is looked at. */
const maxUnexplainedMs = 1_000;
const maxSilenceMs = 10_000;
/** A page asks for the state as soon as its code runs. */
const maxIdleMs = 30_000;

/** Opens a page beneath every other one, and listens to its heart. */
export function openPane({ window, session, preload, glassSize, onGone }: PaneParts): Pane {
  const view = new WebContentsView({
    webPreferences: {
      preload, session, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false,
      devTools: false, spellcheck: false, navigateOnDragDrop: false, disableDialogs: true, autoplayPolicy: 'no-user-gesture-required',
    },
  });
  const contents = view.webContents;
  const paint = Promise.withResolvers<void>();
  let isPainted = false;
  let isRunning = false;
  let isGone = false;
  let heardAtMs = performance.now();
  const openedAtMs = heardAtMs;

  const stop = (): boolean => {
    clearInterval(heart);
    paint.resolve();
    const wasHere = !isGone;
    isGone = true;
    return wasHere;
  };
  const gone = (reason: string): void => {
    if (stop()) onGone(pane, reason);
  };
  const heart = setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - heardAtMs > maxSilenceMs) return gone('silent');
    if (nowMs - heardAtMs > maxUnexplainedMs && hasProcessEnded(contents.getOSProcessId())) return gone('ended');
    if (!isRunning && nowMs - openedAtMs > maxIdleMs) return gone('never-ran');
    contents.send('vitrine:ping');
  }, heartbeatMs);
  const pane: Pane = {
    view,
    firstPaint: paint.promise,
    isPainted: () => isPainted,
    isRunning: () => isRunning,
    isGone: () => isGone,
    markPainted: () => {
      isPainted = true;
      paint.resolve();
    },
    markRunning: () => {
      isRunning = true;
    },
    end: () => {
      stop();
      if (!window.isDestroyed()) window.contentView.removeChildView(view);
      // A page that hangs would not close.
      if (!contents.isDestroyed() && performance.now() - heardAtMs > maxSilenceMs) contents.forcefullyCrashRenderer();
      if (!contents.isDestroyed()) contents.close({ waitForBeforeUnload: false });
    },
  };

  contents.ipc.on('vitrine:pong', () => {
    heardAtMs = performance.now();
  });
  contents.on('render-process-gone', (_event, { reason }) => gone(reason));
  view.setBackgroundColor('#12171a');
  view.setBounds({ x: 0, y: 0, ...glassSize() });
  window.contentView.addChildView(view, 0);
  contents.loadURL(address).catch(() => gone('not-loaded'));
  return pane;
}

/** Whether Linux holds no such process, or only its remains that nobody has fetched. */
function hasProcessEnded(pid: number): boolean {
  // A page that has no process yet says 0.
  if (pid === 0 || process.platform !== 'linux') return false;
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
