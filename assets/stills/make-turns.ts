import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { poseAngles } from '../../renderer/stage/motion/poses.ts';
import { openDarkroom } from './darkroom.ts';
import { moodOf, sittingTime } from './make-stills.ts';
import { writeStagePage } from './write-stage-page.ts';

/** A watch turned about its upright from where it enters, as the window reads it; `azimuthDeg` as the stage counts it. */
export type TurntableRecord = { readonly width: number; readonly height: number; readonly pxPerMm: number; readonly turns: readonly TurnRecord[] };
/** Planes of the hands that show, as a still's layers have them: the still's own sheets are laid over. */
type TurnRecord = { readonly azimuthDeg: number; readonly file: string; readonly planes: Readonly<Record<string, readonly number[]>> };

const frames = 24;
const [width, height] = [540, 960];

/**
 * Renders a turntable of every watch whose id matches `only`: what a window without a usable card shows under a finger.
 * Progress goes to standard output, one line a watch.
 */
export async function makeTurns(models: string, out: string, only: RegExp): Promise<void> {
  const page = await mkdtemp(join(tmpdir(), 'vitrine-turns-'));
  await mkdir(out, { recursive: true });
  try {
    await writeStagePage(page);
    const watchIds = (await readdir(models)).filter((name) => /^W-[A-Z]+-\d+\.glb$/.test(name)).map((name) => basename(name, '.glb')).filter((watchId) => only.test(watchId)).sort();
    for (const watchId of watchIds) {
      const record = await turnWatch(page, models, out, watchId);
      await writeFile(join(out, `${watchId}.json`), `${JSON.stringify(record)}\n`);
      process.stdout.write(`${watchId} ${record.turns.length} frames\n`);
    }
  } finally {
    await rm(page, { recursive: true });
  }
}

async function turnWatch(page: string, models: string, out: string, watchId: string): Promise<TurntableRecord> {
  const darkroom = await openDarkroom(page, models, width, height);
  try {
    await darkroom.show({ shot: { kind: 'watch', watchId, pose: 'hero' }, tier: 'low', mood: moodOf(watchId), time: sittingTime, isMotionReduced: true, hasGround: false, isTouchable: false });
    const turns: TurnRecord[] = [];
    for (let frame = 0; frame < frames; frame += 1) {
      // A turn begins where the still was.
      const azimuthDeg = poseAngles('hero').azimuthDeg + (frame * 360) / frames;
      const file = `${watchId}.${String(frame).padStart(2, '0')}.webp`;
      await sharp(await darkroom.expose({})).webp({ quality: 70, alphaQuality: 80, effort: 6, smartSubsample: true }).toFile(join(out, file));
      const hands = Math.cos((azimuthDeg * Math.PI) / 180) > leastFacing ? await darkroom.measure() : [];
      turns.push({ azimuthDeg, file, planes: Object.fromEntries(hands.map(({ hand, plane }) => [hand, plane.map((value) => Number(value.toPrecision(7)))])) });
      await darkroom.nudge(360 / frames);
    }
    return { width, height, pxPerMm: await darkroom.pxPerMm(), turns };
  } finally {
    await darkroom.close();
  }
}

/** Of a dial turned further away than this no hand is seen. */
const leastFacing = 0.2;

if (import.meta.main) {
  const built = join(import.meta.dirname, '../built');
  const { values } = parseArgs({
    options: { models: { type: 'string', default: join(built, 'models') }, out: { type: 'string', default: join(built, 'turns') }, only: { type: 'string', default: '' } },
  });
  await makeTurns(values.models, values.out, new RegExp(values.only));
}
