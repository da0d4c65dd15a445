import { distributionOf, type Distribution } from '../measured.ts';
import type { ContenderName } from './contenders.ts';
import type { Orbit, Visit } from './visit.ts';

type OrbitFigures = { readonly frameMs: Distribution; readonly pixelShare: number; readonly draws: number };

/** One contender at one size: medians over the runs. */
export type Figures = {
  readonly firstPictureMs: Distribution;
  readonly orbit: OrbitFigures;
  readonly wholeOrbit: OrbitFigures | null;
  readonly scriptBytes: number;
  readonly scriptBytesBrotli: number;
  readonly coveredShare: number;
  readonly restProcessorShare: number;
  readonly restDrawnFrames: number;
  readonly memoryMb: number;
  readonly strayRequests: readonly string[];
};

/** The stage's figures and those of the peers that were run beside it. */
export type FiguresByName = { readonly vitrine: Figures } & Readonly<Partial<Record<ContenderName, Figures>>>;

/** A figure of ours over the best of the peers, and what is aimed at. */
export type Ratio = { readonly of: string; readonly ours: number; readonly best: number; readonly bestBy: string; readonly ratio: number; readonly aim: number | null };

export function figuresOf(visits: readonly Visit[]): Figures {
  const median = (of: (visit: Visit) => number): number => distributionOf(visits.map(of)).median;
  const whole = visits.flatMap((visit) => (visit.wholeOrbit === undefined ? [] : [visit.wholeOrbit]));
  return {
    firstPictureMs: distributionOf(visits.map((visit) => visit.firstPictureMs)),
    orbit: orbitFigures(visits.map((visit) => visit.orbit)),
    wholeOrbit: whole.length === 0 ? null : orbitFigures(whole),
    scriptBytes: median((visit) => visit.scripts.raw),
    scriptBytesBrotli: median((visit) => visit.scripts.brotli),
    coveredShare: median((visit) => visit.coveredShare),
    restProcessorShare: median((visit) => visit.rest.processorShare),
    restDrawnFrames: median((visit) => visit.rest.drawnFrames),
    memoryMb: median((visit) => visit.memoryMb),
    strayRequests: [...new Set(visits.flatMap((visit) => visit.strayRequests))],
  };
}

/** Ours beside the best of the peers, figure by figure. */
export function ratiosOf(figures: FiguresByName): readonly Ratio[] {
  const { vitrine, ...peers } = figures;
  const beside = (of: string, ours: number, read: (peer: Figures) => number | undefined, aim: number | null): readonly Ratio[] => {
    const measured = Object.entries(peers).flatMap(([name, peer]) => {
      const value = read(peer);
      return value === undefined ? [] : [{ name, value }];
    });
    const best = measured.toSorted((a, b) => a.value - b.value)[0];
    return best === undefined ? [] : [{ of, ours, best: best.value, bestBy: best.name, ratio: ours / best.value, aim }];
  };
  const whole = (peer: Figures): number | undefined => [peer.wholeOrbit, peer.orbit].find((orbit) => orbit !== null && orbit.pixelShare > wholeShare)?.frameMs.median;
  return [
    ...beside('first picture', vitrine.firstPictureMs.median, (peer) => peer.firstPictureMs.median, 0.55),
    ...beside('frame at all pixels', vitrine.wholeOrbit?.frameMs.median ?? Number.NaN, whole, 0.45),
    // A viewer that shows a model smaller has less to shade.
    ...beside('frame at all pixels for each pixel covered', (vitrine.wholeOrbit?.frameMs.median ?? Number.NaN) / vitrine.coveredShare, (peer) => dividedBy(whole(peer), peer.coveredShare), null),
    ...beside('p95 frame at all pixels', vitrine.wholeOrbit?.frameMs.p95 ?? Number.NaN, (peer) => (whole(peer) === undefined ? undefined : (peer.wholeOrbit ?? peer.orbit).frameMs.p95), null),
    ...beside('governed frame beside all pixels', vitrine.orbit.frameMs.median, whole, 0.25),
    ...beside('governed frame beside as each comes', vitrine.orbit.frameMs.median, (peer) => peer.orbit.frameMs.median, null),
    ...beside('draws a frame', (vitrine.wholeOrbit ?? vitrine.orbit).draws, (peer) => (peer.wholeOrbit ?? peer.orbit).draws, null),
    ...beside('script bytes', vitrine.scriptBytes, (peer) => peer.scriptBytes, null),
    ...beside('script bytes, brotli', vitrine.scriptBytesBrotli, (peer) => peer.scriptBytesBrotli, null),
    ...beside('memory', vitrine.memoryMb, (peer) => peer.memoryMb, null),
    ...beside('processor at rest', vitrine.restProcessorShare, (peer) => peer.restProcessorShare, null),
  ];
}

function dividedBy(value: number | undefined, share: number): number | undefined {
  return value === undefined ? undefined : value / share;
}

function orbitFigures(orbits: readonly Orbit[]): OrbitFigures {
  const all = (read: (orbit: Orbit) => readonly number[]): readonly number[] => orbits.flatMap(read);
  return { frameMs: distributionOf(all((orbit) => orbit.frameMs)), pixelShare: distributionOf(all((orbit) => orbit.pixelShare)).median, draws: distributionOf(all((orbit) => orbit.draws)).median };
}

const wholeShare = 0.95;
