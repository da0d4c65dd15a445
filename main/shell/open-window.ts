import { app, BaseWindow, screen } from 'electron';
import { lockWindow } from './lock-down.ts';
import type { ShellSettings } from './shell-settings.ts';

export type GlassSize = { readonly width: number; readonly height: number };

/** The one window: the whole screen, or a size that was asked for. It closes only when the application ends. */
export function openWindow(settings: ShellSettings, mayClose: () => boolean): BaseWindow {
  const display = screen.getPrimaryDisplay().size;
  const size = settings.size ?? display;
  // Chromium takes a pixel off each side of an X11 window that is exactly as large as its display (desktop_window_tree_host_linux.cc).
  const isWholeDisplay = size.width === display.width && size.height === display.height;
  const window = new BaseWindow({
    x: 0, y: 0, width: size.width, height: isWholeDisplay ? size.height + 1 : size.height, useContentSize: true, frame: false, resizable: false, backgroundColor: '#12171a', title: app.getName(),
    kiosk: settings.isKiosk && settings.size === null, fullscreenable: settings.size === null,
  });
  lockWindow(window, mayClose);
  return window;
}

/** The part of the window that pages fill. */
export function glassSizeOf(window: BaseWindow, { size }: ShellSettings): GlassSize {
  if (size) return size;
  const { width, height } = window.getContentBounds();
  const display = screen.getPrimaryDisplay().size;
  return { width: Math.min(width, display.width), height: Math.min(height, display.height) };
}
