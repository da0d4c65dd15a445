import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCampaign, type Verdict } from './campaign.ts';

/** `npm run torture -- [--kills N] [--seed S] [--cuts N]`: ends with 1 when something acknowledged was lost, doubled or stuck. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    /** Power cuts on top of the kills; needs a C compiler. */
    cuts: { type: 'string', default: '20' },
    /** Leaves the folders of core and hub where they are, to be looked at. */
    keep: { type: 'boolean' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
say(`seed ${seed}`);
const verdicts = [await campaign('kills', Number(values.kills), false), await campaign('power cuts', Number(values.cuts), true)];
process.exitCode = verdicts.every((verdict) => verdict === null || isClean(verdict)) ? 0 : 1;

async function campaign(name: string, kills: number, isPowerCut: boolean): Promise<Verdict | null> {
  if (kills === 0) return null;
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-torture-'));
  if (values.keep === true) say(`${name}: in ${workFolder}`);
  try {
    const verdict = await runCampaign({ workFolder, seed, kills, isPowerCut, say: (line) => say(`${name}: ${line}`) });
    say(`${name}: core ${verdict.kills.core}, hub ${verdict.kills.hub} · acknowledged ${verdict.acknowledged} · lost ${verdict.lost} · doubled ${verdict.doubled} · invented ${verdict.invented} · undelivered ${verdict.undelivered}`);
    return verdict;
  } finally {
    if (values.keep !== true) rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function isClean({ lost, doubled, invented, undelivered }: Verdict): boolean {
  return lost + doubled + invented + undelivered === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
