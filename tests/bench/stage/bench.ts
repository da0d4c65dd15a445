import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Bench, Measured } from '../measured.ts';
import { figuresOf, ratiosOf, type Figures, type Ratio } from './compare-visits.ts';
import { contenders, writeContenders, type ContenderName } from './contenders.ts';
import { serveContenders, type ContenderServer } from './serve-contenders.ts';
import { visit, type Size, type Visit } from './visit.ts';

export const usualRuns = 3;

type SizeResult = { readonly figures: Readonly<Record<ContenderName, Figures>>; readonly ratios: readonly Ratio[] };

/** The stage beside the viewers a team would otherwise take, on one model, run in turns; `pictures` keeps what each showed. */
export const bench: Bench = async ({ runs, say, model = usualModel, pictures }) => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-bench-stage-'));
  try {
    await writeContenders(folder, model);
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
    const server = await serveContenders(folder);
    try {
      return await compare(server, runs, say, model, pictures);
    } finally {
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function compare(server: ContenderServer, runs: number, say: (line: string) => void, model: string, pictures: string | undefined): Promise<Measured> {
  const visits = new Map<string, Visit[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [format, size] of Object.entries(sizes)) {
      for (const contender of contenders) {
        const key = `${format} ${contender.name}`;
        const picture = pictures === undefined || run > 0 ? undefined : join(pictures, `${format}-${contender.name}.png`);
        const seen = await visit(contender, server, size, picture);
        visits.set(key, [...(visits.get(key) ?? []), seen]);
        say(`${run + 1}/${runs} ${describeVisit(key, seen)}`);
      }
    }
  }
  const bySize = Object.fromEntries(Object.keys(sizes).map((format) => [format, resultOf(format, visits)]));
  return measuredOf(model, bySize, runs);
}

function resultOf(format: string, visits: ReadonlyMap<string, readonly Visit[]>): SizeResult {
  const of = (name: ContenderName): Figures => figuresOf(visits.get(`${format} ${name}`) ?? []);
  const figures = { vitrine: of('vitrine'), 'model-viewer': of('model-viewer'), 'babylon-viewer': of('babylon-viewer'), 'bare-r3f': of('bare-r3f') };
  return { figures, ratios: ratiosOf(figures) };
}

/** The first size's first picture stands for all; the rest is in the remarks and, whole, in the details. */
function measuredOf(model: string, bySize: Readonly<Record<string, SizeResult>>, runs: number): Measured {
  const [first] = Object.values(bySize);
  if (first === undefined) throw new Error('nothing was measured');
  const [, best] = Object.entries(first.figures).filter(([name]) => name !== 'vitrine').toSorted(([, a], [, b]) => a.firstPictureMs.median - b.firstPictureMs.median).map(([name, figures]) => [name, figures] as const)[0] ?? [];
  const bestBy = first.ratios[0]?.bestBy ?? '';
  const remarks = Object.entries(bySize).flatMap(([format, { ratios }]) => ratios.map((ratio) => `${format} ${describeFigure(ratio)}`));
  return {
    unit: 'ms', ours: first.figures.vitrine.firstPictureMs, peer: { name: `${bestBy}, first picture`, ...(best ?? first.figures.vitrine).firstPictureMs }, aim: 0.55, remarks,
    details: { model: basename(model), runs, sizes: bySize },
  };
}

function describeVisit(key: string, { firstPictureMs, orbit, wholeOrbit, rest, coveredShare, memoryMb }: Visit): string {
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const whole = wholeOrbit === undefined ? 'as it comes only' : `whole ${middle(wholeOrbit.frameMs).toFixed(0)} ms`;
  return `${key.padEnd(24)} first ${firstPictureMs.toFixed(0)} ms, frame ${middle(orbit.frameMs).toFixed(0)} ms at ${(middle(orbit.pixelShare) * 100).toFixed(0)} % of pixels, ${whole}, ${middle(orbit.draws)} draws, rest ${(rest.processorShare * 100).toFixed(1)} % and ${rest.drawnFrames} frames, covers ${(coveredShare * 100).toFixed(0)} %, ${memoryMb.toFixed(0)} MB`;
}

function describeFigure({ of, ours, best, bestBy, ratio, aim }: Ratio): string {
  const verdict = aim === null ? '' : ` (aim ${aim}: ${ratio <= aim ? 'met' : 'missed'})`;
  // A peer that rests wholly leaves nothing to divide by.
  return `${of}: ${Number.isFinite(ratio) ? ratio.toFixed(2) : 'no ratio'}${verdict}, ours ${ours.toPrecision(3)}, ${bestBy} ${best.toPrecision(3)}`;
}

const sizes: Readonly<Record<string, Size>> = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } };
const usualModel = join(import.meta.dirname, '../../../assets/built/models/W-MOR-01.glb');
