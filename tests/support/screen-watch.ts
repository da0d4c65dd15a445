import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

export type ScreenWatch = {
  /** The colours, one for each point, in the order in which they were first seen one after the other. */
  readonly stop: () => readonly string[];
};

export type Point = { readonly x: number; readonly y: number };

/** The head of an XWD file, as X11/XWDFile.h lays it out: big-endian words. */
const headerSizeAt = 0;
const bytesPerLineAt = 48;
const colourCountAt = 76;
const colourBytes = 12;
const pixelBytes = 4;

/** Looks at some points of a display many times a frame, so that a flash of a single frame is seen. */
export function watchScreen(framebufferFolder: string, points: readonly Point[]): ScreenWatch {
  const file = openSync(join(framebufferFolder, 'Xvfb_screen0'), 'r');
  const header = Buffer.alloc(100);
  readSync(file, header, 0, header.length, 0);
  const pixelsAt = header.readUInt32BE(headerSizeAt) + header.readUInt32BE(colourCountAt) * colourBytes;
  const bytesPerLine = header.readUInt32BE(bytesPerLineAt);
  const pixel = Buffer.alloc(pixelBytes);
  const seen: string[] = [];
  let isWatching = true;
  const look = (): void => {
    if (!isWatching) return;
    const colours = points.map(({ x, y }) => {
      readSync(file, pixel, 0, pixelBytes, pixelsAt + y * bytesPerLine + x * pixelBytes);
      return `#${[pixel[2], pixel[1], pixel[0]].map((channel) => (channel ?? 0).toString(16).padStart(2, '0')).join('')}`;
    }).join(' ');
    if (seen.at(-1) !== colours) seen.push(colours);
    setImmediate(look);
  };
  look();
  return {
    stop: () => {
      isWatching = false;
      closeSync(file);
      return seen;
    },
  };
}
