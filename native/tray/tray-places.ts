import { join } from 'node:path';

/** Where the virtual tray of a running boutique listens, and where its badges are. */
export function trayPlaces(dataFolder: string): { readonly socket: string; readonly badgeFolder: string } {
  return { socket: join(dataFolder, 'tray.sock'), badgeFolder: join(dataFolder, 'badges') };
}
