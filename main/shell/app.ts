import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, session } from 'electron';
import { openingFileName } from '#contract/opening.ts';
import { glassFormatOf } from '#domain/glass-format.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createLog, faultFacts } from '../platform/log/log.ts';
import { claimScheme, serveGlass } from './glass-protocol.ts';
import { lockApplication, lockSession } from './lock-down.ts';
import { glassSizeOf, openWindow } from './open-window.ts';
import { openingPage, readOpening } from './opening-page.ts';
import { readShellSettings } from './shell-settings.ts';
import { joinWindowAndCore } from './window-and-core.ts';

/** The entry of the Electron application. */

const clock = systemClock;
const log = createLog('shell', clock, (line) => void process.stdout.write(line));
const settings = readShellSettings(process.env, join(process.resourcesPath, 'node/bin/node'));
const buildFolder = join(app.getAppPath(), 'build');

process.on('unhandledRejection', (error) => log.error('bug', faultFacts(error)));
app.enableSandbox();
app.commandLine.appendSwitch('disable-breakpad');
app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess,Translate,AutofillServerCommunication');
// Core alone speaks to the network, on Node: no name means anything in Chromium.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
// On stills alone Chromium's own painter is quicker than a rasteriser that plays a card, and starts sooner.
if (settings.isSoftwareDrawn && (settings.tier ?? 'still') === 'still') {
  app.disableHardwareAcceleration();
} else if (settings.isSoftwareDrawn) {
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
  lockSession(session.defaultSession);
  const window = openWindow(settings, () => isEnding);
  serveGlass(glassSession, {
    windowFolder: join(buildFolder, 'window'),
    assetFolder: join(settings.dataFolder, 'assets'),
    open: (page) => openingPage(page, readOpening(join(settings.dataFolder, openingFileName)), glassFormatOf(glassSizeOf(window, settings))),
  });
  const joined = joinWindowAndCore({
    window, settings, clock, log, session: glassSession,
    preload: join(buildFolder, 'shell/preload.cjs'),
    // Core runs on Node, which reads no archive.
    coreBundle: join(buildFolder, 'core/core.mjs').replace('app.asar', 'app.asar.unpacked'),
  });

  app.on('before-quit', (event) => {
    if (isEnding) return;
    event.preventDefault();
    isEnding = true;
    void joined.dispose().finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
  app.on('child-process-gone', (_event, details) => log.warn('process-gone', { type: details.type, reason: details.reason }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => app.quit());
  log.info('started', { electron: process.versions['electron'] ?? null });
}
