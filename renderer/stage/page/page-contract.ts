import type { Painted, StageHandle, StageProps, StageReport, Still, TurnFrame, WatchTime } from '../shot.ts';

/** What a page that carries only the stage offers to whoever drives it: the stills' maker, tests, benchmarks. */
export type StagePage = {
  readonly show: (wish: StageWish) => void;
  readonly settled: () => Promise<void>;
  readonly describe: () => ReturnType<StageHandle['describe']> | undefined;
  readonly turnTo: StageHandle['turnTo'];
  readonly nudge: StageHandle['nudge'];
  readonly studio: () => StageHandle['studio'] | undefined;
  readonly painted: readonly Painted[];
  readonly reports: readonly StageReport[];
};

/** Props that can cross from a driver into the page. */
export type StageWish = Partial<Omit<StageProps, 'time' | 'decoders' | 'models' | 'stills' | 'turns' | 'captionFor' | 'behind'>> & {
  readonly time?: WatchTime;
  readonly modelUrls?: Readonly<Record<string, string>>;
  readonly stillsByKey?: Readonly<Record<string, Still>>;
  readonly turnsById?: Readonly<Record<string, readonly TurnFrame[]>>;
  readonly captions?: Readonly<Record<string, string>>;
};
