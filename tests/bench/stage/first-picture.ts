import type { CDPSession, Page } from 'playwright';
import sharp from 'sharp';

/** Milliseconds from asking for a page until it showed something; undefined when it did not in time. */
export async function firstPictureMs(page: Page, session: CDPSession, url: string, withinMs: number): Promise<number | undefined> {
  const picture = await watchForPicture(session, withinMs);
  await page.goto(url, { waitUntil: 'commit' });
  const seenAtMs = await picture();
  return seenAtMs === undefined ? undefined : seenAtMs - (await page.evaluate(() => performance.timeOrigin));
}

/**
 * Watches the frames that a page really put on the glass until one shows something in its middle.
 * Answers its time (epoch milliseconds, as the compositor stamped it), or undefined when nothing was seen in time.
 */
async function watchForPicture(session: CDPSession, withinMs: number): Promise<() => Promise<number | undefined>> {
  let settle: (atMs: number | undefined) => void = () => undefined;
  const seen = new Promise<number | undefined>((resolve) => (settle = resolve));
  const timer = setTimeout(() => settle(undefined), withinMs);
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    void session.send('Page.screencastFrameAck', { sessionId });
    void shareCovered(Buffer.from(data, 'base64')).then((share) => share > leastShare && settle((metadata.timestamp ?? 0) * 1000));
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 270, maxHeight: 480, everyNthFrame: 1 });
  return async () => {
    const atMs = await seen;
    clearTimeout(timer);
    await session.send('Page.stopScreencast');
    return atMs;
  };
}

/** Share of the middle of a picture that is not the ground it stands on. */
export async function shareCovered(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const at = (x: number, y: number): readonly number[] => [...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3)];
  // Beside the middle of the left edge, where no viewer puts a bar or a button.
  const ground = at(2, Math.floor(height / 2));
  let covered = 0;
  let all = 0;
  for (let y = Math.floor(height * 0.1); y < height * 0.9; y += 1) {
    for (let x = 0; x < width; x += 1) {
      all += 1;
      const seen = at(x, y);
      if (seen.some((value, channel) => Math.abs(value - (ground[channel] ?? 0)) > clearly)) covered += 1;
    }
  }
  return covered / all;
}

const clearly = 24;
const leastShare = 0.02;
