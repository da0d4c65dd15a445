import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BaseWindow, screen, session } from 'electron';
import { coreEvents, type CoreEvent, type EventPayload, type SceneName } from '#contract/window-api.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createLog } from '../platform/log/log.ts';
import { openCoreLink, type CoreLink } from './core-link.ts';
import { calibrationFile, formatOf, isDaylightAt } from './display.ts';
import { claimScheme, serveGlass } from './glass-protocol.ts';
import { raiseGlass, type Glass } from './glass.ts';
import { lockApplication, lockSession, lockWindow } from './lock-down.ts';
import { openRelay } from './relay.ts';
import { readShellSettings } from './shell-settings.ts';

const clock = systemClock;
const log = createLog('shell', clock, (line) => void process.stdout.write(line));
const settings = readShellSettings(process.env, join(process.resourcesPath, 'node/bin/node'));
const buildFolder = join(app.getAppPath(), 'build');

app.enableSandbox();
app.commandLine.appendSwitch('disable-breakpad');
app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess,Translate,AutofillServerCommunication');
if (settings.isSoftwareDrawn) {
  app.commandLine.appendSwitch('use-angle', 'swiftshader');
  app.commandLine.appendSwitch('enable-unsafe-swiftshader');
}
mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
app.setPath('userData', join(settings.dataFolder, 'chromium'));
claimScheme();
lockApplication();
if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(start);
} else {
  log.error('already-running');
  app.exit(1);
}

function start(): void {
  let isEnding = false;
  // In memory only: nothing a page keeps outlives it. The GPU's shader cache, which knows no visitor, stays in userData.
  const glassSession = session.fromPartition('glass', { cache: false });
  lockSession(glassSession);
  serveGlass(glassSession, join(buildFolder, 'window'), join(settings.dataFolder, 'assets'));
  const window = openWindow(() => isEnding);
  let seen: { readonly scene: SceneName; readonly isPublic: boolean } | null = null;
  // Core may speak before the glass is up: the page then reads the state by itself.
  const held: { glass: Glass | null } = { glass: null };

  const core = openCoreLink({
    nodePath: settings.nodePath,
    bundle: join(buildFolder, 'core/core.mjs'),
    environment: coreEnvironment(),
    log,
    onEvent: (channel, payload) => tellFromCore(held.glass, channel, payload),
    onHere: (isHere) => {
      held.glass?.tell('core-changed', { isHere });
      if (isHere) void refresh(core, held.glass);
    },
    onScreenshotWanted: () => {
      if (seen?.isPublic && held.glass) void sendScreenshot(core, held.glass, seen.scene);
    },
  });
  const glass = raiseGlass({
    window, session: glassSession, preload: join(buildFolder, 'shell/preload.cjs'), log,
    onRaised: () => {
      seen = null;
      glass.tell('curtain-raised', {});
      void refresh(core, glass);
    },
    onGone: (reason) => core.tell({ type: 'renderer-gone', at: clock.now().toISOString(), reason: reason.slice(0, 60) }),
  });
  held.glass = glass;

  const calibration = calibrationFile(settings.dataFolder);
  openRelay({
    log,
    askCore: core.request,
    handlers: {
      'curtain.draw': async (_input, sender) => {
        if (glass.isOnGlass(sender)) await glass.drawCurtain();
        return {};
      },
      'glass.painted': (painted, sender) => {
        if (glass.isOnGlass(sender)) seen = painted;
        glass.painted(sender);
        return {};
      },
      'display.read': () => ({
        mmPerPx: calibration.read() ?? settings.mmPerPx,
        format: formatOf(window.getContentBounds()),
        tier: settings.tier ?? drawingTier(),
        isDaylight: isDaylightAt(clock.now().getHours()),
      }),
      'display.calibrate': ({ mmPerPx }) => {
        calibration.write(mmPerPx);
        return {};
      },
    },
  });
  app.on('before-quit', () => {
    isEnding = true;
    core.dispose();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('child-process-gone', (_event, details) => log.warn('process-gone', { type: details.type, reason: details.reason }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  log.info('started', { electron: process.versions['electron'] ?? null });
}

function openWindow(mayClose: () => boolean): BaseWindow {
  const size = settings.size ?? screen.getPrimaryDisplay().size;
  const window = new BaseWindow({
    x: 0, y: 0, width: size.width, height: size.height, useContentSize: true, frame: false, resizable: false, backgroundColor: '#12171a', title: 'Vitrine',
    kiosk: settings.isKiosk && settings.size === null, fullscreenable: settings.size === null,
  });
  lockWindow(window, mayClose);
  return window;
}

/** Without a GPU that draws WebGL the window lives on stills, and staff are told. */
function drawingTier(): 'still' | 'full' {
  return app.getGPUFeatureStatus().webgl === 'enabled' ? 'full' : 'still';
}

/** What core inherits: what Vitrine was told and what a process needs to run, not Electron's own. */
function coreEnvironment(): Readonly<Record<string, string>> {
  const kept = Object.entries(process.env).filter(([name]) => name.startsWith('VITRINE_') || ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR'].includes(name));
  return { ...Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))), VITRINE_APP_VERSION: app.getVersion() };
}

function tellFromCore(glass: Glass | null, channel: string, payload: unknown): void {
  if (!isCoreEvent(channel)) return log.warn('event-unknown');
  const parsed = coreEvents[channel].safeParse(payload);
  if (!parsed.success) return log.warn('event-unfit', { channel });
  // The schema of a channel is what its payload's type is inferred from; the index loses that link.
  glass?.tell(channel, parsed.data as EventPayload<typeof channel>);
}

function isCoreEvent(channel: string): channel is CoreEvent {
  return Object.hasOwn(coreEvents, channel);
}

/** A page that was just raised, or whose core came back, is told the whole state once. */
async function refresh(core: CoreLink, glass: Glass | null): Promise<void> {
  const state = await core.request('state.read', {});
  if (state.ok) tellFromCore(glass, 'state-changed', state.value);
}

async function sendScreenshot(core: CoreLink, glass: Glass, scene: SceneName): Promise<void> {
  const takenAt = clock.now().toISOString();
  const picture = await glass.contents().capturePage();
  if (picture.isEmpty()) return;
  const { width } = picture.getSize();
  const small = width > 540 ? picture.resize({ width: 540 }) : picture;
  core.tell({ type: 'screenshot', takenAt, scene, mime: 'image/jpeg', bytes: new Uint8Array(small.toJPEG(80)) });
}
