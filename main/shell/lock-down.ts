import { app, Menu, type BaseWindow, type Session, type WebContents } from 'electron';
import { isKeyAllowed } from './pressed-key.ts';

/** Pages of the window come from here and from nowhere else. */
export const glassOrigin = 'vitrine://app';

/** Before any window: no menu, no second page, no leaving, whatever a page asks for. */
export function lockApplication(): void {
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (!isKeyAllowed(input)) event.preventDefault();
  });
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  // Fails only for a page that has ended meanwhile.
  contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
}

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  // The content policy says the same; this holds for what no policy governs.
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !/^(vitrine|data|blob):/.test(request.url) }));
}

/** The window closes when the application means to end, never because a key or a gesture asked. */
export function lockWindow(window: BaseWindow, mayClose: () => boolean): void {
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
}
