import { WebContentsView, type BaseWindow, type Session, type WebContents } from 'electron';
import type { EventPayload, WindowEvent } from '#contract/window-api.ts';
import type { Log } from '../platform/log/log.ts';

/** The pages of the window: the one on the glass, and a warm successor that has painted its first scene and rests beneath it. */
export type Glass = {
  readonly isOnGlass: (contents: WebContents) => boolean;
  /** Told to the page on the glass; a successor reads the state when it is raised. */
  readonly tell: <Channel extends WindowEvent>(channel: Channel, payload: EventPayload<Channel>) => void;
  /** A page says that it painted a scene. */
  readonly painted: (contents: WebContents) => void;
  /** The page on the glass ends, its process and memory with it; the successor is seen without a flash. */
  readonly drawCurtain: () => Promise<void>;
  readonly contents: () => WebContents;
};

export type GlassParts = {
  readonly window: BaseWindow;
  readonly session: Session;
  readonly preload: string;
  readonly log: Log;
  /** A page has just become the one on the glass. */
  readonly onRaised: () => void;
  /** The page on the glass ended by itself. */
  readonly onGone: (reason: string) => void;
};

const address = 'vitrine://app/';
const warmAfterMs = 2_500;
const framesBoundMs = 1_500;

export function raiseGlass(parts: GlassParts): Glass {
  let current = makeView(parts);
  let warm: WebContentsView | null = null;
  let isWarmReady = false;
  let warmTimer: NodeJS.Timeout | null = null;

  const fit = (): void => {
    const { width, height } = parts.window.getContentBounds();
    for (const view of [current, warm]) view?.setBounds({ x: 0, y: 0, width, height });
  };
  const watch = (view: WebContentsView): void => {
    view.webContents.on('render-process-gone', (_event, details) => gone(view, details.reason));
    view.webContents.on('unresponsive', () => view.webContents.forcefullyCrashRenderer());
  };
  const load = (view: WebContentsView): void => {
    watch(view);
    fit();
    void view.webContents.loadURL(address).catch(() => parts.log.error('page-not-loaded'));
  };
  const prepareWarm = (): void => {
    if (warm || parts.window.isDestroyed()) return;
    isWarmReady = false;
    warm = makeView(parts);
    parts.window.contentView.addChildView(warm, 0);
    load(warm);
  };
  const prepareWarmSoon = (): void => {
    if (warmTimer) clearTimeout(warmTimer);
    warmTimer = setTimeout(prepareWarm, warmAfterMs);
  };

  /** Puts the successor, or a new page where none is ready, on the glass. */
  const succeed = async (): Promise<void> => {
    const leaving = current;
    const hasSuccessor = warm !== null && isWarmReady;
    const next = hasSuccessor && warm ? warm : makeView(parts);
    if (warm !== null && !hasSuccessor) endView(parts.window, warm);
    warm = null;
    isWarmReady = false;
    current = next;
    if (hasSuccessor) {
      next.setVisible(true);
      await twoFrames(next.webContents);
    } else {
      parts.window.contentView.addChildView(next, 0);
      load(next);
      await firstLoad(next.webContents);
    }
    endView(parts.window, leaving);
    fit();
    next.webContents.focus();
    parts.onRaised();
    prepareWarmSoon();
  };
  const gone = (view: WebContentsView, reason: string): void => {
    if (parts.window.isDestroyed()) return;
    if (view === warm) {
      endView(parts.window, view);
      warm = null;
      return prepareWarmSoon();
    }
    if (view !== current) return;
    parts.log.error('page-gone', { reason });
    parts.onGone(reason);
    void succeed();
  };

  parts.window.contentView.addChildView(current);
  parts.window.on('resize', fit);
  load(current);
  return {
    isOnGlass: (contents) => contents === current.webContents,
    tell: (channel, payload) => {
      if (!current.webContents.isDestroyed()) current.webContents.send('vitrine:event', channel, payload);
    },
    painted: (contents) => {
      if (contents === current.webContents && !warm) prepareWarmSoon();
      if (contents !== warm?.webContents) return;
      isWarmReady = true;
      warm.setVisible(false);
    },
    drawCurtain: succeed,
    contents: () => current.webContents,
  };
}

function makeView({ session, preload }: GlassParts): WebContentsView {
  const view = new WebContentsView({
    webPreferences: {
      preload, session, sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true,
      devTools: false, spellcheck: false, navigateOnDragDrop: false, disableDialogs: true, autoplayPolicy: 'no-user-gesture-required',
    },
  });
  view.setBackgroundColor('#12171a');
  return view;
}

function endView(window: BaseWindow, view: WebContentsView): void {
  if (!window.isDestroyed()) window.contentView.removeChildView(view);
  if (!view.webContents.isDestroyed()) view.webContents.close({ waitForBeforeUnload: false });
}

/** Two frames after it became visible a page is really on the screen; a page that is slow is not waited for for ever. */
async function twoFrames(contents: WebContents): Promise<void> {
  const frames = contents.executeJavaScript('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))').catch(() => false);
  await Promise.race([frames, new Promise((resolve) => setTimeout(resolve, framesBoundMs))]);
}

async function firstLoad(contents: WebContents): Promise<void> {
  await Promise.race([new Promise((resolve) => contents.once('did-finish-load', () => resolve(true))), new Promise((resolve) => setTimeout(resolve, framesBoundMs))]);
}
