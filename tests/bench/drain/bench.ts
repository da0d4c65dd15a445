import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distributionOf, type Bench } from '../measured.ts';
import { measureOurs } from './ours.ts';
import { measurePouch } from './pouch.ts';
import { makeTemplate } from './template.ts';

const rowCount = 10_000;
/** More than ever fit into one drain. */
const visitCount = 1000;
const aimedThanksMs = 50;
/** No run begins after this long, whatever was asked for: the machine's state at noon says nothing about the one at one. */
const mostMs = 4 * 60_000;

/** 10,000 queued rows into the hub over TLS, both ends at synchronous=FULL, beside PouchDB into a PouchDB server over plain HTTP, in turns. */
export const bench: Bench = async ({ runs, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-drain-'));
  try {
    say(`queueing ${rowCount} rows once`);
    const template = await makeTemplate(folder, { rows: rowCount, visits: visitCount });
    const [ours, theirs, thanks]: [number[], number[], number[]] = [[], [], []];
    const endsAtMs = performance.now() + mostMs;
    for (let run = 1; run <= runs && performance.now() < endsAtMs; run += 1) {
      const { tookMs, thanksMs } = await measureOurs(folder, template);
      ours.push(tookMs);
      thanks.push(...thanksMs);
      theirs.push(await measurePouch(folder, template.rows));
      say(`run ${run}: ours ${ours.at(-1)?.toFixed(0)} ms, PouchDB ${theirs.at(-1)?.toFixed(0)} ms`);
    }
    return {
      unit: 'ms', ours: distributionOf(ours), peer: { name: 'PouchDB', ...distributionOf(theirs) }, aim: 0.25,
      remarks: [
        describeThanks(thanks),
        `${rowCount} rows of ${Math.round(template.bytes / rowCount)} bytes; ours over TLS, each batch durable at both ends before it is answered; PouchDB over HTTP, LevelDB as it comes (it does not sync)`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

function describeThanks(thanksMs: readonly number[]): string {
  const sorted = thanksMs.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  const [median, p99] = [at(0.5), at(0.99)];
  return `thank you during the drain: median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${sorted.length} (aim ${aimedThanksMs} ms: ${p99 <= aimedThanksMs ? 'aim met' : 'aim missed'})`;
}
