import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Bench, BenchOptions, Measured } from '../measured.ts';
import { figuresOf, ratiosOf, type Figures, type FiguresByName, type Ratio } from './compare-visits.ts';
import { contenders, writeContenders, type Contender, type ContenderName } from './contenders.ts';
import { serveContenders, type ContenderServer } from './serve-contenders.ts';
import { visit, type Size, type Visit } from './visit.ts';

export const usualRuns = 3;

type SizeResult = { readonly figures: FiguresByName; readonly ratios: readonly Ratio[] };
type Sizes = Readonly<Record<string, Size>>;

/**
 * The stage beside the viewers a team would otherwise take, on one model, run in turns; `pictures` keeps what each showed.
 * `only` names contenders by how their names begin (`ours` is the stage); `formats`, sizes.
 */
export const bench: Bench = async (options) => {
  const model = options.model ?? usualModel;
  const chosen = chosenContenders(options.only ?? []);
  const chosenSizes = pickSizes(options.formats ?? []);
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-bench-stage-'));
  try {
    await writeContenders(folder, model, chosen);
    if (options.pictures !== undefined) await mkdir(options.pictures, { recursive: true });
    const server = await serveContenders(folder);
    try {
      const visits = await visitInTurns(server, chosen, chosenSizes, options);
      const bySize = Object.fromEntries(Object.keys(chosenSizes).map((format) => [format, resultOf(format, chosen, visits)]));
      return measuredOf(model, bySize, options.runs);
    } finally {
      await server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function chosenContenders(only: readonly string[]): readonly Contender[] {
  const beginnings = ['vitrine', ...only];
  return only.length === 0 ? contenders : contenders.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
}

function pickSizes(formats: readonly string[]): Sizes {
  const unknown = formats.filter((format) => sizes[format] === undefined);
  if (unknown.length > 0) throw new TypeError(`no format ${unknown.join(', ')}; there are ${Object.keys(sizes).join(', ')}`);
  return formats.length === 0 ? sizes : Object.fromEntries(Object.entries(sizes).filter(([format]) => formats.includes(format)));
}

async function visitInTurns(server: ContenderServer, chosen: readonly Contender[], chosenSizes: Sizes, { runs, say, pictures }: BenchOptions): Promise<ReadonlyMap<string, readonly Visit[]>> {
  const visits = new Map<string, Visit[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [format, size] of Object.entries(chosenSizes)) {
      for (const contender of chosen) {
        const key = `${format} ${contender.name}`;
        const picture = pictures === undefined || run > 0 ? undefined : join(pictures, `${format}-${contender.name}.png`);
        const seen = await visit(contender, server, size, picture);
        visits.set(key, [...(visits.get(key) ?? []), seen]);
        say(`${run + 1}/${runs} ${describeVisit(key, seen)}`);
      }
    }
  }
  return visits;
}

function resultOf(format: string, chosen: readonly Contender[], visits: ReadonlyMap<string, readonly Visit[]>): SizeResult {
  const of = (name: ContenderName): Figures => figuresOf(visits.get(`${format} ${name}`) ?? []);
  const peers = chosen.filter(({ name }) => name !== 'vitrine').map(({ name }) => [name, of(name)] as const);
  const figures: FiguresByName = { vitrine: of('vitrine'), ...Object.fromEntries(peers) };
  return { figures, ratios: ratiosOf(figures) };
}

/** The first size's first picture stands for all; the rest is in the remarks and, whole, in the details. */
function measuredOf(model: string, bySize: Readonly<Record<string, SizeResult>>, runs: number): Measured {
  const [first] = Object.values(bySize);
  if (first === undefined) throw new Error('nothing was measured');
  const { vitrine, ...peers } = first.figures;
  const [best] = Object.entries(peers).toSorted(([, a], [, b]) => a.firstPictureMs.median - b.firstPictureMs.median);
  const remarks = Object.entries(bySize).flatMap(([format, { ratios }]) => ratios.map((ratio) => `${format} ${describeFigure(ratio)}`));
  return {
    unit: 'ms', ours: vitrine.firstPictureMs, peer: { name: `${best?.[0] ?? 'nobody'}, first picture`, ...(best?.[1] ?? vitrine).firstPictureMs }, aim: 0.55, remarks,
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
