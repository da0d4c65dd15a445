import { app, BaseWindow, screen } from 'electron';
import { lockWindow } from './lock-down.ts';
import type { ShellSettings } from './shell-settings.ts';

/** The one window: the whole screen, or a size that was asked for. It closes only when the application ends. */
export function openWindow(settings: ShellSettings, mayClose: () => boolean): BaseWindow {
  const size = settings.size ?? screen.getPrimaryDisplay().size;
  const window = new BaseWindow({
    x: 0, y: 0, width: size.width, height: size.height, useContentSize: true, frame: false, resizable: false, backgroundColor: '#12171a', title: app.getName(),
    kiosk: settings.isKiosk && settings.size === null, fullscreenable: settings.size === null,
  });
  lockWindow(window, mayClose);
  return window;
}
