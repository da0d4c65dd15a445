/** What a benchmark found: ours beside a peer, run in turns on the same machine. */
export type Measured = {
  readonly unit: 'ms';
  readonly ours: Distribution;
  readonly peer: Distribution & { readonly name: string };
  /** What is aimed at: that ours takes at most this many times the peer's median. */
  readonly aim: number;
  readonly remarks: readonly string[];
  /** Whatever else was measured, for the JSON. */
  readonly details?: unknown;
};

export type Distribution = { readonly median: number; readonly p95: number; readonly runs: number };

/** `only` and `formats` name what of a benchmark to run; empty, all of it. */
export type BenchOptions = {
  readonly runs: number;
  readonly say: (line: string) => void;
  readonly model?: string | undefined;
  readonly pictures?: string | undefined;
  readonly only?: readonly string[];
  readonly formats?: readonly string[];
};

export type Bench = (options: BenchOptions) => Promise<Measured>;

export function distributionOf(values: readonly number[]): Distribution {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), runs: sorted.length };
}

export function describeRatio({ ours, peer, aim, unit, remarks }: Measured): string {
  const ratio = ours.median / peer.median;
  const verdict = ratio <= aim ? 'aim met' : 'aim missed';
  const line = `ours ${round(ours.median)} ${unit} (p95 ${round(ours.p95)}), ${peer.name} ${round(peer.median)} ${unit} (p95 ${round(peer.p95)}), ratio ${ratio.toFixed(2)} (aim ${aim.toFixed(2)}: ${verdict}), ${ours.runs} runs each`;
  return [line, ...remarks].join('\n  ');
}

function round(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
