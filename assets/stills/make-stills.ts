import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Mood, Shot, StillPose } from '../../renderer/stage/shot.ts';
import { openDarkroom, type Darkroom, type MeasuredHand } from './darkroom.ts';
import { cutHand, packSheet, type Cell } from './hand-sheet.ts';
import { writeStagePage } from './write-stage-page.ts';

/** One still as the window reads it: `renderer/stage` `Still` with file names instead of URLs. */
export type StillRecord = {
  readonly watchId: string;
  readonly pose: StillPose;
  readonly format: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  readonly calibre: string;
  readonly centre: readonly [number, number] | null;
  readonly layers: readonly LayerRecord[];
};

export type LayerRecord = {
  readonly hand: string;
  readonly arbor: string;
  readonly file: string;
  readonly cell: readonly [number, number];
  readonly columns: number;
  readonly cells: readonly { readonly angleDeg: number; readonly left: number; readonly top: number }[];
  readonly plane: readonly number[];
  readonly sheetPlane: readonly number[];
};

const formats = [
  { format: 'portrait', width: 1080, height: 1920 },
  { format: 'landscape', width: 1920, height: 1080 },
  { format: 'counter', width: 1280, height: 800 },
] as const;

type StillView = { readonly pose: StillPose; readonly format: string; readonly width: number; readonly height: number; readonly centre: readonly [number, number]; readonly shot: (watchId: string) => Shot };

const views: readonly StillView[] = [
  { pose: 'front', format: 'portrait', width: 720, height: 1280, centre: [0.5, 0.5], shot: (watchId) => ({ kind: 'life-size', watchId, pxPerMm: 11 }) },
  { pose: 'back', format: 'portrait', width: 1400, height: 2100, centre: [0.5, 0.5], shot: (watchId) => ({ kind: 'story', watchId, camera: { azimuthDeg: 180, elevationDeg: 4, closeness: 0.95 } }) },
  // Where the parted movement has its middle: motion/shot-aim.ts.
  { pose: 'parted', format: 'portrait', width: 1080, height: 1920, centre: [0.5, 0.46], shot: parted },
  { pose: 'parted', format: 'landscape', width: 1600, height: 900, centre: [0.5, 0.5], shot: parted },
];

function parted(watchId: string): Shot {
  return { kind: 'movement', watchId, explode: 1, hasCaptions: false };
}

const moods: Readonly<Record<string, Mood>> = { MOR: 'moraine', NEV: 'neve', ARE: 'arete' };
const anglesDeg = [0, 90, 180, 270] as const;
const dawnPeakMs = 25_000;
// Date and moon of a still are those of this moment until the live watch takes its place.
export const sittingTime = { epochMs: Date.UTC(2026, 10, 27, 10, 8), offsetMinutes: 0, awayOffsetMinutes: 540 };

/**
 * Renders the stills of the watches whose id matches `only` with the stage itself; those of the others stay as they
 * are. The index is written after each watch. Progress goes to standard output, one line a still.
 */
export async function makeStills(models: string, out: string, only: RegExp): Promise<readonly StillRecord[]> {
  const page = await mkdtemp(join(tmpdir(), 'vitrine-stills-'));
  await mkdir(out, { recursive: true });
  await writeStagePage(page);
  const watchIds = (await readdir(models)).filter((name) => /^W-[A-Z]+-\d+\.glb$/.test(name)).map((name) => basename(name, '.glb')).filter((watchId) => only.test(watchId)).sort();
  let records = await readIndex(out);
  try {
    for (const watchId of watchIds) {
      const made = await shootWatch(page, models, out, watchId);
      records = [...records.filter((record) => record.watchId !== watchId), ...made].sort((a, b) => (a.file < b.file ? -1 : 1));
      await writeIndex(out, records);
    }
  } finally {
    await rm(page, { recursive: true });
  }
  return records;
}

/** Hands are cut once, from the first format; their sheets serve the others through the hands' planes. */
async function shootWatch(page: string, models: string, out: string, watchId: string): Promise<readonly StillRecord[]> {
  const records: StillRecord[] = [];
  for (const format of formats) {
    records.push(...(await shootFormat(page, models, out, watchId, format, records[0]?.layers)));
    process.stdout.write(`${watchId} ${format.format}\n`);
  }
  for (const view of views) {
    records.push(await shootView(page, models, out, watchId, view, records[0]?.layers ?? []));
    process.stdout.write(`${watchId} ${view.pose} ${view.format}\n`);
  }
  return records;
}

/** A view with a middle of its own: placed by millimetres, whatever the glass. */
async function shootView(page: string, models: string, out: string, watchId: string, { pose, format, width, height, centre, shot }: StillView, sheets: readonly LayerRecord[]): Promise<StillRecord> {
  const darkroom = await openDarkroom(page, models, width, height);
  try {
    const place = { centreX: 0.5, centreY: 0.5, heightShare: 0.94 };
    await darkroom.show({ shot: shot(watchId), mood: moodOf(watchId), time: sittingTime, place, isMotionReduced: true, hasGround: false, isTouchable: false });
    const hands = await darkroom.measure();
    // Parted, the hands stand where they stood; from the front the true time is laid over; from behind there are none.
    const posed = pose === 'parted' ? Object.fromEntries(hands.map(({ hand }) => [hand, sittingAngle(hand)])) : {};
    const file = await save(out, `${watchId}.${pose}.${format}`, await darkroom.expose(posed));
    const layers = pose === 'front' ? sheets.map((sheet) => ({ ...sheet, plane: hands.find(({ hand }) => hand === sheet.hand)?.plane ?? sheet.plane })) : [];
    return { watchId, pose, format, file, width, height, pxPerMm: await darkroom.pxPerMm(), calibre: await darkroom.calibre(), centre: [width * centre[0], height * centre[1]], layers };
  } finally {
    await darkroom.close();
  }
}

/** Eight past ten, as watches are photographed. */
function sittingAngle(hand: string): number {
  if (/hour/i.test(hand)) return 304;
  return /minute/i.test(hand) && !/chrono/i.test(hand) ? 48 : 0;
}

export function moodOf(watchId: string): Mood {
  return moods[watchId.slice(2, 5)] ?? 'moraine';
}

async function shootFormat(page: string, models: string, out: string, watchId: string, { format, width, height }: (typeof formats)[number], sheets: readonly LayerRecord[] | undefined): Promise<readonly StillRecord[]> {
  const darkroom = await openDarkroom(page, models, width, height);
  try {
    const mood = moodOf(watchId);
    const records = [await shootHero(darkroom, out, { watchId, format, width, height, mood }, sheets)];
    if (mood === 'arete') records.push(await shootRidge(darkroom, out, { watchId, format, width, height, mood }));
    return records;
  } finally {
    await darkroom.close();
  }
}

type Sitting = { readonly watchId: string; readonly format: string; readonly width: number; readonly height: number; readonly mood: Mood };

async function shootHero(darkroom: Darkroom, out: string, sitting: Sitting, sheets: readonly LayerRecord[] | undefined): Promise<StillRecord> {
  const { watchId, format, width, height, mood } = sitting;
  await darkroom.show({ shot: { kind: 'watch', watchId, pose: 'hero' }, mood, time: sittingTime, isMotionReduced: true, hasGround: false, isTouchable: false });
  const plate = await darkroom.expose({});
  const file = await save(out, `${watchId}.hero.${format}`, plate);
  const hands = await darkroom.measure();
  const layers = sheets === undefined ? await cutHands(darkroom, out, watchId, plate, hands) : sheets.map((sheet) => ({ ...sheet, plane: hands.find(({ hand }) => hand === sheet.hand)?.plane ?? sheet.plane }));
  return { watchId, pose: 'hero', format, file, width, height, pxPerMm: await darkroom.pxPerMm(), calibre: await darkroom.calibre(), centre: null, layers };
}

async function cutHands(darkroom: Darkroom, out: string, watchId: string, plate: Buffer, hands: readonly MeasuredHand[]): Promise<readonly LayerRecord[]> {
  const layers: LayerRecord[] = [];
  for (const measured of hands) {
    const { hand, arbor, plane } = measured;
    const cells: Cell[] = [];
    for (const angleDeg of anglesDeg) cells.push(await cutHand(darkroom, plate, measured, angleDeg));
    const { sheet, cell, columns } = await packSheet(cells);
    const file = `${watchId}.${hand.toLowerCase()}.webp`;
    await sharp(sheet).webp({ quality: 88, alphaQuality: 95, effort: 6 }).toFile(join(out, file));
    layers.push({ hand, arbor, file, cell, columns, cells: cells.map(({ angleDeg, left, top }) => ({ angleDeg, left, top })), plane, sheetPlane: plane });
  }
  return layers;
}

async function shootRidge(darkroom: Darkroom, out: string, { watchId, format, width, height, mood }: Sitting): Promise<StillRecord> {
  const time = { epochMs: dawnPeakMs, offsetMinutes: 0, awayOffsetMinutes: 0 };
  await darkroom.show({ shot: { kind: 'attract', watchId, isWoken: false }, mood, time, isMotionReduced: true, hasGround: false, isTouchable: false });
  const file = await save(out, `${watchId}.attract.${format}`, await darkroom.expose({}));
  return { watchId, pose: 'attract', format, file, width, height, pxPerMm: await darkroom.pxPerMm(), calibre: await darkroom.calibre(), centre: null, layers: [] };
}

/** Each still at most 180 KB: quality gives way before size does. */
async function save(out: string, name: string, picture: Buffer): Promise<string> {
  for (let quality = 88; ; quality -= 6) {
    const bytes = await sharp(picture).webp({ quality, alphaQuality: 90, effort: 6, smartSubsample: true }).toBuffer();
    if (bytes.length > mostBytes && quality > 50) continue;
    await writeFile(join(out, `${name}.webp`), bytes);
    return `${name}.webp`;
  }
}

async function readIndex(out: string): Promise<readonly StillRecord[]> {
  const text = await readFile(join(out, 'stills.json'), 'utf8').catch(() => '{"stills":[]}');
  // Our own file, written below.
  return (JSON.parse(text) as { readonly stills: readonly StillRecord[] }).stills;
}

async function writeIndex(out: string, records: readonly StillRecord[]): Promise<void> {
  await writeFile(join(out, 'stills.json'), `${JSON.stringify({ stills: records })}\n`);
}

const mostBytes = 180 * 1024;

if (import.meta.main) {
  const built = join(import.meta.dirname, '../built');
  const { values } = parseArgs({
    options: { models: { type: 'string', default: join(built, 'models') }, out: { type: 'string', default: join(built, 'stills') }, only: { type: 'string', default: '' } },
  });
  const records = await makeStills(values.models, values.out, new RegExp(values.only));
  process.stdout.write(`${records.length} stills in ${values.out}\n`);
}
