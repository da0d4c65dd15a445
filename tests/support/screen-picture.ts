import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';

/** What is on an X display, as anybody standing before it sees it: three bytes a pixel. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const channels = 3;

/** More than the grain that a redrawn gradient leaves. */
const visibleStep = 24;

export async function pictureOf(display: string): Promise<Picture> {
  const png = execFileSync('import', ['-display', display, '-window', 'root', 'png:-'], { maxBuffer: 64 << 20 });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

export async function keepPicture({ width, height, pixels }: Picture, path: string): Promise<void> {
  await sharp(pixels, { raw: { width, height, channels } }).png().toFile(path);
}

/** The share of pixels that look different, from 0 to 1. */
export function differenceOf(a: Picture, b: Picture): number {
  if (a.pixels.length !== b.pixels.length) return 1;
  let different = 0;
  for (let at = 0; at < a.pixels.length; at += channels) {
    const isSame = [0, 1, 2].every((channel) => Math.abs((a.pixels[at + channel] ?? 0) - (b.pixels[at + channel] ?? 0)) <= visibleStep);
    if (!isSame) different += 1;
  }
  return different / (a.pixels.length / channels);
}

/** The share of pixels that are not the one colour that most are. */
export function drawnShareOf({ pixels }: Picture): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (pixels.length / channels);
}

/** The first picture that fits and that the next one confirms. @throws after the bound, with what the last one was */
export async function pictureThat(display: string, fits: (picture: Picture) => boolean, what: string, boundMs = 30_000): Promise<Picture> {
  const started = performance.now();
  let before = await pictureOf(display);
  while (performance.now() - started < boundMs) {
    await pause(250);
    const now = await pictureOf(display);
    if (fits(now) && differenceOf(before, now) < 0.01) return now;
    before = now;
  }
  const kept = join(tmpdir(), `vitrine-screen-${process.pid}.png`);
  await keepPicture(before, kept);
  throw new Error(`the screen never showed ${what}; its last picture is ${kept}`);
}
